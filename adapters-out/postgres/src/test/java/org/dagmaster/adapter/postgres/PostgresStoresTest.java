package org.dagmaster.adapter.postgres;

import org.dagmaster.testing.AttemptLogContract;
import org.dagmaster.testing.CheckpointStoreContract;
import org.dagmaster.testing.ChildStoreContract;
import org.dagmaster.testing.EventLogContract;
import org.dagmaster.testing.JobStoreContract;
import org.dagmaster.testing.LeaseStoreContract;
import org.dagmaster.testing.MemberStoreContract;
import org.dagmaster.testing.OwnershipContract;
import org.dagmaster.testing.RetentionStoreContract;
import org.dagmaster.testing.StoresUnderTest;
import org.dagmaster.testing.TaskInboxContract;
import org.dagmaster.testing.TaskQueueContract;
import org.dagmaster.testing.UnitOfWorkContract;
import org.dagmaster.testing.WorkflowStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Every contract, on PostgreSQL. */
class PostgresStoresTest {

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Nested
    class Transactions extends UnitOfWorkContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class WorkflowStore extends WorkflowStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class JobStore extends JobStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class Children extends ChildStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class Ownership extends OwnershipContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class MemberStore extends MemberStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class EventLog extends EventLogContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class TaskQueue extends TaskQueueContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class TaskInbox extends TaskInboxContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class LeaseStore extends LeaseStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class CheckpointStore extends CheckpointStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class Retention extends RetentionStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }

    @Nested
    class AttemptLog extends AttemptLogContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return database.emptied();
        }
    }
}
