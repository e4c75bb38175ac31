package org.dagmaster.adapter.postgres;

import java.time.Duration;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;
import org.dagmaster.adapter.postgresserver.TemporaryPostgres;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.testing.StoresUnderTest;
import org.jdbi.v3.core.Jdbi;

/** A database of its own, on the tests' server. */
final class TestDatabase implements StoresUnderTest, AutoCloseable {

    private final Database database;
    private final Jdbi jdbi;

    private TestDatabase(DatabaseAddress address) {
        this.database = Database.open(settings(address));
        this.jdbi = Jdbi.create(database.dataSource());
    }

    static DatabaseSettings settings(DatabaseAddress address) {
        return DatabaseSettings.of(address.jdbcUrl(), address.user(), address.password());
    }

    static TestDatabase migrated() {
        TestDatabase fresh = new TestDatabase(TemporaryPostgres.freshDatabase());
        fresh.database.migrate();
        return fresh;
    }

    Database database() {
        return database;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    TestDatabase emptied() {
        jdbi.useHandle(handle ->
                handle.execute(
                        """
                        TRUNCATE dagapp.dag_workflows, dagapp.dag_jobs,
                            dagapp.dag_node_states, dagapp.dag_children, dagapp.dag_queue,
                            dagapp.dag_queue_held,
                            dagapp.dag_task_leases, dagapp.dag_task_results,
                            dagapp.dag_tasks, dagapp.dag_checkpoints,
                            dagapp.dag_orchestrators, dagapp.dag_workers,
                            dagapp.dag_job_events, dagapp.dag_deleted_jobs
                        """));
        return this;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return database.unitOfWork();
    }

    /** The past moves back: to the database's clock that is as if time had passed. */
    @Override
    public void letPass(Duration time) {
        jdbi.useTransaction(handle -> {
            String shift = " - " + time.toMillis() + " * interval '1 millisecond'";
            handle.execute("UPDATE dagapp.dag_orchestrators SET lease_until = lease_until" + shift);
            handle.execute("UPDATE dagapp.dag_workers SET lease_until = lease_until" + shift);
            handle.execute("UPDATE dagapp.dag_task_leases SET since = since" + shift);
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
