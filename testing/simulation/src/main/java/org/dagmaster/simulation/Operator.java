package org.dagmaster.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.OperateJob.Answer;
import org.dagmaster.application.port.in.OperateJob.Request;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** Someone who does things to jobs, whether they make sense or not. */
final class Operator {

    private static final String NAME = "olga";

    private final World world;
    private final Connection connection;
    private final OperateJob operations;

    Operator(World world, Connection connection, OperateJob operations) {
        this.world = world;
        this.connection = connection;
        this.operations = operations;
    }

    void act(JobId job, Collection<NodeId> nodes) {
        NodeId node = anyNode(nodes);
        act(
                job,
                switch (world.luck().below(9)) {
                    case 0 -> new OperatorAction.Cancel();
                    case 1, 2 -> new OperatorAction.Pause();
                    case 3, 4 -> new OperatorAction.Resume();
                    case 5 -> new OperatorAction.Retry(null);
                    case 6 -> new OperatorAction.Retry(node);
                    case 7 -> new OperatorAction.Rerun(node);
                    default -> new OperatorAction.Skip(node);
                });
    }

    /** Tries an action out, and then does it: the one must foretell the other. */
    void act(JobId job, OperatorAction action) {
        connection.restart();
        world.trace().line(NAME, () -> action + " on " + job);
        Answer tried = answer(new Request(job, action, NAME, null, true));
        connection.restart();
        Answer done = answer(new Request(job, action, NAME, null, false));
        world.findings().requireNone();
        if (tried != null && done != null) {
            Violation.require(
                    tried.changed() == done.changed() && tried.effects().equals(done.effects()),
                    Invariant.ANSWERS,
                    "%s on job %s was to do %s, and did %s",
                    action,
                    job,
                    tried.effects(),
                    done.effects());
        }
    }

    /** Null if there was no answer, or none but that it cannot be done. */
    private @Nullable Answer answer(Request request) {
        try {
            return operations.act(request);
        } catch (Refused e) {
            world.trace().line("", () -> "  refused: " + e.sentence());
            return null;
        } catch (Crash _) {
            return null;
        } catch (Violation e) {
            throw e;
        } catch (RuntimeException e) {
            String detail = "%s failed with %s".formatted(request.action(), e);
            throw new Violation(Invariant.ANSWERS, detail, e);
        }
    }

    /** A node that the job has, or a child that it may have. */
    private NodeId anyNode(Collection<NodeId> nodes) {
        List<NodeId> sorted = new ArrayList<>(nodes);
        sorted.sort(null);
        NodeId node = sorted.isEmpty() ? new NodeId("n0") : world.luck().pick(sorted);
        boolean isChild = ChildId.parse(node).isPresent();
        return !isChild && world.luck().oneIn(4)
                ? new ChildId(node, world.luck().below(3)).node()
                : node;
    }
}
