package org.dagmaster.adapter.yaml.jinja;

import java.util.List;
import java.util.regex.Pattern;

/** Small workflows around one text of the predecessor, and what becomes of the text. */
final class Samples {

    private Samples() {}

    /** Of a value in params. */
    static String template(String old) {
        return between("nodes: {x: {type: task, queue: q, params: {v: %s}}}\n", old);
    }

    /** Of a conditional's condition. */
    static String condition(String old) {
        return between(
                "nodes: {x: {type: conditional, condition: %s, on_true: a, on_false: b}}\n", old);
    }

    /** Of a branch's condition, where condition_field reads ${nodes.a.output.n}. */
    static String branch(String old) {
        return between(
                """
                nodes:
                  a: {type: task, queue: q, next: x}
                  x:
                    type: conditional
                    condition_field: "${nodes.a.output.n}"
                    branches: [{name: b, condition: %s, next: c}]
                  y: {description: "{{ }} so that it is taken for the predecessor's", type: end}
                """,
                old);
    }

    private static String between(String form, String old) {
        Imported imported =
                JinjaImporter.importWorkflow("w.yaml", form.formatted(YamlWords.quoted(old)));
        if (!imported.problems().isEmpty()) {
            List<String> told = imported.problems().stream().map(p -> p.code()).toList();
            return String.join(" ", told);
        }
        String[] parts = form.split("%s", 2);
        Pattern around =
                Pattern.compile(
                        Pattern.quote(parts[0]) + "\"(.*)\"" + Pattern.quote(parts[1]),
                        Pattern.DOTALL);
        var matcher = around.matcher(String.valueOf(imported.yaml()));
        return matcher.matches()
                ? matcher.group(1).replace("\\\"", "\"").replace("\\\\", "\\")
                : String.valueOf(imported.yaml());
    }
}
