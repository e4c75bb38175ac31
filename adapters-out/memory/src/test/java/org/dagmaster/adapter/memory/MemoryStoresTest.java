package org.dagmaster.adapter.memory;

import java.time.Duration;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.testing.AttemptLogContract;
import org.dagmaster.testing.CheckpointStoreContract;
import org.dagmaster.testing.ChildStoreContract;
import org.dagmaster.testing.EventLogContract;
import org.dagmaster.testing.Examples;
import org.dagmaster.testing.JobStoreContract;
import org.dagmaster.testing.LeaseStoreContract;
import org.dagmaster.testing.MemberStoreContract;
import org.dagmaster.testing.MutableClock;
import org.dagmaster.testing.OutputStoreContract;
import org.dagmaster.testing.OwnershipContract;
import org.dagmaster.testing.RetentionStoreContract;
import org.dagmaster.testing.StoresUnderTest;
import org.dagmaster.testing.TaskInboxContract;
import org.dagmaster.testing.TaskQueueContract;
import org.dagmaster.testing.UnitOfWorkContract;
import org.dagmaster.testing.WorkflowStoreContract;
import org.junit.jupiter.api.Nested;

/** Every contract, on the stores in memory. */
class MemoryStoresTest {

    private record InMemory(MutableClock clock, UnitOfWork unitOfWork) implements StoresUnderTest {

        static InMemory empty() {
            MutableClock clock = new MutableClock(Examples.NOON);
            return new InMemory(clock, new MemoryUnitOfWork(clock));
        }

        @Override
        public void letPass(Duration time) {
            clock.advance(time);
        }
    }

    @Nested
    class Transactions extends UnitOfWorkContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class WorkflowStore extends WorkflowStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class JobStore extends JobStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class Children extends ChildStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class Ownership extends OwnershipContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class MemberStore extends MemberStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class EventLog extends EventLogContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class TaskQueue extends TaskQueueContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class TaskInbox extends TaskInboxContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class LeaseStore extends LeaseStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class CheckpointStore extends CheckpointStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class Retention extends RetentionStoreContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class AttemptLog extends AttemptLogContract {
        @Override
        protected StoresUnderTest emptyStores() {
            return InMemory.empty();
        }
    }

    @Nested
    class Outputs extends OutputStoreContract {

        private final OutputStore store = new MemoryOutputStore();

        @Override
        protected OutputStore store() {
            return store;
        }
    }
}
