package org.dagmaster.simulation;

import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.simulation.Parts.Member;

/**
 * A process that does all there is: its worker takes part in its orchestrator's transactions where
 * it can.
 */
final class WholeActor extends WorkerActor {

    private final Member member;

    static WholeActor of(String name, World world, Connection connection, UnitOfWork work) {
        Member member =
                world.parts()
                        .orchestrator(
                                name,
                                world.weather().settings(),
                                work,
                                new SkewedClock(world.parts().clock));
        return new WholeActor(name, world, connection, work, member);
    }

    private WholeActor(
            String name, World world, Connection connection, UnitOfWork work, Member member) {
        super(name, world, connection, work, member.orchestrator());
        this.member = member;
    }

    @Override
    void act() {
        if (world.luck().oneIn(3)) {
            step();
        } else {
            super.act();
        }
    }

    @Override
    void beat() {
        attempt("keeps house", member.housekeeping()::run);
        super.beat();
    }

    @Override
    void actAll() {
        super.actAll();
        step();
    }

    @Override
    boolean isBusy() {
        return super.isBusy() || !member.orchestrator().held().isEmpty();
    }

    @Override
    void leave() {
        super.leave();
        attempt("hands over", member.orchestrator()::handOver);
    }

    private void step() {
        attempt("steps", member.orchestrator()::run);
    }
}
