package org.dagmaster.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.ownership.OwnerId;
import org.jspecify.annotations.Nullable;

/** The processes of a simulation. Whoever dies or goes is followed by another. */
final class Staff {

    /** More of them would only wait to be woken. */
    private static final int MOST_ASLEEP = 3;

    private final World world;
    private final @Nullable PlantedBug bug;
    private final List<Actor> actors = new ArrayList<>();
    private int orchestrators;
    private int workers;

    Staff(World world, @Nullable PlantedBug bug) {
        this.world = world;
        this.bug = bug;
    }

    /** A way to the store, with the planted bug if there is one. */
    UnitOfWork through(Connection connection) {
        return bug == null ? connection : new Sabotaged(connection, world.parts().store, bug);
    }

    /** The way of someone who owns no job. */
    Connection connection(String name) {
        return connection(name, null);
    }

    private Connection connection(String name, @Nullable OwnerId owner) {
        UnitOfWork watched = new OwnershipWatch(world.parts().store, owner, world.findings());
        return new Connection(name, watched, world);
    }

    void hire() {
        actors.removeIf(actor -> !actor.isAlive());
        while (count(OrchestratorActor.class::isInstance) < world.weather().orchestrators()) {
            hireOrchestrator();
        }
        while (count(WorkerActor.class::isInstance) < world.weather().workers()) {
            hireWorker();
        }
        List<Actor> asleep = asleep();
        if (asleep.size() > MOST_ASLEEP) {
            actors.remove(asleep.getFirst());
        }
    }

    private long count(Predicate<Actor> kind) {
        return awake().stream().filter(kind).count();
    }

    private void hireOrchestrator() {
        String name = "orchestrator-" + ++orchestrators;
        Connection connection = connection(name, new OwnerId(name));
        add(new OrchestratorActor(name, world, connection, through(connection)));
    }

    private void hireWorker() {
        String name = "worker-" + ++workers;
        if (world.luck().oneIn(3)) {
            Connection whole = connection(name, new OwnerId(name));
            add(WholeActor.of(name, world, whole, through(whole)));
            return;
        }
        // It writes no job; what it writes is fenced by its leases.
        Connection connection = new Connection(name, world.parts().store, world);
        add(new WorkerActor(name, world, connection, through(connection)));
    }

    private void add(Actor actor) {
        actors.add(actor);
        actor.beat();
    }

    List<Actor> awake() {
        return which(Actor::isAwake);
    }

    List<Actor> asleep() {
        return which(actor -> actor.isAlive() && !actor.isAwake());
    }

    void remove(Actor actor) {
        actors.remove(actor);
    }

    private List<Actor> which(Predicate<Actor> wanted) {
        return stream().filter(wanted).toList();
    }

    private Stream<Actor> stream() {
        return actors.stream();
    }
}
