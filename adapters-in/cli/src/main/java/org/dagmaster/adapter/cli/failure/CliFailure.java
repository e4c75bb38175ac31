package org.dagmaster.adapter.cli.failure;

import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.StartFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ends a command with a problem and an exit code. */
public final class CliFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exit;
    private final transient Problem problem;

    private CliFailure(ExitCode exit, Problem problem) {
        super(problem.code() + ": " + problem.detail());
        this.exit = exit;
        this.problem = problem;
    }

    /** The request was understood and cannot be met. */
    public static CliFailure refused(String code, String detail, String nextStep) {
        return of(ExitCode.REFUSED, code, detail, nextStep);
    }

    /**
     * As {@link #refused(String, String, String)}, for several faults at once.
     *
     * @param errors of the problem document, each with code and detail
     */
    public static CliFailure refused(
            String code, String detail, String nextStep, ArrayNode errors) {
        Problem problem = Problem.of(ExitCode.REFUSED, code, detail, nextStep);
        ObjectNode document = problem.document().deepCopy().asObject();
        document.set("errors", errors);
        return new CliFailure(ExitCode.REFUSED, new Problem(document, nextStep));
    }

    /** The command line cannot be understood. */
    public static CliFailure usage(String code, String detail, String nextStep) {
        return of(ExitCode.USAGE, code, detail, nextStep);
    }

    /** Something around is missing. */
    public static CliFailure environment(String code, String detail, String nextStep) {
        return of(ExitCode.ENVIRONMENT, code, detail, nextStep);
    }

    public static CliFailure of(StartFailure failure) {
        return environment(failure.code(), failure.sentence(), failure.nextStep());
    }

    /** The person does not want it any more. */
    public static CliFailure interrupted() {
        return of(ExitCode.INTERRUPTED, "INTERRUPTED", "The command was interrupted.", "");
    }

    /** What a server answered with an error status, whether it is a problem document or not. */
    public static CliFailure answered(int status, String address, String body) {
        JsonNode document = Json.parse(body).orElseGet(Json::object);
        ExitCode exit = ExitCode.ofStatus(status);
        if (document.path("code").isString()) {
            return new CliFailure(
                    exit, new Problem(document, NextSteps.of(Json.text(document, "code"))));
        }
        return of(
                exit,
                "UNEXPECTED_ANSWER",
                address + " answered with status " + status + " and no problem document.",
                "Check that a dagmaster server is at that address.");
    }

    private static CliFailure of(ExitCode exit, String code, String detail, String nextStep) {
        return new CliFailure(exit, Problem.of(exit, code, detail, nextStep));
    }

    public ExitCode exit() {
        return exit;
    }

    public Problem problem() {
        return problem;
    }
}
