package org.dagmaster.adapter.rest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.dagmaster.application.port.in.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that goes wrong into problem details. */
final class ProblemDetails {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemDetails.class);

    /** What a store that is away needs to come back, in seconds; a guess that is cheap if wrong. */
    private static final String RETRY_AFTER_SECONDS = "2";

    private ProblemDetails() {}

    static void register(RoutesConfig routes) {
        routes.exception(Refused.class, (refused, ctx) -> answer(ctx, Problem.of(refused)));
        routes.exception(
                HttpProblem.class,
                (problem, ctx) -> {
                    problem.headers().forEach(ctx::header);
                    answer(ctx, problem.problem());
                });
        routes.exception(HttpResponseException.class, ProblemDetails::ofFramework);
        routes.exception(Exception.class, (failure, ctx) -> unexpected(failure, ctx));
    }

    static void answer(Context ctx, Problem problem) {
        if (ctx.res().isCommitted()) {
            return;
        }
        if (problem.status() == 503) {
            ctx.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        ctx.status(problem.status());
        Json.answer(ctx, Problem.MEDIA_TYPE, problem.toJson());
    }

    /** A defect of ours: the person gets a number, the log gets the rest. */
    static void unexpected(Throwable failure, Context ctx) {
        if (failure instanceof IOException && ctx.res().isCommitted()) {
            LOG.debug("{} {}: the client went away", ctx.method(), ctx.path(), failure);
            return;
        }
        answer(ctx, incident(failure, ctx.method() + " " + ctx.path()));
    }

    static Problem incident(Throwable failure, String request) {
        UUID incident = UUID.randomUUID();
        LOG.error("incident {} in {}", incident, request, failure);
        return Problem.of(
                500,
                "INTERNAL",
                "the server failed in a way it should not: report incident "
                        + incident
                        + ", whose cause is in the server's log");
    }

    /** What Javalin itself refuses: routes and methods. */
    private static void ofFramework(HttpResponseException refused, Context ctx) {
        if (refused instanceof MethodNotAllowedResponse) {
            String methods = String.join(", ", refused.getDetails().values());
            ctx.header("Allow", methods);
            answer(
                    ctx,
                    Problem.of(
                            405,
                            "METHOD_NOT_ALLOWED",
                            "'%s' cannot be asked for with %s: use %s"
                                    .formatted(ctx.path(), ctx.method(), methods)));
        } else if (refused instanceof NotFoundResponse) {
            answer(
                    ctx,
                    Problem.of(
                            404,
                            "ROUTE_UNKNOWN",
                            "there is nothing at '%s': /openapi.json lists all there is"
                                    .formatted(ctx.path())));
        } else {
            answer(ctx, ofStatus(refused.getStatus(), String.valueOf(refused.getMessage())));
        }
    }

    /** The problem for a status that the server's lower layers chose. */
    static Problem ofStatus(int status, String reason) {
        String code =
                Map.of(
                                400, "REQUEST_MALFORMED",
                                408, "REQUEST_TOO_SLOW",
                                413, "BODY_TOO_LARGE",
                                414, "URI_TOO_LONG",
                                417, "EXPECTATION_UNKNOWN",
                                431, "HEADERS_TOO_LARGE",
                                501, "METHOD_UNKNOWN",
                                503, "STOPPING",
                                505, "HTTP_VERSION_UNKNOWN")
                        .getOrDefault(status, status < 500 ? "REQUEST_REFUSED" : "INTERNAL");
        return Problem.of(status, code, "the request cannot be served: " + reason);
    }
}
