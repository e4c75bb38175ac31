package org.dagmaster.adapter.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.job.LocalFiles;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.server.Connection;
import org.dagmaster.domain.change.WorkflowDiff.Source;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds workflows by the names of their files, or as {@code ID@VERSION} on a server. */
final class WorkflowSources {

    private static final Pattern ON_SERVER =
            Pattern.compile("([a-z0-9_]{1,64})(?:@([1-9][0-9]{0,8}))?");

    private final Shell shell;
    private final WorkflowFile reader;
    private final @Nullable String server;

    /**
     * @param place the file, or {@code ID@VERSION}
     */
    record Found(String place, Source source) {}

    WorkflowSources(Shell shell, boolean asJson, @Nullable String server) {
        this.shell = shell;
        this.reader = new WorkflowFile(shell, asJson);
        this.server = server;
    }

    /** A server is looked for only if one of the names needs it. */
    List<Found> find(List<String> names) {
        if (names.stream().noneMatch(WorkflowSources::isOnServer)) {
            return names.stream().map(this::inFile).toList();
        }
        try (Connection connection = shell.connections().open(server, Set.of(Role.GATEWAY))) {
            return names.stream()
                    .map(name -> isOnServer(name) ? onServer(name, connection) : inFile(name))
                    .toList();
        }
    }

    /** A file of that name comes first: somebody sees it in front of him. */
    private static boolean isOnServer(String name) {
        return ON_SERVER.matcher(name).matches() && !Files.exists(Path.of(name));
    }

    private Found inFile(String name) {
        return found(name, LocalFiles.readText(Path.of(name)));
    }

    private Found onServer(String name, Connection connection) {
        Matcher parts = ON_SERVER.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException(name);
        }
        String query = parts.group(2) == null ? "" : "?version=" + parts.group(2);
        JsonNode workflow = connection.api().get(Paths.workflow(parts.group(1)) + query);
        String yaml = Json.text(workflow, "yaml");
        if (yaml.isEmpty()) {
            throw CliFailure.environment(
                    "UNEXPECTED_ANSWER",
                    "The server gave no text of '%s'.".formatted(name),
                    "Give the file that it was read from.");
        }
        return found(parts.group(1) + "@" + Json.text(workflow, "version"), yaml);
    }

    private Found found(String place, String yaml) {
        WorkflowDefinition workflow = reader.read(place, yaml);
        return new Found(place, new Source(workflow, yaml));
    }
}
