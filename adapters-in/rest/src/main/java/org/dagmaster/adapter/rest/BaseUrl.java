package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The address under which a client reaches the server's root. */
final class BaseUrl {

    private final @Nullable URI configured;

    BaseUrl(@Nullable URI configured) {
        this.configured = configured;
    }

    /** Without a closing slash. Forwarding headers are not believed: anyone can send them. */
    String of(Context ctx) {
        if (configured != null) {
            return configured.toString();
        }
        String host = ctx.header("Host");
        String here = ctx.req().getServerName() + ":" + ctx.req().getServerPort();
        return ctx.scheme() + "://" + (host == null || host.isEmpty() ? here : host);
    }
}
