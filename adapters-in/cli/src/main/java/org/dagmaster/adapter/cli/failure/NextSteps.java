package org.dagmaster.adapter.cli.failure;

import java.util.Map;

/** What a person can do about the server's commonest refusals. */
final class NextSteps {

    private static final Map<String, String> BY_CODE =
            Map.of(
                    "WORKFLOW_NOT_FOUND",
                    "'./dagmaster workflow list' shows the workflows there are.",
                    "JOB_NOT_FOUND",
                    "'./dagmaster job list' shows the newest jobs.",
                    "NODE_NOT_FOUND",
                    "'./dagmaster job show ID' lists a job's nodes.");

    private NextSteps() {}

    static String of(String code) {
        if (code.startsWith("INPUT")) {
            return "'./dagmaster workflow show WORKFLOW' lists the inputs of a workflow.";
        }
        return BY_CODE.getOrDefault(code, "");
    }
}
