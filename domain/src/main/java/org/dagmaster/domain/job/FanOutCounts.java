package org.dagmaster.domain.job;

/**
 * How the children of a fan_out stand, in numbers: all that is kept of them in memory.
 *
 * @param total how many there are to be
 * @param created how many there are so far: those with indexes below it
 * @param completed how many of them ended well
 * @param failed how many of them failed for good
 */
public record FanOutCounts(int total, int created, int completed, int failed) {

    public FanOutCounts {
        boolean fits = 0 <= completed && 0 <= failed && completed + failed <= created;
        if (!fits || created > total) {
            throw new IllegalArgumentException(
                    "%d completed and %d failed of %d created of %d children do not add up"
                            .formatted(completed, failed, created, total));
        }
    }

    /** Before the first child is created. */
    public static FanOutCounts of(int total) {
        return new FanOutCounts(total, 0, 0, 0);
    }

    public FanOutCounts create(int count) {
        return new FanOutCounts(total, created + count, completed, failed);
    }

    /** After a child has moved from one state to another. */
    FanOutCounts move(NodeStatus from, NodeStatus to) {
        return new FanOutCounts(
                total,
                created,
                completed + count(to, NodeStatus.COMPLETED) - count(from, NodeStatus.COMPLETED),
                failed + count(to, NodeStatus.FAILED) - count(from, NodeStatus.FAILED));
    }

    private static int count(NodeStatus status, NodeStatus counted) {
        return status == counted ? 1 : 0;
    }

    public boolean isExpanded() {
        return created == total;
    }

    /** Whether every child has ended. */
    public boolean isOver() {
        return completed + failed == total;
    }

    /** How many have been created and not ended. */
    public int live() {
        return created - completed - failed;
    }
}
