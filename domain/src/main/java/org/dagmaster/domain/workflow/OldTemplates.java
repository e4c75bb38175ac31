package org.dagmaster.domain.workflow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds references in the braces of Jinja, which dagmaster's predecessor read. */
final class OldTemplates {

    private static final Pattern JINJA =
            Pattern.compile("\\{\\{\\s{0,9}(?:inputs|nodes|job|item|index|env)\\b[^{}]{0,200}}}");

    private OldTemplates() {}

    static void check(WorkflowDefinition workflow, Report report) {
        TemplateTexts.of(workflow)
                .forEach((at, text) -> {
                    Matcher found = JINJA.matcher(text);
                    if (text.contains("{{") && found.find()) {
                        report.warning(
                                "OLD_TEMPLATE",
                                "'%s' is plain text here; a reference is written ${inputs.name} (workflow import-jinja rewrites a whole file)"
                                        .formatted(found.group()),
                                at);
                    }
                });
    }
}
