package org.dagmaster.adapter.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.context.InternalContextAdapterImpl;
import org.apache.velocity.exception.VelocityException;
import org.dagmaster.application.port.out.TemplateEngine;
import org.dagmaster.domain.evaluation.TemplateFailure;
import org.dagmaster.domain.workflow.TemplateReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Templates on Apache Velocity. Values are only ever read: what a reference yields is never looked
 * at as a template again.
 */
public final class VelocityTemplateEngine implements TemplateEngine {

    private static final int CACHED_TEXTS = 20_000;

    /** Characters; with the number of texts this bounds the cache's memory. */
    private static final int LONGEST_CACHED = 2_000;

    /** Characters of a rendered text: many references to a large value must not fill the memory. */
    private static final int LONGEST_RENDERED = 16 * 1024 * 1024;

    /** References of one text; Velocity takes its time to read each. */
    private static final int MOST_REFERENCES = 1_000;

    private final ReferenceParser parser = new ReferenceParser();
    private final Map<String, List<Part>> cache =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<Part>> eldest) {
                    return size() > CACHED_TEXTS;
                }
            };

    /** A piece of a parsed text. */
    private sealed interface Part {}

    private record Text(String text) implements Part {}

    private record Reference(
            String source, ReferenceParser.Parsed parsed, @Nullable Alternate alternate)
            implements Part {}

    @Override
    public List<TemplateReference> references(String text) {
        List<TemplateReference> references = new ArrayList<>();
        for (Part part : parse(text)) {
            if (part instanceof Reference reference) {
                references.add(
                        new TemplateReference(
                                reference.source(),
                                reference.parsed().root(),
                                reference.parsed().path().stream().map(String::valueOf).toList(),
                                reference.alternate() != null));
            }
        }
        return references;
    }

    @Override
    public @Nullable Object resolve(@Nullable Object tree, Map<String, @Nullable Object> scope) {
        return switch (tree) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
                map.forEach(
                        (key, value) -> resolved.put(String.valueOf(key), resolve(value, scope)));
                yield resolved;
            }
            case List<?> list -> {
                List<@Nullable Object> resolved = new ArrayList<>(list.size());
                list.forEach(value -> resolved.add(resolve(value, scope)));
                yield resolved;
            }
            case String text -> render(text, scope);
            case null, default -> tree;
        };
    }

    private @Nullable Object render(String text, Map<String, @Nullable Object> scope) {
        if (!text.contains("${")) {
            return text;
        }
        List<Part> parts = parts(text);
        if (parts.size() == 1 && parts.getFirst() instanceof Reference reference) {
            return value(reference, scope);
        }
        StringBuilder rendered = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Text literal -> rendered.append(literal.text());
                case Reference reference -> rendered.append(asText(reference, scope));
            }
            if (rendered.length() > LONGEST_RENDERED) {
                throw new TemplateFailure(
                        "the text that begins with '%.40s' becomes longer than %,d characters"
                                .formatted(text, LONGEST_RENDERED));
            }
        }
        return rendered.toString();
    }

    private List<Part> parts(String text) {
        try {
            return parse(text);
        } catch (TemplateSyntax e) {
            throw new TemplateFailure(String.valueOf(e.getMessage()));
        }
    }

    private List<Part> parse(String text) {
        synchronized (cache) {
            List<Part> known = cache.get(text);
            if (known != null) {
                return known;
            }
        }
        List<Part> parts = new ArrayList<>();
        List<Scanner.Piece> pieces = Scanner.split(text);
        if (pieces.size() > 2 * MOST_REFERENCES) {
            throw new TemplateSyntax(
                    "a text with more than %,d references".formatted(MOST_REFERENCES));
        }
        for (Scanner.Piece piece : pieces) {
            parts.add(
                    switch (piece) {
                        case Scanner.Literal literal -> new Text(literal.text());
                        case Scanner.Reference reference -> reference(reference.inner());
                    });
        }
        if (text.length() <= LONGEST_CACHED) {
            synchronized (cache) {
                cache.put(text, parts);
            }
        }
        return parts;
    }

    private Reference reference(String inner) {
        Alternate alternate = Alternate.of(inner).orElse(null);
        String plain = alternate == null ? inner.strip() : alternate.reference();
        return new Reference("${" + inner + "}", parser.parse(plain), alternate);
    }

    private static @Nullable Object value(
            Reference reference, Map<String, @Nullable Object> scope) {
        Object value;
        try {
            value = read(reference, scope);
        } catch (TemplateSyntax e) {
            throw new TemplateFailure(String.valueOf(e.getMessage()));
        } catch (KeysOnlyUberspect.Undefined | VelocityException _) {
            if (reference.alternate() == null) {
                throw new TemplateFailure(
                        Undefined.explain(reference.source(), reference.parsed(), scope));
            }
            value = null;
        }
        return value == null && reference.alternate() != null
                ? reference.alternate().value()
                : value;
    }

    private static @Nullable Object read(Reference reference, Map<String, @Nullable Object> scope) {
        ReferenceParser.Parsed parsed = reference.parsed();
        if (parsed.path().isEmpty() || !scope.containsKey(parsed.root())) {
            return KeysOnlyUberspect.read(scope, parsed.root());
        }
        // Velocity has no undefined roots in strict mode; a null root has no keys.
        VelocityContext context = new VelocityContext(new LinkedHashMap<>(scope));
        return parsed.node().value(new InternalContextAdapterImpl(context));
    }

    private String asText(Reference reference, Map<String, @Nullable Object> scope) {
        Object value = value(reference, scope);
        if (value instanceof String text) {
            return text;
        }
        try {
            // Not a field: checking a workflow renders nothing, and need not load all of Jackson.
            return JsonMapper.shared().writeValueAsString(value);
        } catch (JacksonException e) {
            throw new TemplateFailure(
                    "%s cannot be written as JSON: %s"
                            .formatted(reference.source(), e.getOriginalMessage()));
        }
    }
}
