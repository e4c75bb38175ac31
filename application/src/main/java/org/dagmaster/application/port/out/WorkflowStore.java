package org.dagmaster.application.port.out;

import java.util.List;
import java.util.Optional;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;

/** The versions of workflows that jobs have used, each pinned as its YAML text. */
public interface WorkflowStore {

    /**
     * Keeps the text of a version, unless one is kept already.
     *
     * @return the text that is kept: the given one, or the one that was there before
     */
    String pin(WorkflowRef ref, String yaml);

    Optional<String> find(WorkflowRef ref);

    /** The versions that jobs have used, ascending. */
    List<Integer> versions(WorkflowId id);
}
