package org.dagmaster.benchmarks.bench;

/** The workflows that are measured. Tasks of a chain are n1, n2 and so on. */
final class Workloads {

    private Workloads() {}

    /** Tasks that do nothing, one after another. */
    static String noOpChain(String id, int length) {
        return chain(id, length, "echo", "message: 1");
    }

    /** Tasks that sleep, one after another. */
    static String sleepChain(String id, int length, double seconds) {
        return chain(id, length, "sleep", "seconds: " + seconds);
    }

    private static String chain(String id, int length, String handler, String params) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("workflow_id: %s\nversion: 1\nnodes:\n".formatted(id));
        yaml.append("  start: {type: start, next: n1}\n");
        for (int i = 1; i <= length; i++) {
            String next = i == length ? "end" : "n" + (i + 1);
            yaml.append(
                    "  n%d: {type: task, handler: %s, queue: functionapp-tasks, params: {%s}, next: %s}\n"
                            .formatted(i, handler, params, next));
        }
        return yaml.append("  end: {type: end}\n").toString();
    }

    /** A child that does nothing for each of the list {@code items}, and a fan_in. */
    static String fanOut(String id) {
        return """
        workflow_id: %s
        version: 1
        inputs:
          items: {type: array, required: true}
        nodes:
          start: {type: start, next: split}
          split:
            type: fan_out
            source: "${inputs.items}"
            task: {handler: echo, queue: functionapp-tasks, params: {message: "${item}"}}
            next: join
          join: {type: fan_in, aggregation: sum, field: message, next: end}
          end: {type: end}
        """
                .formatted(id);
    }
}
