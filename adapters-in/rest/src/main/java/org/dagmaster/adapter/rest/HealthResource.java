package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.util.Map;
import org.dagmaster.application.port.in.CheckHealth;
import org.dagmaster.application.port.in.CheckHealth.Dependency;
import org.dagmaster.application.port.in.CheckHealth.Health;
import org.jspecify.annotations.Nullable;

/** {@code /livez}, {@code /readyz}, {@code /health}. */
final class HealthResource {

    private final CheckHealth checkHealth;

    HealthResource(CheckHealth checkHealth) {
        this.checkHealth = checkHealth;
    }

    void addTo(Routes routes) {
        routes.get("/livez", this::live).get("/readyz", this::ready).get("/health", this::health);
    }

    private void live(Context ctx) {
        Query.none(ctx);
        Json.answer(ctx, Map.of("status", "up"));
    }

    private void ready(Context ctx) {
        Query.none(ctx);
        Health health = checkHealth.check();
        ctx.status(health.ready() ? 200 : 503);
        Json.answer(ctx, Map.of("status", word(health)));
    }

    /** Always 200: it tells, where {@code /readyz} judges. */
    private void health(Context ctx) {
        Query.none(ctx);
        Health health = checkHealth.check();
        Map<String, @Nullable Object> json = Json.object();
        json.put("status", word(health));
        json.put("version", health.version());
        json.put("dependencies", Json.list(health.dependencies(), HealthResource::dependency));
        Json.answer(ctx, json);
    }

    private static String word(Health health) {
        return health.ready() ? "ready" : "not_ready";
    }

    private static Map<String, @Nullable Object> dependency(Dependency dependency) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("name", dependency.name());
        json.put("up", dependency.up());
        json.put("latency_millis", dependency.latencyMillis());
        json.put("detail", dependency.detail());
        return json;
    }
}
