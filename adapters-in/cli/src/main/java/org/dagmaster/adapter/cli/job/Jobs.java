package org.dagmaster.adapter.cli.job;

import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.Api;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions about jobs that take more than one request. */
public final class Jobs {

    private static final int EVENTS_A_PAGE = 500;
    private static final int JOBS_A_PAGE = 100;
    private static final int CHILDREN_A_PAGE = 200;

    private Jobs() {}

    /** The job with a member {@code nodes}. */
    public static ObjectNode withNodes(Api api, String jobId) {
        ObjectNode job = (ObjectNode) api.get(Paths.job(jobId));
        job.set("nodes", api.get(Paths.job(jobId) + "/nodes").path("nodes"));
        return job;
    }

    /** The whole timeline, in the form of one page. */
    public static ObjectNode events(Api api, String jobId) {
        ArrayNode all = Json.array();
        long last = 0;
        int count;
        do {
            String query = "/events?after=" + last + "&limit=" + EVENTS_A_PAGE;
            JsonNode page = api.get(Paths.job(jobId) + query).path("events");
            for (JsonNode event : page.values()) {
                all.add(event);
                last = Json.number(event, "seq");
            }
            count = page.size();
        } while (count == EVENTS_A_PAGE);
        ObjectNode timeline = Json.object();
        timeline.set("events", all);
        timeline.put("last", last);
        return timeline;
    }

    /**
     * The newest jobs, at most {@code limit}, in the form of one page.
     *
     * @param status empty for any
     */
    public static ObjectNode newest(Api api, String status, int limit) {
        ArrayNode all = Json.array();
        String next = "";
        do {
            String query =
                    "?limit="
                            + Math.min(JOBS_A_PAGE, limit - all.size())
                            + (status.isEmpty() ? "" : "&status=" + Paths.encode(status))
                            + (next.isEmpty() ? "" : "&after=" + Paths.encode(next));
            JsonNode page = api.get(Paths.JOBS + query);
            page.path("jobs").values().forEach(all::add);
            next = Json.text(page, "next");
        } while (!next.isEmpty() && all.size() < limit);
        ObjectNode jobs = Json.object();
        jobs.set("jobs", all);
        if (next.isEmpty()) {
            jobs.putNull("next");
        } else {
            jobs.put("next", next);
        }
        return jobs;
    }

    /**
     * Children of a fan_out from an index on, at most {@code limit}, in the form of one page.
     *
     * @param node the fan_out's route
     * @param status empty for any
     */
    public static ObjectNode children(Api api, String node, String status, int from, int limit) {
        ArrayNode all = Json.array();
        String next = String.valueOf(from);
        do {
            String query =
                    "/children?from="
                            + next
                            + "&limit="
                            + Math.min(CHILDREN_A_PAGE, limit - all.size())
                            + (status.isEmpty() ? "" : "&status=" + Paths.encode(status));
            JsonNode page = api.get(node + query);
            page.path("children").values().forEach(all::add);
            next = Json.text(page, "next");
        } while (!next.isEmpty() && all.size() < limit);
        ObjectNode children = Json.object();
        children.set("children", all);
        if (next.isEmpty()) {
            children.putNull("next");
        } else {
            children.put("next", Integer.parseInt(next));
        }
        return children;
    }

    /** What a command that followed a job to its end ends with. */
    public static ExitCode exitCode(JsonNode job) {
        return Json.text(job, "status").equals("completed") ? ExitCode.OK : ExitCode.REFUSED;
    }
}
