package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.yaml.jinja.Expression.Argument;
import org.dagmaster.adapter.yaml.jinja.Expression.Call;
import org.dagmaster.adapter.yaml.jinja.Expression.Field;
import org.dagmaster.adapter.yaml.jinja.Expression.Filter;
import org.dagmaster.adapter.yaml.jinja.Expression.Kind;
import org.dagmaster.adapter.yaml.jinja.Expression.Literal;
import org.dagmaster.adapter.yaml.jinja.Expression.Logic;
import org.dagmaster.adapter.yaml.jinja.Expression.Reference;
import org.dagmaster.adapter.yaml.jinja.Expression.Step;
import org.dagmaster.adapter.yaml.jinja.Expression.Test;

/** What to say of expressions that have no counterpart, and what to write instead. */
final class Refusals {

    private final Translator translator;

    Refusals(Translator translator) {
        this.translator = translator;
    }

    Untranslatable called(Call call) {
        if (call.callee() instanceof Call inner) {
            return called(inner);
        }
        boolean isMethod =
                call.callee() instanceof Reference(String _, List<Step> path, int _)
                        && !path.isEmpty()
                        && path.getLast() instanceof Field;
        String hint = isMethod ? method((Reference) call.callee(), call.arguments()) : "";
        return new Untranslatable(
                Code.JINJA_CALL,
                "nothing can be called in a template: "
                        + (hint.isEmpty() ? "let the handler, or a task before, do it" : hint),
                call.at());
    }

    /** What to write instead of {@code x.get('key')}. */
    private String method(Reference callee, List<Argument> arguments) {
        Field method = (Field) callee.path().getLast();
        boolean readsKey =
                method.name().equals("get")
                        && !arguments.isEmpty()
                        && arguments.getFirst().value()
                                instanceof Literal(Kind kind, String _, int _)
                        && kind == Kind.TEXT;
        if (!readsKey) {
            return "";
        }
        List<Step> path = new ArrayList<>(callee.path());
        path.set(path.size() - 1, new Field(((Literal) arguments.getFirst().value()).text()));
        Expression direct = new Reference(callee.root(), path, callee.at());
        Expression read =
                arguments.size() > 1
                        ? new Filter(direct, "default", List.of(arguments.get(1)), callee.at())
                        : direct;
        try {
            return "write " + translator.reference(read);
        } catch (Untranslatable _) {
            return "";
        }
    }

    Untranslatable logical(Logic logic) {
        String sentence =
                switch (logic.operator()) {
                    case "or" -> "'or' is not known" + alternateHint(logic);
                    case "not" -> "'not' is not known" + negationHint(logic);
                    default -> "'and' is not known: use two conditionals, one behind the other";
                };
        return new Untranslatable(Code.JINJA_LOGIC, sentence, logic.at());
    }

    /** {@code x or 'a'} is how many write an alternate. */
    private String alternateHint(Logic or) {
        Argument right = new Argument(null, or.operands().getLast());
        try {
            return ": write "
                    + translator.reference(
                            new Filter(
                                    or.operands().getFirst(), "default", List.of(right), or.at()));
        } catch (Untranslatable _) {
            return ": use two conditionals, one behind the other";
        }
    }

    private String negationHint(Logic not) {
        try {
            return ": compare, as in "
                    + translator.reference(not.operands().getFirst())
                    + " == false";
        } catch (Untranslatable _) {
            return ": swap on_true and on_false";
        }
    }

    Untranslatable tested(Test test) {
        String hint = "let a task before find it out";
        if (test.name().equals("defined") || test.name().equals("undefined")) {
            try {
                boolean wantsOne = test.name().equals("defined") != test.negated();
                String read = translator.reference(test.of());
                hint =
                        "in a condition, write %s|null} %s null"
                                .formatted(
                                        read.substring(0, read.length() - 1),
                                        wantsOne ? "!=" : "==");
            } catch (Untranslatable _) {
                hint = "compare with null in a condition";
            }
        }
        return new Untranslatable(
                Code.JINJA_TEST,
                "there is no test '%s': %s".formatted(test.name(), hint),
                test.at());
    }
}
