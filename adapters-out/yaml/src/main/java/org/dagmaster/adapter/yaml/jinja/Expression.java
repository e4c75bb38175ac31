package org.dagmaster.adapter.yaml.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of Jinja, as far as its kinds are told apart here. */
sealed interface Expression {

    /** Where it begins in the text that it was read from. */
    int at();

    /** A part of a reference's path. */
    sealed interface Step {}

    record Field(String name) implements Step {}

    record Element(int number) implements Step {}

    /** {@code nodes.a.output[0]}; root {@code nodes}. */
    record Reference(String root, List<Step> path, int at) implements Expression {

        public Reference {
            path = List.copyOf(path);
        }
    }

    /** What a literal is. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUE,
        FALSE,
        NULL
    }

    /**
     * @param text a text without its quotes, a number in its digits
     */
    record Literal(Kind kind, String text, int at) implements Expression {}

    /** A list or tuple. */
    record Items(List<Expression> elements, int at) implements Expression {

        public Items {
            elements = List.copyOf(elements);
        }
    }

    /**
     * @param name null where it is told by its place
     */
    record Argument(@Nullable String name, Expression value) {}

    record Filter(Expression of, String name, List<Argument> arguments, int at)
            implements Expression {

        public Filter {
            arguments = List.copyOf(arguments);
        }
    }

    record Call(Expression callee, List<Argument> arguments, int at) implements Expression {

        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * @param operator one of {@code < <= > >= == != in}, or {@code not in}
     */
    record Comparison(Expression left, String operator, Expression right, int at)
            implements Expression {}

    /** {@code and}, {@code or}, {@code not}. */
    record Logic(String operator, List<Expression> operands, int at) implements Expression {

        public Logic {
            operands = List.copyOf(operands);
        }
    }

    /** {@code x is none}. */
    record Test(Expression of, String name, boolean negated, int at) implements Expression {}

    /**
     * What has no counterpart, whatever its parts are.
     *
     * @param sentence for the author
     */
    record Other(Code code, String sentence, int at) implements Expression {}
}
