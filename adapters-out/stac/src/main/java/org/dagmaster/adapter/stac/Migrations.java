package org.dagmaster.adapter.stac;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of pgSTAC's SQL as its releases ship it: {@code pgstac.0.9.12.sql} makes a schema,
 * {@code pgstac.0.9.11-0.9.12.sql} takes one from a version to the next.
 */
final class Migrations {

    private static final Pattern STEP = Pattern.compile("pgstac\\.(\\d[\\w.]*)-(\\d[\\w.]*)\\.sql");

    private final Path folder;

    Migrations(Path folder) {
        this.folder = folder;
    }

    /** The script that makes the schema from nothing. */
    Optional<Path> base(String version) {
        return Optional.of(folder.resolve("pgstac." + version + ".sql"))
                .filter(Files::isRegularFile);
    }

    /**
     * The fewest scripts that lead from one version to another; empty if none do.
     *
     * @throws IOException if the folder cannot be read
     */
    List<Path> steps(String from, String to) throws IOException {
        Map<String, Map<String, Path>> graph = graph();
        Map<String, Path> reachedBy = new HashMap<>();
        Map<String, String> before = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && !before.containsKey(to)) {
            String version = open.remove();
            graph.getOrDefault(version, Map.of())
                    .forEach((next, script) -> {
                        if (!next.equals(from) && !before.containsKey(next)) {
                            before.put(next, version);
                            reachedBy.put(next, script);
                            open.add(next);
                        }
                    });
        }
        List<Path> steps = new ArrayList<>();
        for (String at = to; before.containsKey(at); at = before.get(at)) {
            steps.addFirst(reachedBy.get(at));
        }
        return steps;
    }

    private Map<String, Map<String, Path>> graph() throws IOException {
        Map<String, Map<String, Path>> graph = new HashMap<>();
        try (DirectoryStream<Path> scripts = Files.newDirectoryStream(folder, "pgstac.*-*.sql")) {
            for (Path script : scripts) {
                Matcher step = STEP.matcher(script.getFileName().toString());
                if (step.matches()) {
                    graph.computeIfAbsent(step.group(1), v -> new LinkedHashMap<>())
                            .put(step.group(2), script);
                }
            }
        }
        return graph;
    }
}
