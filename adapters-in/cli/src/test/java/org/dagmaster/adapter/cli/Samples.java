package org.dagmaster.adapter.cli;

/** Answers of the API, written by hand after the contract. */
final class Samples {

    static final String JOB_ID = "01890a5d-ac96-774b-bcce-b302099a8057";
    static final String JOB_PATH = "/api/v1/jobs/" + JOB_ID;

    static final String WORKFLOW =
            """
            {"workflow_id":"hello","version":2,"name":"Hello","description":"Says hello.",
             "node_count":2,
             "inputs":[
              {"name":"code","type":"string","required":true,"default":null,
               "description":"a code","enum":null,"pattern":"^[0-9]+$"},
              {"name":"count","type":"integer","required":false,"default":3,
               "description":"how often","enum":[1,3]}],
             "nodes":[{"node_id":"start","type":"start","next":["greet"]},
              {"node_id":"greet","type":"task","handler":"echo","queue":"light","next":["end"]}],
             "yaml":"workflow_id: hello\\nversion: 2\\n"}
            """;

    static final String NODES =
            """
            {"nodes":[
             {"node_id":"start","type":"start","status":"completed","attempt":0,
              "max_attempts":null,"output":{}},
             {"node_id":"cog","type":"task","status":"completed","handler":"raster.create_cog",
              "queue":"container-tasks","attempt":1,"max_attempts":3,
              "started_at":"2026-01-02T03:04:05.100Z","ended_at":"2026-01-02T03:04:06.600Z",
              "progress":null,"failure":null,
              "output":{"cog_container":"silver","cog_blob":"demo/demo cog.tif",
               "size_bytes":1234567,"epsg":4326,"shape":[300,400],"overviews":2,
               "bands":[{"name":"1","data_type":"float32","nodata":-9999,
                "color_interpretation":"gray","statistics":{"minimum":0.5,"maximum":8848.86,
                "mean":123.456789,"stddev":10,"valid_percent":98.5}}]}},
             {"node_id":"register","type":"task","status":"completed",
              "handler":"raster.stac_register_item","queue":"light","attempt":1,"max_attempts":3,
              "output":{"collection_id":"demo","item_id":"demo-item"}}]}
            """;

    static final String FAN_OUT_NODES =
            """
            {"nodes":[
             {"node_id":"tiles","type":"task","status":"completed","handler":"raster.tiles",
              "attempt":7,"max_attempts":4,"started_at":"2026-01-02T03:04:05Z",
              "ended_at":"2026-01-02T03:05:30Z","output":null,"output_bytes":1300000},
             {"node_id":"split","type":"fan_out","status":"running","handler":"raster.create",
              "attempt":2,"max_attempts":4,"output":null,
              "children":{"total":6,"created":6,"completed":3,"failed":1}},
             {"node_id":"early","type":"fan_out","status":"dispatched","handler":"echo",
              "attempt":1,"max_attempts":4,"output":null,
              "children":{"total":1000,"created":500,"completed":0,"failed":0}},
             {"node_id":"old","type":"fan_out","status":"completed","handler":"echo",
              "attempt":1,"max_attempts":4,"children":null,
              "output":{"count":8,"completed":6,"failed":2}}]}
            """;

    static final String EVENTS =
            """
            {"events":[
             {"seq":1,"at":"2026-01-02T03:04:05.000Z","type":"job_created","node_id":null,
              "detail":{"actor":"cli"}},
             {"seq":2,"at":"2026-01-02T03:04:05.042Z","type":"node_started","node_id":"cog",
              "detail":{"attempt":1}}],"last":2}
            """;

    static final String STAC_ITEM =
            """
            {"type":"Feature","stac_version":"1.1.0","id":"demo-item","collection":"demo"}
            """;

    private Samples() {}

    static String job(String status, String failure) {
        return """
        {"job_id":"%s","workflow_id":"hello","workflow_version":2,"status":"%s",
         "inputs":{"code":"007"},"created_at":"2026-01-02T03:04:05Z",
         "started_at":"2026-01-02T03:04:05.100Z","ended_at":"2026-01-02T03:04:07.300Z",
         "result":null,"failure":%s}
        """
                .formatted(JOB_ID, status, failure);
    }

    static String failure(String code, String message) {
        return "{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"retryable\":false}";
    }

    /** Of a job with a single node, {@code greet}. */
    static String progress(String jobStatus, String nodeStatus, int percent) {
        return """
        {"job_id":"%s","status":"%s","counts":{},"fraction":%s,"last_event":1,
         "nodes":[{"node_id":"greet","type":"task","status":"%s","attempt":1,
          "max_attempts":3,"started_at":"2026-01-02T03:04:05Z",
          "ended_at":"2026-01-02T03:04:07Z",
          "progress":{"current":%d,"total":100,"message":"greets"},"failure":null}]}
        """
                .formatted(JOB_ID, jobStatus, percent / 100.0, nodeStatus, percent);
    }

    static String problem(String code, String detail) {
        return """
        {"type":"https://dagmaster.org/problems/x","title":"X","status":400,"code":"%s",
         "detail":"%s","errors":[{"code":"INPUT_MISSING","detail":"'code' is required",
         "pointer":"/inputs/code"}]}
        """
                .formatted(code, detail);
    }

    /** A problem document without single faults. */
    static String refusal(int status, String code, String detail) {
        return """
        {"type":"https://dagmaster.org/problems/x","title":"X","status":%d,"code":"%s",
         "detail":"%s","errors":[]}
        """
                .formatted(status, code, detail);
    }
}
