package org.dagmaster.adapter.rest;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Problem details for what Jetty refuses before a route is found, such as a malformed URI. */
final class JettyErrors extends ErrorHandler {

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String reason,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Problem problem =
                status == 500 && cause != null
                        ? ProblemDetails.incident(cause, request.getMethod())
                        : ProblemDetails.ofStatus(status, said(status, reason));
        response.write(true, ByteBuffer.wrap(Json.bytes(problem.toJson())), callback);
    }

    private static String said(int status, @Nullable String reason) {
        return reason == null ? HttpStatus.getMessage(status) : reason;
    }
}
