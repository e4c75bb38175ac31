package org.dagmaster.adapter.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.text.Table;
import org.dagmaster.domain.change.Notice;
import org.dagmaster.domain.change.Severity;
import org.dagmaster.domain.change.Subject;
import org.dagmaster.domain.change.WorkflowChange;
import org.dagmaster.domain.change.WorkflowDiff;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of a workflow as sentences and as JSON. */
final class DiffReport {

    private DiffReport() {}

    static List<String> lines(WorkflowDiff diff) {
        List<String> lines = new ArrayList<>();
        lines.add(words(diff.from()) + " -> " + words(diff.to()));
        diff.notices().forEach(notice -> lines.add(sentence(notice.message())));
        Map<Subject, Table> tables = new LinkedHashMap<>();
        for (WorkflowChange change : diff.changes()) {
            tables.computeIfAbsent(change.kind().subject(), _ -> Table.of())
                    .row("", change.severity().wireName(), change.message());
        }
        tables.forEach((subject, table) -> {
            lines.add("");
            lines.add(subject.title());
            lines.addAll(table.lines());
        });
        if (!diff.changes().isEmpty()) {
            lines.add("");
            lines.add(counts(diff));
        }
        return lines;
    }

    private static String words(WorkflowRef ref) {
        return ref.id() + " version " + ref.version();
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }

    private static String counts(WorkflowDiff diff) {
        return "%d breaking, %d of behaviour, %d cosmetic"
                .formatted(
                        diff.count(Severity.BREAKING),
                        diff.count(Severity.BEHAVIOUR),
                        diff.count(Severity.COSMETIC));
    }

    /**
     * @param from where the first text was found
     */
    static ObjectNode document(WorkflowDiff diff, String from, String to) {
        ObjectNode document = Json.object();
        document.set("from", place(diff.from(), from));
        document.set("to", place(diff.to(), to));
        document.put("breaking", diff.isBreaking());
        ArrayNode notices = document.putArray("notices");
        diff.notices().forEach(notice -> notices.add(notice(notice)));
        ArrayNode changes = document.putArray("changes");
        diff.changes().forEach(change -> changes.add(change(change)));
        return document;
    }

    private static ObjectNode place(WorkflowRef ref, String source) {
        return Json.object()
                .put("workflow_id", ref.id().value())
                .put("version", ref.version())
                .put("source", source);
    }

    private static ObjectNode notice(Notice notice) {
        return Json.object().put("code", notice.code().name()).put("message", notice.message());
    }

    private static ObjectNode change(WorkflowChange change) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("before", change.before());
        values.put("after", change.after());
        ObjectNode object = Json.object();
        object.put("kind", change.kind().wireName());
        object.put("severity", change.severity().wireName());
        object.put("path", change.path());
        object.put("message", change.message());
        object.setAll(Json.tree(values).asObject());
        return object;
    }
}
