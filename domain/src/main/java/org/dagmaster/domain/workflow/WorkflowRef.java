package org.dagmaster.domain.workflow;

/** One version of a workflow; immutable once a job has used it. */
public record WorkflowRef(WorkflowId id, int version) {

    public WorkflowRef {
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " of " + id + " is below 1");
        }
    }

    @Override
    public String toString() {
        return id + " v" + version;
    }
}
