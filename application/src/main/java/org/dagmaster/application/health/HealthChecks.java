package org.dagmaster.application.health;

import java.util.List;
import org.dagmaster.application.port.in.CheckHealth;
import org.dagmaster.application.port.out.HealthProbe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every dependency, one after the other, each time it is asked. */
public final class HealthChecks implements CheckHealth {

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

    private final String version;
    private final List<HealthProbe> probes;

    public HealthChecks(String version, List<HealthProbe> probes) {
        this.version = version;
        this.probes = List.copyOf(probes);
    }

    @Override
    public Health check() {
        List<Dependency> dependencies = probes.stream().map(HealthChecks::ask).toList();
        return new Health(dependencies.stream().allMatch(Dependency::up), version, dependencies);
    }

    private static Dependency ask(HealthProbe probe) {
        long start = System.nanoTime();
        try {
            String detail = probe.ask();
            return new Dependency(probe.name(), true, millisSince(start), detail);
        } catch (Exception e) {
            LOG.warn("{} is not well: {}", probe.name(), e.getMessage());
            return new Dependency(
                    probe.name(), false, millisSince(start), String.valueOf(e.getMessage()));
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
