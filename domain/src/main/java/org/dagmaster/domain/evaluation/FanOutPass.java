package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.dagmaster.domain.evaluation.Decision.Birth;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.value.Values;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** The part of a {@link Pass} that deals with fan_outs and their children. */
final class FanOutPass {

    private static final String COUNT = "count";
    private static final String FAILED = "failed";

    private final Ledger ledger;
    private final Children children;
    private final TemplateResolver templates;
    private final Map<NodeId, List<?>> sources = new HashMap<>();
    private final Map<NodeId, NodeState.FanningOut> latest = new HashMap<>();
    private final Map<NodeId, List<Birth>> newborn = new HashMap<>();
    private int room = DagEvaluator.SLICE;

    FanOutPass(Ledger ledger, Children children, TemplateResolver templates) {
        this.ledger = ledger;
        this.children = children;
        this.templates = templates;
    }

    /** The fan_out may run: it learns how many children it is to have. */
    void enter(FanOutNode node) {
        Object source = templates.resolve(node.source(), ledger.scope().roots());
        if (!(source instanceof List<?> list)) {
            ledger.fail(node.id(), Failure.permanent(ErrorCode.NOT_A_LIST, noList(node, source)));
            return;
        }
        if (list.size() > FanOutNode.MOST_CHILDREN) {
            ledger.fail(
                    node.id(), Failure.permanent(ErrorCode.TOO_MANY_CHILDREN, tooMany(node, list)));
            return;
        }
        sources.put(node.id(), list);
        int attempt = ledger.state(node.id()).attempt() + 1;
        NodeState.FanningOut begun = NodeState.FanningOut.begin(attempt, ledger.now(), list.size());
        ledger.decide(new Decision.FanOut(node.id(), list.size()), node.id(), begun);
        advance(node, begun);
    }

    /** Brings the next children into being, has due ones tried again, and ends what is over. */
    void advance(FanOutNode node, NodeState.FanningOut state) {
        NodeState.FanningOut after = state;
        if (!failsAtOnce(node, state)) {
            retry(node);
            after = state.counts().isExpanded() ? state : expand(node, state);
        }
        latest.put(node.id(), after);
        if (failsAtOnce(node, after)) {
            ledger.fail(node.id(), childFailed(after.counts(), after.cause()));
        } else if (after.counts().isOver()) {
            ledger.complete(node.id(), output(after.counts()));
        }
    }

    /** Shows all children by index; those that come into being in this pass are not stored yet. */
    void forEachChild(NodeId fanOut, Consumer<NodeState> reader) {
        FanOutCounts counts = Objects.requireNonNull(counts(fanOut));
        List<Birth> born = newborn.getOrDefault(fanOut, List.of());
        int[] left = {counts.total() - born.size()};
        children.forEach(
                fanOut,
                state -> {
                    // What is stored beyond these is of an earlier run of the fan_out.
                    if (left[0]-- > 0) {
                        reader.accept(state);
                    }
                });
        born.forEach(birth -> reader.accept(birth.state(ledger.now())));
    }

    /** Why a fan_in that does not collect failures fails; null as long as no child failed. */
    @Nullable Failure failureOf(FanOutNode node) {
        FanOutCounts counts = counts(node.id());
        if (counts == null || counts.failed() == 0) {
            return null;
        }
        NodeState.FanningOut state = latest.get(node.id());
        return childFailed(counts, state == null ? null : state.cause());
    }

    /** How its children stand; null if it has none, for it has not run. */
    private @Nullable FanOutCounts counts(NodeId fanOut) {
        NodeState.FanningOut state = latest.get(fanOut);
        if (state != null) {
            return state.counts();
        }
        if (ledger.state(fanOut) instanceof NodeState.Completed(_, Output.Inline(var output))
                && output.get(COUNT) instanceof Integer total
                && output.get(FAILED) instanceof Integer failed) {
            return new FanOutCounts(total, total, total - failed, failed);
        }
        return null;
    }

    /** A child failed for good, and there is no fan_in to say what that means. */
    private boolean failsAtOnce(FanOutNode node, NodeState.FanningOut state) {
        return state.counts().failed() > 0
                && ledger.graph().gathering().gatherersOf(node.id()).isEmpty();
    }

    private static Failure childFailed(FanOutCounts counts, @Nullable Failure cause) {
        String message =
                "%d of %d children failed for good%s"
                        .formatted(
                                counts.failed(),
                                counts.total(),
                                cause == null ? "" : "; " + cause.message());
        return Failure.permanent(ErrorCode.CHILD_FAILED, message);
    }

    private static Map<String, @Nullable Object> output(FanOutCounts counts) {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put(COUNT, counts.total());
        output.put("completed", counts.completed());
        output.put(FAILED, counts.failed());
        return output;
    }

    private NodeState.FanningOut expand(FanOutNode node, NodeState.FanningOut state) {
        int from = state.counts().created();
        int to = Math.min(state.counts().total(), from + room);
        if (to == from) {
            return state;
        }
        room -= to - from;
        // A first run has no children to look for.
        List<NodeState> earlier =
                state.attempt() == 1 ? List.of() : children.earlier(node.id(), from, to);
        List<Birth> births = new ArrayList<>(to - from);
        NodeState.FanningOut after = state;
        for (int index = from; index < to; index++) {
            int place = index - from;
            Birth birth = birth(node, index, place < earlier.size() ? earlier.get(place) : null);
            births.add(birth);
            after = after.add(birth.state(ledger.now()));
        }
        newborn.put(node.id(), births);
        ledger.decide(new Decision.Expand(node.id(), births), node.id(), after);
        return after;
    }

    private Birth birth(FanOutNode node, int index, @Nullable NodeState earlier) {
        if (earlier instanceof NodeState.Completed || earlier instanceof NodeState.Failed) {
            return new Birth.Kept(earlier);
        }
        int attempts = earlier == null ? 0 : earlier.attempt();
        try {
            return new Birth.Dispatched(attempts, params(node, index));
        } catch (TemplateFailure e) {
            return new Birth.Failed(attempts, Pass.failure(e));
        }
    }

    private void retry(FanOutNode node) {
        for (ChildId child : children.due().keySet()) {
            if (child.fanOut().equals(node.id())) {
                ledger.decide(new Decision.DispatchChild(child, params(node, child.index())));
            }
        }
    }

    @SuppressWarnings("unchecked") // a map resolves to a map
    private Map<String, @Nullable Object> params(FanOutNode node, int index) {
        Object item = source(node).get(index);
        Object params = templates.resolve(node.task().params(), ledger.scope().roots(item, index));
        return (Map<String, @Nullable Object>) Objects.requireNonNull(params);
    }

    /** What it reads has not changed since the fan_out began, so that it yields the same list. */
    private List<?> source(FanOutNode node) {
        return sources.computeIfAbsent(
                node.id(),
                _ -> {
                    Object source = templates.resolve(node.source(), ledger.scope().roots());
                    return (List<?>) Objects.requireNonNull(source);
                });
    }

    private static String noList(FanOutNode node, @Nullable Object source) {
        return "the source of '%s' yields a value of type %s, but a fan_out needs an array"
                .formatted(node.id(), Values.typeName(source));
    }

    private static String tooMany(FanOutNode node, List<?> list) {
        return "the source of '%s' has %,d elements, more than the %,d children a fan_out may have"
                .formatted(node.id(), list.size(), FanOutNode.MOST_CHILDREN);
    }
}
