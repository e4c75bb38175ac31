package org.dagmaster.simulation;

import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.simulation.Parts.Member;

/** A process that carries jobs on. */
final class OrchestratorActor extends Actor {

    private final Member member;

    OrchestratorActor(String name, World world, Connection connection, UnitOfWork work) {
        super(name, world, connection);
        this.member = world.parts().orchestrator(name, world.weather().settings(), work, clock);
    }

    @Override
    void act() {
        if (world.luck().oneIn(4)) {
            beat();
        } else {
            attempt("steps", member.orchestrator()::run);
        }
    }

    @Override
    void beat() {
        attempt("keeps house", member.housekeeping()::run);
    }

    @Override
    void actAll() {
        beat();
        attempt("steps", member.orchestrator()::run);
    }

    @Override
    boolean isBusy() {
        return !member.orchestrator().held().isEmpty();
    }

    @Override
    void leave() {
        attempt("hands over", member.orchestrator()::handOver);
    }
}
