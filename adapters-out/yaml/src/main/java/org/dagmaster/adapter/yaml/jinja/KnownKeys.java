package org.dagmaster.adapter.yaml.jinja;

import java.util.Map;
import java.util.Set;

/** The keys of our language, by where they may stand. */
final class KnownKeys {

    static final Set<String> WORKFLOW =
            Set.of("workflow_id", "name", "version", "description", "inputs", "nodes");
    static final Set<String> INPUT =
            Set.of(
                    "type",
                    "required",
                    "default",
                    "description",
                    "enum",
                    "pattern",
                    "minimum",
                    "maximum");
    static final Set<String> TASK =
            Set.of("handler", "queue", "params", "timeout_seconds", "retry");
    static final Set<String> RETRY =
            Set.of("max_attempts", "backoff", "initial_delay_seconds", "max_delay_seconds");
    static final Set<String> DEPENDS_ON = Set.of("all_of", "any_of");

    /** Of nodes, by their type. */
    static final Map<String, Set<String>> NODE =
            Map.of(
                    "start",
                    Set.of("type", "description", "next"),
                    "end",
                    Set.of("type", "description", "outputs", "depends_on"),
                    "task",
                    Set.of(
                            "type",
                            "description",
                            "handler",
                            "queue",
                            "params",
                            "timeout_seconds",
                            "retry",
                            "next",
                            "depends_on"),
                    "conditional",
                    Set.of(
                            "type",
                            "description",
                            "condition_field",
                            "branches",
                            "condition",
                            "on_true",
                            "on_false",
                            "depends_on"),
                    "fan_out",
                    Set.of("type", "description", "source", "task", "next", "depends_on"),
                    "fan_in",
                    Set.of(
                            "type",
                            "description",
                            "aggregation",
                            "field",
                            "on_child_failure",
                            "next",
                            "depends_on"));

    private KnownKeys() {}
}
