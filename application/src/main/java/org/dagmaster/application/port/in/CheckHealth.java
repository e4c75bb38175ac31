package org.dagmaster.application.port.in;

import java.util.List;

/** Tells how the process is. */
public interface CheckHealth {

    /**
     * @param latencyMillis how long it took to ask
     * @param detail a version, or what is wrong
     */
    record Dependency(String name, boolean up, double latencyMillis, String detail) {}

    /**
     * @param ready whether requests can be served: every needed dependency is up
     */
    record Health(boolean ready, String version, List<Dependency> dependencies) {}

    Health check();
}
