package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.application.port.in.ViewJobs.ChildView;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.FanOutNode;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{job_id}/nodes}: a job's nodes, and the children of its fan_outs. */
final class JobNodesResource {

    private static final String NODES = JobRequests.JOB + "/nodes";
    private static final String NODE = NODES + "/{node_id}";

    private final ViewJobs viewJobs;

    JobNodesResource(ViewJobs viewJobs) {
        this.viewJobs = viewJobs;
    }

    void addTo(Routes routes) {
        routes.get(NODES, this::list).get(NODE, this::get).get(NODE + "/children", this::children);
    }

    private void list(Context ctx) {
        Query.none(ctx);
        Map<String, @Nullable Object> json = Json.object();
        json.put("nodes", Json.list(viewJobs.nodes(JobRequests.jobId(ctx)), JobJson::node));
        Json.answer(ctx, json);
    }

    private void get(Context ctx) {
        Query.none(ctx);
        Json.answer(
                ctx, JobJson.node(viewJobs.node(JobRequests.jobId(ctx), ctx.pathParam("node_id"))));
    }

    private void children(Context ctx) {
        Query query = new Query(ctx);
        NodeStatus status = query.status("a node", NodeStatus.values());
        int from = (int) query.whole("from", 0, 0, FanOutNode.MOST_CHILDREN);
        int limit = query.limit(100, 1000);
        query.done();
        // One more than is shown tells whether there is a next page, and where it begins.
        List<ChildView> found =
                viewJobs.children(
                        JobRequests.jobId(ctx), ctx.pathParam("node_id"), status, from, limit + 1);
        boolean more = found.size() > limit;
        Map<String, @Nullable Object> json = Json.object();
        json.put("children", Json.list(more ? found.subList(0, limit) : found, JobJson::child));
        json.put("next", more ? found.get(limit).id().index() : null);
        Json.answer(ctx, json);
    }
}
