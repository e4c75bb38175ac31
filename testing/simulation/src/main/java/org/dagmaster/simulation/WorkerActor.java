package org.dagmaster.simulation;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.application.engine.Orchestrator;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.application.worker.Worker;
import org.jspecify.annotations.Nullable;

/** A process that runs tasks; those it took wait until one is told to run. */
class WorkerActor extends Actor {

    private final Worker worker;
    private final List<Runnable> tasks = new ArrayList<>();

    WorkerActor(String name, World world, Connection connection, UnitOfWork work) {
        this(name, world, connection, work, null);
    }

    /**
     * @param beside the orchestrator of the same process; null if there is none
     */
    WorkerActor(
            String name,
            World world,
            Connection connection,
            UnitOfWork work,
            @Nullable Orchestrator beside) {
        super(name, world, connection);
        this.worker = world.parts().worker(name, work, clock, tasks::add, beside);
    }

    @Override
    void act() {
        int choice = world.luck().below(8);
        if (choice < 3) {
            exchange();
        } else if (choice < 7 && !tasks.isEmpty()) {
            runTask(world.luck().below(tasks.size()));
        } else {
            beat();
        }
    }

    @Override
    void beat() {
        attempt("says it lives", worker::keepAlive);
    }

    @Override
    void actAll() {
        beat();
        exchange();
        while (!tasks.isEmpty() && isAlive()) {
            runTask(0);
        }
        exchange();
    }

    @Override
    boolean isBusy() {
        return !tasks.isEmpty();
    }

    @Override
    void leave() {
        attempt("stops taking", worker::stopTaking);
        while (!tasks.isEmpty() && isAlive()) {
            runTask(0);
        }
        exchange();
        attempt("leaves", worker::leave);
    }

    private void exchange() {
        attempt("hands in and takes", worker::run);
    }

    private void runTask(int index) {
        world.runs(this);
        attempt("runs a task", tasks.remove(index));
    }
}
