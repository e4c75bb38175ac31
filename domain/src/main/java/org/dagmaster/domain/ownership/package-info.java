/** Who may write a job: owners and fencing epochs. */
@NullMarked
package org.dagmaster.domain.ownership;

import org.jspecify.annotations.NullMarked;
