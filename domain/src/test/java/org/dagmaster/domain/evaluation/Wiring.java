package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up nodes and how they lead to each other: no circle, no dead end, one start. */
final class Wiring {

    private final Random random;
    private final List<Draft> drafts = new ArrayList<>();

    private Wiring(Random random) {
        this.random = random;
    }

    /** A start, some inner nodes, and one to three ends, in an order that their edges follow. */
    static List<Draft> of(int inner, Random random) {
        Wiring wiring = new Wiring(random);
        wiring.drafts.add(new Draft("start", Draft.Kind.START, 0));
        for (int i = 0; i < inner; i++) {
            wiring.add(i);
        }
        wiring.end();
        return wiring.drafts;
    }

    private void add(int number) {
        List<Draft> fanOuts = drafts.stream().filter(d -> d.kind == Draft.Kind.FAN_OUT).toList();
        Draft.Kind kind = kind(!fanOuts.isEmpty());
        int branches = kind == Draft.Kind.FORK ? 2 + random.nextInt(2) : 0;
        Draft draft = new Draft("n" + number, kind, branches);
        int gathered = kind == Draft.Kind.FAN_IN ? 1 + random.nextInt(2) : 0;
        for (int i = 0; i < gathered; i++) {
            draft.follow(fanOuts.get(random.nextInt(fanOuts.size())), random);
        }
        int others = gathered > 0 ? random.nextInt(2) : 1 + random.nextInt(3);
        for (int i = 0; i < others; i++) {
            draft.follow(recent(), random);
        }
        drafts.add(draft);
    }

    private Draft.Kind kind(boolean canGather) {
        int dice = random.nextInt(20);
        if (dice < 8) {
            return Draft.Kind.TASK;
        }
        if (dice < 11) {
            return Draft.Kind.FORK;
        }
        return dice < 15 || !canGather ? Draft.Kind.FAN_OUT : Draft.Kind.FAN_IN;
    }

    /** Rather a late one: else all would be broad and nothing long. */
    private Draft recent() {
        int back = (int) Math.abs(random.nextGaussian() * 4);
        return drafts.get(Math.max(0, drafts.size() - 1 - back));
    }

    private void end() {
        List<Draft> inner = List.copyOf(drafts);
        List<Draft> ends = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Draft end = new Draft("end" + i, Draft.Kind.END, 0);
            end.follow(inner.get(random.nextInt(inner.size())), random);
            ends.add(end);
        }
        drafts.addAll(ends);
        for (Draft draft : inner) {
            Draft end = ends.get(random.nextInt(ends.size()));
            end.takeEmptyBranches(draft);
            if (draft.isLastSoFar(drafts)) {
                end.follow(draft, random);
            }
        }
    }
}
