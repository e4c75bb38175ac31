package org.dagmaster.benchmarks.chaos;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The workflows whose jobs are run, each with what must come of a job that was given the number
 * {@code n}.
 */
enum Workflow {
    /** Three tasks, one after the other. */
    CHAIN(
            """
              start: {type: start, next: a}
              a: {type: task, %task, params: {value: "${inputs.n}", plus: 1, millis: 30}, next: b}
              b: {type: task, %task, params: {value: "${nodes.a.output.value}", plus: 1, millis: 30}, next: c}
              c: {type: task, %task, params: {value: "${nodes.b.output.value}", plus: 1}, next: end}
              end: {type: end, outputs: {value: "${nodes.c.output.value}"}}
            """) {
        @Override
        Integer result(int n) {
            return n + 3;
        }
    },
    /** A conditional, two tasks beside each other, and a merge. */
    BRANCH(
            """
              start: {type: start, next: [first, beside]}
              first: {type: task, %task, params: {value: "${inputs.n}", plus: 0, millis: 50}, next: route}
              beside: {type: task, %task, params: {value: "${inputs.n}", plus: 0, millis: 150}, next: last}
              route:
                type: conditional
                condition_field: "${nodes.first.output.value}"
                branches:
                  - {name: low, condition: "< 500", next: low}
                  - {name: high, default: true, next: high}
              low: {type: task, %task, params: {value: "${nodes.first.output.value}", plus: 1}}
              high: {type: task, %task, params: {value: "${nodes.first.output.value}", plus: 2}}
              merge:
                type: task
                %lines
                params: {value: "${nodes.low.output.value|0}", plus: "${nodes.high.output.value|0}"}
                depends_on: {any_of: [low, high]}
                next: last
              last: {type: task, %task, params: {value: "${nodes.merge.output.value}", plus: "${nodes.beside.output.value}"}, next: end}
              end: {type: end, outputs: {value: "${nodes.last.output.value}"}}
            """) {
        @Override
        Integer result(int n) {
            return n + (n < 500 ? 1 : 2) + n;
        }
    },
    /** A task for each of twelve, added up. */
    FAN_OUT(
            """
              start: {type: start, next: list}
              list: {type: task, %task, params: {value: 0, plus: 0, items: 12}, next: split}
              split:
                type: fan_out
                source: "${nodes.list.output.items}"
                task: {%task, params: {value: "${item}", plus: "${inputs.n}", millis: 60}}
                next: join
              join: {type: fan_in, aggregation: sum, field: value, next: end}
              end: {type: end, outputs: {value: "${nodes.join.output.total}"}}
            """) {
        @Override
        Integer result(int n) {
            return 12 * n + 66;
        }
    },
    /** A task and children that fail before they succeed. */
    RETRY(
            """
              start: {type: start, next: flaky}
              flaky: {type: task, %task, params: {value: "${inputs.n}", plus: 1, failures: 2, items: 4}, next: split}
              split:
                type: fan_out
                source: "${nodes.flaky.output.items}"
                task: {%task, params: {value: "${index}", plus: 1, failures: "${index}"}}
                next: join
              join: {type: fan_in, aggregation: sum, field: value, next: end}
              end: {type: end, outputs: {value: "${nodes.join.output.total}"}}
            """) {
        @Override
        Integer result(int n) {
            return 10;
        }
    },
    /** A long task that goes on where an earlier attempt stopped. */
    CHECKPOINT(
            """
              start: {type: start, next: long}
              long: {type: task, %task, params: {value: "${inputs.n}", plus: 7, steps: 30}, next: end}
              end: {type: end, outputs: {value: "${nodes.long.output.value}"}}
            """) {
        @Override
        Integer result(int n) {
            return n + 7;
        }
    },
    /** It fails for good, and what runs beside is given up. */
    FAILING(
            """
              start: {type: start, next: [broken, beside]}
              broken: {type: task, %task, params: {value: 0, plus: 0, millis: 100, broken: true}, next: end}
              beside: {type: task, %task, params: {value: 0, plus: 0, steps: 20}, next: end}
              end: {type: end}
            """) {
        @Override
        @Nullable Integer result(int n) {
            return null;
        }

        @Override
        String failure() {
            return "CHAOS_BROKEN";
        }
    },
    /** Each attempt takes its process down. */
    POISON(
            """
              start: {type: start, next: halt}
              halt:
                type: task
                handler: chaos.halt
                queue: functionapp-tasks
                timeout_seconds: 120
                retry: {max_attempts: 2, backoff: fixed, initial_delay_seconds: 0.2, max_delay_seconds: 0.2}
                next: end
              end: {type: end}
            """) {
        @Override
        @Nullable Integer result(int n) {
            return null;
        }

        @Override
        String failure() {
            return "WORKER_CRASHED";
        }
    };

    private final String nodes;

    Workflow(String nodes) {
        this.nodes = nodes;
    }

    String id() {
        return "chaos_" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Its text.
     *
     * @param retries of each task; those that die with their server use them up
     */
    String yaml(int retries) {
        String retry =
                "retry: {max_attempts: %d, backoff: fixed, initial_delay_seconds: 0.2, max_delay_seconds: 0.2}"
                        .formatted(retries);
        String[] task = {
            "handler: chaos.record", "queue: functionapp-tasks", "timeout_seconds: 120", retry
        };
        return "workflow_id: "
                + id()
                + "\nversion: 1\ninputs:\n  n: {type: integer, required: true}\nnodes:\n"
                + nodes.replace("%lines", String.join("\n    ", task))
                        .replace("%task", String.join(", ", task));
    }

    /** The {@code value} that a job gives; null if it is to fail. */
    abstract @Nullable Integer result(int n);

    /** The code that a job fails with, if it is to fail. */
    @Nullable String failure() {
        return null;
    }
}
