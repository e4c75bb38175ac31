package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.ViewWorkflows;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/workflows}: list, look at and check workflows. */
final class WorkflowsResource {

    private static final String WORKFLOWS = "/api/v1/workflows";

    private final ViewWorkflows viewWorkflows;
    private final RequestReader reader;

    WorkflowsResource(ViewWorkflows viewWorkflows, RequestReader reader) {
        this.viewWorkflows = viewWorkflows;
        this.reader = reader;
    }

    void addTo(Routes routes) {
        routes.get(WORKFLOWS, this::list)
                .post(WORKFLOWS + "/validate", this::validate)
                .get(WORKFLOWS + "/{workflow_id}", this::get);
    }

    private void list(Context ctx) {
        Query.none(ctx);
        Map<String, @Nullable Object> json = Json.object();
        json.put("workflows", Json.list(viewWorkflows.list(), WorkflowJson::workflow));
        Json.answer(ctx, json);
    }

    private void get(Context ctx) {
        Query query = new Query(ctx);
        int version = (int) query.whole("version", 0, 1, Integer.MAX_VALUE);
        query.done();
        ViewWorkflows.WorkflowView view =
                viewWorkflows.get(ctx.pathParam("workflow_id"), version == 0 ? null : version);
        Map<String, @Nullable Object> json = WorkflowJson.workflow(view.definition());
        json.put("nodes", WorkflowJson.nodes(view.definition()));
        json.put("yaml", view.yaml());
        Json.answer(ctx, json);
    }

    private void validate(Context ctx) throws IOException {
        Query query = new Query(ctx);
        String file = query.text("file");
        query.done();
        List<DefinitionProblem> problems =
                viewWorkflows.validate(file == null ? "workflow.yaml" : file, reader.yaml(ctx));
        Map<String, @Nullable Object> json = Json.object();
        json.put("valid", problems.stream().noneMatch(DefinitionProblem::isError));
        json.put("problems", Json.list(problems, WorkflowJson::problem));
        Json.answer(ctx, json);
    }
}
