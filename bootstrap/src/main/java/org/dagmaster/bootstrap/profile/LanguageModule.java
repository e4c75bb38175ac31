package org.dagmaster.bootstrap.profile;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import org.dagmaster.adapter.templates.VelocityTemplateEngine;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.application.engine.PinnedWorkflows;
import org.dagmaster.application.port.in.ViewWorkflows;
import org.dagmaster.application.port.out.TemplateEngine;
import org.dagmaster.application.port.out.WorkflowParser;
import org.dagmaster.application.worker.HandlerRegistry;
import org.dagmaster.application.workflow.WorkflowCatalog;
import org.dagmaster.domain.evaluation.DagEvaluator;

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
            Parts parts,
            WorkflowParser parser,
            TemplateEngine templates,
            HandlerRegistry handlers) {
        return new WorkflowCatalog(parts.workflows(), parser, templates, handlers.names());
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
    static DagEvaluator evaluator(TemplateEngine templates, Parts parts) {
        return new DagEvaluator(templates, parts.version());
    }
}
