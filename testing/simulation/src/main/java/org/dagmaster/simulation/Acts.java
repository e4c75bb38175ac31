package org.dagmaster.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.TaskId;
import org.jspecify.annotations.Nullable;

/** What the handlers of a simulation do: fail or give a value, and save how far they are. */
final class Acts implements Script.Act {

    private static final String MAKER = "made_by";
    private static final String SAVER = "saved_by";

    private final World world;
    private final Runnable meanwhile;
    private final Set<TaskId> run = new HashSet<>();
    private final Map<String, Integer> savers = new HashMap<>();

    /**
     * @param meanwhile what others do while a handler runs
     */
    Acts(World world, Runnable meanwhile) {
        this.world = world;
        this.meanwhile = meanwhile;
    }

    @Override
    public Object play(TaskContext context) throws TaskFailure, InterruptedException {
        TaskId task = context.task();
        world.tally().attempt();
        world.findings().examine(() -> requireFirst(task));
        Luck luck = world.luck();
        if (luck.oneIn(4)) {
            context.progress(1, 2, "half");
        }
        boolean saves = !luck.oneIn(4);
        if (saves) {
            readCheckpoint(context, task);
        }
        if (luck.oneIn(4)) {
            world.findings().examine(meanwhile);
        }
        if (saves) {
            saveCheckpoint(context, task);
        }
        if (luck.oneIn(60)) {
            throw TaskFailure.permanent("BROKEN", "by chance");
        }
        if (luck.oneIn(task.attempt() == 1 ? 5 : 2)) {
            throw TaskFailure.retryable("BUSY", "by chance");
        }
        context.checkCancelled();
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("value", luck.below(200));
        output.put(MAKER, "%s:%d".formatted(task.node(), task.attempt()));
        return output;
    }

    /** The attempt that made an output; null if no act did. */
    static @Nullable Object maker(Output output) {
        return output instanceof Output.Inline(var value) ? value.get(MAKER) : null;
    }

    private void requireFirst(TaskId task) {
        Violation.require(run.add(task), Invariant.EXECUTIONS, "%s is run a second time", task);
    }

    private void readCheckpoint(TaskContext context, TaskId task) {
        String place = task.job() + ":" + task.node();
        int saver =
                context.checkpoint()
                        .map(checkpoint -> checkpoint.state().get(SAVER))
                        .map(Integer.class::cast)
                        .orElse(0);
        int latest = savers.getOrDefault(place, 0);
        // None at all is right too: an operator had the node begin from the start.
        world.findings()
                .examine(() ->
                        Violation.require(
                                saver == 0 || saver >= latest || latest > task.attempt(),
                                Invariant.CHECKPOINTS,
                                "%s is handed the checkpoint of attempt %d, but attempt %d saved"
                                        + " one after it",
                                task,
                                saver,
                                latest));
    }

    private void saveCheckpoint(TaskContext context, TaskId task) {
        String place = task.job() + ":" + task.node();
        context.save(new Checkpoint("half", 1, Map.of(SAVER, task.attempt())));
        if (!context.isCancelled()) {
            savers.merge(place, task.attempt(), Math::max);
        }
    }
}
