package org.dagmaster.adapter.rest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** The table of all routes: what the server registers, and what its OpenAPI document must list. */
final class Routes {

    /**
     * @param path in Javalin's notation: {@code {id}} for a part, {@code <name>} for the rest
     */
    record Route(HandlerType method, String path, Handler handler) {

        /** The path as OpenAPI writes it. */
        String template() {
            return path.replace('<', '{').replace('>', '}');
        }
    }

    private final List<Route> all = new ArrayList<>();

    /** HEAD runs the same handler: the server leaves the body out. */
    Routes get(String path, Handler handler) {
        add(HandlerType.HEAD, path, handler);
        return add(HandlerType.GET, path, handler);
    }

    Routes post(String path, Handler handler) {
        return add(HandlerType.POST, path, handler);
    }

    Routes put(String path, Handler handler) {
        return add(HandlerType.PUT, path, handler);
    }

    Routes delete(String path, Handler handler) {
        return add(HandlerType.DELETE, path, handler);
    }

    List<Route> all() {
        return List.copyOf(all);
    }

    void register(RoutesConfig config) {
        for (Route route : all) {
            config.addEndpoint(
                    Endpoint.create(route.method(), route.path()).handler(route.handler()));
        }
    }

    private Routes add(HandlerType method, String path, Handler handler) {
        all.add(new Route(method, path, handler));
        return this;
    }
}
