package org.dagmaster.domain.workflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks tasks against the handlers that are known here. What is found are warnings: a worker on
 * another image may have the handler, or another version of it.
 */
final class HandlerChecks {

    private final WorkflowDefinition workflow;
    private final Vocabulary vocabulary;
    private final List<String> names;
    private final Hints hints;
    private final Report report;

    HandlerChecks(WorkflowDefinition workflow, Vocabulary vocabulary, Hints hints, Report report) {
        this.workflow = workflow;
        this.vocabulary = vocabulary;
        this.names = vocabulary.handlers().stream().map(HandlerName::value).toList();
        this.hints = hints;
        this.report = report;
    }

    void check() {
        for (NodeDefinition node : workflow.nodes().values()) {
            if (node instanceof WorkNode work) {
                String at = "nodes." + node.id() + (node instanceof FanOutNode ? ".task" : "");
                check(work.task(), at);
            }
        }
    }

    private void check(TaskSpec task, String at) {
        String handler = task.handler().value();
        boolean isRead = !task.handler().equals(HandlerName.UNREAD);
        if (isRead && !vocabulary.handlers().contains(task.handler())) {
            report.warning(
                    "UNKNOWN_HANDLER",
                    "no handler '%s' is known here%s (queue %s may have it on another image)"
                            .formatted(handler, hints.hint(handler, names), task.queue()),
                    at + ".handler");
        }
        HandlerParameters parameters = vocabulary.parameters().get(task.handler());
        if (parameters != null) {
            unknown(task, parameters, at + ".params");
            missing(task, parameters, at + ".params");
        }
    }

    private void unknown(TaskSpec task, HandlerParameters parameters, String at) {
        for (String name : task.params().keySet()) {
            if (!parameters.names().contains(name)) {
                String hint = hints.hint(name, parameters.names());
                String there =
                        parameters.names().isEmpty()
                                ? " (it has none)"
                                : " (it has " + String.join(", ", parameters.names()) + ")";
                report.warning(
                        "UNKNOWN_PARAM",
                        "the handler '%s' has no parameter '%.60s'%s"
                                .formatted(task.handler(), name, hint.isEmpty() ? there : hint),
                        at + "." + name);
            }
        }
    }

    private void missing(TaskSpec task, HandlerParameters parameters, String at) {
        Map<String, @Nullable Object> given = task.params();
        for (String name : parameters.names()) {
            if (parameters.required().contains(name) && given.get(name) == null) {
                report.warning(
                        "MISSING_PARAM",
                        "the handler '%s' needs the parameter '%s'".formatted(task.handler(), name),
                        at);
            }
        }
    }
}
