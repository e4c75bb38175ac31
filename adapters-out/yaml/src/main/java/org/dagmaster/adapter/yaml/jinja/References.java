package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dagmaster.adapter.yaml.jinja.Expression.Element;
import org.dagmaster.adapter.yaml.jinja.Expression.Field;
import org.dagmaster.adapter.yaml.jinja.Expression.Reference;
import org.dagmaster.adapter.yaml.jinja.Expression.Step;
import org.dagmaster.domain.value.Nearest;

/** Turns what the predecessor's templates read into what ours read, for the templates of a node. */
final class References {

    private static final List<String> ROOTS =
            List.of("inputs", "nodes", "item", "index", "job", "env");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Graph graph;
    private final NodeNames names;
    private final String node;

    /**
     * @param node the node whose templates they are, by its name in the source
     */
    References(Graph graph, NodeNames names, String node) {
        this.graph = graph;
        this.names = names;
        this.node = node;
    }

    /** Whether a reference of that root reads something. */
    static boolean isRoot(String name) {
        return ROOTS.contains(name) || name.equals("input") || name.equals("upstream");
    }

    /**
     * {@code nodes.a.output.list[0]}.
     *
     * @throws Untranslatable if nothing is read there
     */
    String path(Reference reference) {
        return switch (reference.root()) {
            case "input" -> written("inputs", reference.path(), reference);
            case "inputs", "item", "index" ->
                    written(reference.root(), reference.path(), reference);
            case "nodes" -> ofNode(reference);
            case "job" -> ofJob(reference);
            case "job_id" -> ofJob(reference.path(), reference);
            case "env" -> ofEnvironment(reference);
            case "upstream" -> ofUpstream(reference);
            case "fan_out" -> ofFanOut(reference);
            case "fan_in" ->
                    throw unknown(
                            reference,
                            "a fan_in gathers by itself: read ${nodes.NAME.output.results} of it in a node behind");
            default -> throw unknown(reference);
        };
    }

    private String ofNode(Reference reference) {
        List<Step> path = reference.path();
        boolean isRead =
                path.size() > 1
                        && path.getFirst() instanceof Field
                        && path.get(1) instanceof Field(String what)
                        && (what.equals("output") || (what.equals("status") && path.size() == 2));
        if (!isRead) {
            throw unknown(
                    reference,
                    "of a node, 'output' and 'status' can be read, such as ${nodes.NAME.output.KEY}");
        }
        String name = ((Field) path.getFirst()).name();
        List<Step> renamed = new ArrayList<>(path);
        renamed.set(0, new Field(names.ours(name)));
        return written("nodes", renamed, reference);
    }

    private static String ofJob(Reference reference) {
        List<Step> path = reference.path();
        boolean isId =
                !path.isEmpty()
                        && path.getFirst() instanceof Field(String key)
                        && (key.equals("id") || key.equals("job_id"));
        if (!isId) {
            throw unknown(reference, "of the job, ${job.id} can be read");
        }
        return ofJob(path.subList(1, path.size()), reference);
    }

    private static String ofJob(List<Step> rest, Reference reference) {
        if (!rest.isEmpty()) {
            throw unknown(reference, "a job's id has no keys");
        }
        return "job.id";
    }

    private static String ofEnvironment(Reference reference) {
        if (reference.path().size() != 1 || !(reference.path().getFirst() instanceof Field)) {
            throw unknown(reference, "of the environment, one variable is read: ${env.NAME}");
        }
        return written("env", reference.path(), reference);
    }

    /** What the one node before gave; where there are several, the author must choose. */
    private String ofUpstream(Reference reference) {
        List<String> before = graph.giversBefore(node);
        if (before.size() != 1) {
            String which =
                    before.isEmpty()
                            ? "no node with an output comes directly before"
                            : "%s come directly before"
                                    .formatted(String.join(", ", names.ours(before)));
            throw new Untranslatable(
                    Code.UPSTREAM,
                    which + ": name the node that is meant, as in ${nodes.NAME.output.KEY}",
                    reference.at());
        }
        List<Step> path = new ArrayList<>(List.of(new Field(before.getFirst())));
        path.addAll(reference.path());
        return ofNode(new Reference("nodes", path, reference.at()));
    }

    private static String ofFanOut(Reference reference) {
        if (!reference.path().isEmpty()
                && reference.path().getFirst() instanceof Field(String key)
                && (key.equals("item") || key.equals("index"))) {
            return written(key, reference.path().subList(1, reference.path().size()), reference);
        }
        throw unknown(reference, "of a fan_out, ${item} and ${index} can be read");
    }

    private static String written(String root, List<Step> path, Reference reference) {
        StringBuilder text = new StringBuilder(root);
        for (Step step : path) {
            switch (step) {
                case Element(int number) -> text.append('[').append(number).append(']');
                case Field(String name) -> text.append('.').append(checked(name, reference));
            }
        }
        return text.toString();
    }

    private static String checked(String key, Reference reference) {
        if (!NAME.matcher(key).matches()) {
            throw new Untranslatable(
                    Code.JINJA_INDEX,
                    "the key '%s' is no word, and a reference reads words only: let the node before give it another name"
                            .formatted(key),
                    reference.at());
        }
        return key;
    }

    private static Untranslatable unknown(Reference reference) {
        return unknown(
                reference,
                "there are " + String.join(", ", ROOTS) + Nearest.hint(reference.root(), ROOTS));
    }

    private static Untranslatable unknown(Reference reference, String why) {
        return new Untranslatable(
                Code.UNKNOWN_REFERENCE,
                "'%s' reads nothing that is known: %s".formatted(source(reference), why),
                reference.at());
    }

    private static String source(Reference reference) {
        StringBuilder text = new StringBuilder(reference.root());
        for (Step step : reference.path()) {
            switch (step) {
                case Element(int number) -> text.append('[').append(number).append(']');
                case Field(String name) -> text.append('.').append(name);
            }
        }
        return text.toString();
    }
}
