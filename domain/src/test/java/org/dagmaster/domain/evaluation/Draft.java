package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeId;

/** A node of a workflow that is being made up, and what it is wired to. */
final class Draft {

    /** What it is going to be. */
    enum Kind {
        START,
        TASK,
        FORK,
        FAN_OUT,
        FAN_IN,
        END
    }

    final NodeId id;
    final Kind kind;
    final List<Draft> sources = new ArrayList<>();
    final List<NodeId> next = new ArrayList<>();
    final List<List<NodeId>> branches = new ArrayList<>();
    private final List<NodeId> allOf = new ArrayList<>();
    private final List<NodeId> anyOf = new ArrayList<>();

    Draft(String name, Kind kind, int branches) {
        this.id = new NodeId(name);
        this.kind = kind;
        for (int i = 0; i < branches; i++) {
            this.branches.add(new ArrayList<>());
        }
    }

    Join join() {
        return new Join(allOf, anyOf);
    }

    boolean isLastSoFar(List<Draft> drafts) {
        return drafts.stream().noneMatch(draft -> draft.sources.contains(this));
    }

    /** Comes after another, in one of the ways that there are. */
    void follow(Draft source, Random random) {
        if (sources.contains(source)) {
            return;
        }
        sources.add(source);
        int way = random.nextInt(10);
        if (way < 3) {
            anyOf.add(source.id);
        } else if (way < 5 || source.kind == Kind.FORK && way < 6) {
            allOf.add(source.id);
        } else if (source.kind == Kind.FORK) {
            source.branches.get(random.nextInt(source.branches.size())).add(id);
        } else {
            source.next.add(id);
        }
    }

    /** Takes what no node takes yet of another's branches. */
    void takeEmptyBranches(Draft fork) {
        for (List<NodeId> branch : fork.branches) {
            if (branch.isEmpty()) {
                branch.add(id);
                sources.add(fork);
            }
        }
    }
}
