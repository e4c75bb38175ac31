package org.dagmaster.benchmarks.bench;

import java.util.List;
import java.util.Map;

/** One thing that is measured; its picocli annotations describe it and its options. */
interface Benchmark {

    /** Settings of PostgreSQL that it needs beyond the product's own. */
    default Map<String, String> postgresSettings() {
        return Map.of();
    }

    /**
     * Measures.
     *
     * @throws Exception if there is no figure to be had; what it says is shown to the person
     */
    List<Figure> run(Lab lab) throws Exception;
}
