package org.dagmaster.domain.change;

/** How a node waits for another one. */
enum Waits {
    /** That must be completed or skipped, as all of these. */
    FOR_ALL,
    /** One of these must be completed. */
    FOR_ONE,
    /** That is a conditional, and must take a branch that leads here. */
    FOR_BRANCH
}
