package org.dagmaster.bootstrap.profile;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dagmaster.adapter.postgres.PostgresPeers;
import org.dagmaster.application.engine.Doorbell;
import org.dagmaster.application.engine.EngineSettings;
import org.dagmaster.application.engine.ExplainJobs;
import org.dagmaster.application.engine.Housekeeping;
import org.dagmaster.application.engine.JobSignals;
import org.dagmaster.application.engine.JobViews;
import org.dagmaster.application.engine.OperateJobs;
import org.dagmaster.application.engine.Orchestrator;
import org.dagmaster.application.engine.PinnedWorkflows;
import org.dagmaster.application.engine.ResubmitJobs;
import org.dagmaster.application.engine.Retention;
import org.dagmaster.application.engine.Signals;
import org.dagmaster.application.engine.StepRunner;
import org.dagmaster.application.engine.SubmitJobs;
import org.dagmaster.application.port.in.ExplainJob;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.ResubmitJob;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.Ids;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.application.worker.WorkFolders;
import org.dagmaster.application.workflow.WorkflowCatalog;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.bootstrap.config.Setting;
import org.dagmaster.domain.evaluation.DagEvaluator;

/** Taking jobs in, showing them, and carrying them on. */
@Module
final class EngineModule {

    private EngineModule() {}

    @Provides
    @Singleton
    static Signals signals(WorkFolders folders, PostgresPeers peers) {
        return new Signals(
                new Doorbell(), new Doorbell(), new JobSignals(), folders::jobEnded, peers);
    }

    @Provides
    @Singleton
    static PostgresPeers peers(Parts parts) {
        return parts.database().peers(parts.owner().value());
    }

    @Provides
    @Singleton
    static EngineSettings settings(Parts parts) {
        Config config = parts.config();
        EngineSettings usual = EngineSettings.DEFAULT;
        Duration lease = config.seconds(Setting.LEASE_SECONDS);
        Duration heartbeat = config.seconds(Setting.HEARTBEAT_SECONDS);
        return new EngineSettings(
                lease,
                heartbeat,
                usual.slowPoll(),
                usual.timeoutGrace(),
                usual.batch(),
                usual.capacity());
    }

    @Provides
    @Singleton
    static SubmitJob submit(
            WorkflowCatalog workflows,
            UnitOfWork unitOfWork,
            Clock clock,
            Ids ids,
            Signals signals) {
        return new SubmitJobs(workflows, unitOfWork, clock, ids, signals);
    }

    @Provides
    @Singleton
    static ViewJobs view(
            UnitOfWork unitOfWork,
            PinnedWorkflows workflows,
            OutputStore outputs,
            Signals signals) {
        return new JobViews(unitOfWork, workflows, outputs, signals.jobs());
    }

    @Provides
    @Singleton
    static ExplainJob explain(UnitOfWork unitOfWork, PinnedWorkflows workflows, Clock clock) {
        return new ExplainJobs(unitOfWork, workflows, clock);
    }

    @Provides
    @Singleton
    static OperateJob operate(
            UnitOfWork unitOfWork,
            PinnedWorkflows workflows,
            DagEvaluator evaluator,
            OutputStore outputs,
            Clock clock,
            Signals signals) {
        return new OperateJobs(unitOfWork, workflows, evaluator, outputs, clock, signals);
    }

    @Provides
    @Singleton
    static ResubmitJob resubmit(ViewJobs jobs, SubmitJob submissions) {
        return new ResubmitJobs(jobs, submissions);
    }

    @Provides
    @Singleton
    static StepRunner steps(
            PinnedWorkflows workflows, DagEvaluator evaluator, OutputStore outputs) {
        return new StepRunner(workflows, evaluator, outputs);
    }

    @Provides
    @Singleton
    static Orchestrator orchestrator(
            Parts parts,
            UnitOfWork unitOfWork,
            StepRunner steps,
            Clock clock,
            EngineSettings settings,
            Signals signals) {
        return new Orchestrator(parts.owner(), unitOfWork, steps, clock, settings, signals);
    }

    @Provides
    @Singleton
    static Housekeeping housekeeping(
            Parts parts,
            Orchestrator orchestrator,
            UnitOfWork unitOfWork,
            Clock clock,
            EngineSettings settings,
            Signals signals) {
        return new Housekeeping(
                parts.owner(), orchestrator, unitOfWork, clock, settings, signals.orchestrator());
    }

    @Provides
    @Singleton
    static Retention retention(
            Parts parts, UnitOfWork unitOfWork, OutputStore outputs, Clock clock) {
        return new Retention(unitOfWork, outputs, clock, parts.config().retention());
    }
}
