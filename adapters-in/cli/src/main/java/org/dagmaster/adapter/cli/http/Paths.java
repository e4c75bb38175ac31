package org.dagmaster.adapter.cli.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The routes of the API, encoded. */
public final class Paths {

    public static final String JOBS = "/api/v1/jobs";
    public static final String WORKFLOWS = "/api/v1/workflows";

    private Paths() {}

    public static String job(String jobId) {
        return JOBS + "/" + encode(jobId);
    }

    public static String node(String jobId, String nodeId) {
        return job(jobId) + "/nodes/" + encode(nodeId);
    }

    /**
     * @param verb cancel, pause, resume, retry, rerun, skip or resubmit
     */
    public static String action(String jobId, String verb) {
        return job(jobId) + "/" + verb;
    }

    public static String workflow(String workflowId) {
        return WORKFLOWS + "/" + encode(workflowId);
    }

    /**
     * @param name with slashes, which stay
     */
    public static String blob(String container, String name) {
        return "/api/v1/blobs/"
                + encode(container)
                + "/"
                + Arrays.stream(name.split("/", -1))
                        .map(Paths::encode)
                        .collect(Collectors.joining("/"));
    }

    public static String item(String collectionId, String itemId) {
        return "/stac/collections/" + encode(collectionId) + "/items/" + encode(itemId);
    }

    /** One segment of a path, or one value of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
