package org.dagmaster.bootstrap.profile;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.templates.VelocityTemplateEngine;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.application.engine.PinnedWorkflows;
import org.dagmaster.application.port.in.ViewWorkflows;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.TemplateEngine;
import org.dagmaster.application.port.out.WorkflowParser;
import org.dagmaster.application.worker.HandlerRegistry;
import org.dagmaster.application.workflow.WorkflowCatalog;
import org.dagmaster.domain.evaluation.DagEvaluator;
import org.dagmaster.domain.evaluation.Environment;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.HandlerParameters;
import org.dagmaster.domain.workflow.Vocabulary;

/** Reading, checking and evaluating workflows. */
@Module
abstract class LanguageModule {

    private LanguageModule() {}

    @Provides
    @Singleton
    static WorkflowParser parser() {
        return new YamlWorkflowParser();
    }

    @Provides
    @Singleton
    static TemplateEngine templates() {
        return new VelocityTemplateEngine();
    }

    @Provides
    @Singleton
    static WorkflowCatalog catalog(
            Parts parts, WorkflowParser parser, TemplateEngine templates, Vocabulary vocabulary) {
        return new WorkflowCatalog(parts.workflows(), parser, templates, vocabulary);
    }

    /** Where no tasks are run, the handlers are those of the workers, which are other processes. */
    @Provides
    @Singleton
    static Vocabulary vocabulary(Parts parts, Provider<HandlerRegistry> handlers) {
        Map<HandlerName, HandlerParameters> known =
                parts.roles().contains(Role.WORKER)
                        ? handlers.get().parameters()
                        : ShippedHandlers.withOthers();
        return new Vocabulary(known.keySet(), parts.config().templateVariables().keySet(), known);
    }

    @Binds
    abstract ViewWorkflows view(WorkflowCatalog catalog);

    @Provides
    @Singleton
    static PinnedWorkflows pinned(WorkflowCatalog catalog) {
        return new PinnedWorkflows(catalog::loadPinned);
    }

    @Provides
    @Singleton
    static DagEvaluator evaluator(TemplateEngine templates, OutputStore outputs, Parts parts) {
        Environment environment =
                new Environment(parts.version(), parts.config().templateVariables());
        return new DagEvaluator(templates, outputs, environment);
    }
}
