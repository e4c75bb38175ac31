package org.dagmaster.simulation;

import java.util.function.Consumer;
import java.util.function.Function;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.simulation.port.Ports;
import org.jspecify.annotations.Nullable;

/** One process's way to the store. Each of its transactions may fail, or be the process's last. */
final class Connection implements UnitOfWork {

    private final String process;
    private final UnitOfWork watched;
    private final World world;
    private final Letters letters = new Letters();
    private boolean crashed;

    Connection(String process, UnitOfWork watched, World world) {
        this.process = process;
        this.watched = watched;
        this.world = world;
    }

    boolean isCrashed() {
        return crashed;
    }

    /** From now on nothing that the process does reaches the store. */
    void crash() {
        crashed = true;
    }

    /** A process of that name has started again. */
    void restart() {
        crashed = false;
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        return inTransaction(watched, work);
    }

    /** A transaction that a planted bug makes beside the engine's; it may fail as any other. */
    void aside(Consumer<Stores> work) {
        inTransaction(
                world.parts().store,
                stores -> {
                    work.accept(stores);
                    return this;
                });
    }

    private <T> T inTransaction(UnitOfWork store, Function<Stores, T> work) {
        if (crashed) {
            throw new Crash();
        }
        world.tally().transaction();
        Fault fault = fault();
        T result =
                store.inTransaction(stores -> {
                    T done = work.apply(disturbed(stores));
                    if (fault == Fault.CONNECTION_LOST || fault == Fault.CRASH_BEFORE_COMMIT) {
                        throw strike(fault);
                    }
                    return done;
                });
        if (fault != null) {
            throw strike(fault);
        }
        return result;
    }

    private @Nullable Fault fault() {
        if (world.isCalm() || !world.luck().permille(world.weather().faultyCommits())) {
            return null;
        }
        return switch (world.luck().below(6)) {
            case 0, 1 -> Fault.CONNECTION_LOST;
            case 2, 3 -> Fault.REPLY_LOST;
            case 4 -> Fault.CRASH_BEFORE_COMMIT;
            default -> Fault.CRASH_AFTER_COMMIT;
        };
    }

    private RuntimeException strike(Fault fault) {
        world.happened(fault, process);
        if (fault == Fault.CRASH_BEFORE_COMMIT || fault == Fault.CRASH_AFTER_COMMIT) {
            crashed = true;
            return new Crash();
        }
        return new StorageUnavailable("the connection broke", new IllegalStateException());
    }

    private Stores disturbed(Stores stores) {
        Ports ports = Ports.of(stores);
        return ports.with(new DisturbedInbox(ports.inbox(), process, letters, world));
    }
}
