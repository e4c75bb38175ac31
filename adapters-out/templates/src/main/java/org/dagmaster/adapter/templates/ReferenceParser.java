package org.dagmaster.adapter.templates;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.context.InternalContextAdapterImpl;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTIndex;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTMethod;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.dagmaster.application.port.out.TemplateEngine.TemplateSyntax;
import org.jspecify.annotations.Nullable;

/** Has Velocity parse single references, and refuses every construct but keys and indexes. */
final class ReferenceParser {

    /** Velocity, made when it is first needed: to check a workflow it seldom is. */
    private static final class Engine {

        static final RuntimeInstance VELOCITY = velocity();
        static final InternalContextAdapterImpl NOTHING =
                new InternalContextAdapterImpl(new VelocityContext());

        private Engine() {}

        private static RuntimeInstance velocity() {
            Properties settings = new Properties();
            settings.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
            settings.setProperty(
                    RuntimeConstants.UBERSPECT_CLASSNAME, KeysOnlyUberspect.class.getName());
            // No template is ever loaded: there is nowhere to load one from.
            settings.setProperty(RuntimeConstants.RESOURCE_LOADERS, "none");
            settings.setProperty(
                    "resource.loader.none.class",
                    "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
            settings.setProperty(RuntimeConstants.VM_LIBRARY, "");
            RuntimeInstance velocity = new RuntimeInstance();
            velocity.init(settings);
            return velocity;
        }
    }

    /** A reference that was read. Velocity reads most when they are rendered, not before. */
    final class Parsed {

        private final String text;
        private final String root;
        private final List<Object> path;
        private volatile @Nullable ASTReference node;

        private Parsed(String text, String root, List<Object> path, @Nullable ASTReference node) {
            this.text = text;
            this.root = root;
            this.path = List.copyOf(path);
            this.node = node;
        }

        String root() {
            return root;
        }

        /** The keys and indexes after the root. */
        List<Object> path() {
            return path;
        }

        ASTReference node() {
            ASTReference known = node;
            if (known == null) {
                known = reference(text);
                node = known;
            }
            return known;
        }
    }

    /**
     * @param inner what stands within the braces, without an alternate
     */
    Parsed parse(String inner) {
        String text = "${" + inner + "}";
        // To check a workflow of thousands of references, or a text made of nothing else, Velocity
        // takes seconds; nearly all are names, dots and indexes.
        Optional<PlainPath> plain = PlainPath.of(inner);
        if (plain.isPresent()) {
            return new Parsed(text, plain.get().root(), plain.get().steps(), null);
        }
        ASTReference reference = reference(text);
        List<Object> path = new ArrayList<>();
        for (int i = 0; i < reference.jjtGetNumChildren(); i++) {
            path.add(step(reference.jjtGetChild(i), text));
        }
        return new Parsed(text, reference.getRootString(), path, reference);
    }

    private ASTReference reference(String text) {
        SimpleNode tree = tree(text);
        boolean isReference =
                tree.jjtGetNumChildren() == 1 && tree.jjtGetChild(0) instanceof ASTReference;
        if (!isReference) {
            throw new TemplateSyntax("%s is no reference such as ${inputs.name}".formatted(text));
        }
        return (ASTReference) tree.jjtGetChild(0);
    }

    private SimpleNode tree(String text) {
        Template template = new Template();
        template.setName("reference");
        template.setRuntimeServices(Engine.VELOCITY);
        try {
            SimpleNode tree = Engine.VELOCITY.parse(new StringReader(text), template);
            tree.init(Engine.NOTHING, Engine.VELOCITY);
            return tree;
        } catch (ParseException | VelocityException e) {
            throw new TemplateSyntax("%s cannot be read as a reference".formatted(text));
        }
    }

    private static Object step(Node node, String text) {
        return switch (node) {
            case ASTIdentifier identifier -> identifier.getIdentifier();
            case ASTIndex index -> index(index.jjtGetChild(0), text);
            case ASTMethod _ ->
                    throw new TemplateSyntax(
                            "%s calls a method; only keys can be read".formatted(text));
            default ->
                    throw new TemplateSyntax("%s has a part that is not allowed".formatted(text));
        };
    }

    private static Object index(Node node, String text) {
        if (node instanceof ASTExpression wrapper && wrapper.jjtGetNumChildren() == 1) {
            return index(wrapper.jjtGetChild(0), text);
        }
        if (node instanceof ASTIntegerLiteral number
                && number.value(Engine.NOTHING) instanceof Integer index) {
            return index;
        }
        throw new TemplateSyntax("%s: an index must be a number, such as [0]".formatted(text));
    }
}
