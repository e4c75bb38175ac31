package org.dagmaster.domain.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dagmaster.domain.value.Values;

/** The types an input can be declared with; the wire name is the lower-case name. */
public enum InputType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    ARRAY,
    OBJECT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a value is of this type; a whole number such as 3.0 is an integer, as in JSON. */
    public boolean accepts(Object value) {
        return switch (this) {
            case STRING -> value instanceof String;
            case INTEGER -> value instanceof Number number && Values.isWhole(number);
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case ARRAY -> value instanceof List;
            case OBJECT -> value instanceof Map;
        };
    }
}
