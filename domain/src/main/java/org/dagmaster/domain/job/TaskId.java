package org.dagmaster.domain.job;

import org.dagmaster.domain.workflow.NodeId;

/**
 * One attempt of a node; written {@code job:node:attempt}.
 *
 * @param attempt 1 for the first try
 */
public record TaskId(JobId job, NodeId node, int attempt) {

    public TaskId {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt " + attempt + " is below 1");
        }
    }

    /**
     * @throws IllegalArgumentException if the text is not of the form {@code job:node:attempt}
     */
    public static TaskId parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("'" + text + "' is no task id: job:node:attempt");
        }
        return new TaskId(JobId.parse(parts[0]), new NodeId(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return job + ":" + node + ":" + attempt;
    }
}
