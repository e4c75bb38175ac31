package org.dagmaster.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.simulation.port.Ports;

/** A process's way to the store, with a bug planted between the two. */
final class Sabotaged implements UnitOfWork {

    private final Connection connection;
    private final UnitOfWork store;
    private final PlantedBug bug;

    Sabotaged(Connection connection, UnitOfWork store, PlantedBug bug) {
        this.connection = connection;
        this.store = store;
        this.bug = bug;
    }

    /** What a bug does beside a transaction that should be part of it. */
    static final class Aside {

        private final List<Consumer<Stores>> after = new ArrayList<>();
        private final List<Consumer<Stores>> before = new ArrayList<>();

        /** In a transaction of its own, after the commit. */
        void after(Consumer<Stores> work) {
            after.add(work);
        }

        /**
         * In a transaction of its own, before the other: that can only be told from one transaction
         * when the other is taken back, and then this is done all the same.
         */
        void before(Consumer<Stores> work) {
            before.add(work);
        }
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        Aside aside = new Aside();
        T result;
        try {
            result =
                    connection.inTransaction(
                            stores -> work.apply(bug.plant(Ports.of(stores), aside)));
        } catch (RuntimeException e) {
            aside.before.forEach(this::quietly);
            throw e;
        }
        aside.after.forEach(connection::aside);
        return result;
    }

    private void quietly(Consumer<Stores> work) {
        store.inTransaction(stores -> {
            work.accept(stores);
            return this;
        });
    }
}
