package org.dagmaster.domain.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * One declared input of a workflow.
 *
 * @param defaultValue applied once, at submission, where the caller gave none; null for none
 * @param allowed the {@code enum}: the only values accepted; empty for any
 * @param pattern a regular expression a string must contain a match of; null for any
 * @param minimum the smallest number accepted; null for any
 * @param maximum the largest number accepted; null for any
 */
public record InputDefinition(
        String name,
        InputType type,
        boolean required,
        @Nullable Object defaultValue,
        String description,
        List<@Nullable Object> allowed,
        @Nullable Pattern pattern,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum) {

    public InputDefinition(
            String name,
            InputType type,
            boolean required,
            @Nullable Object defaultValue,
            String description,
            List<@Nullable Object> allowed,
            @Nullable Pattern pattern,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum) {
        this.name = name;
        this.type = type;
        this.required = required;
        this.defaultValue = Values.copyOf(defaultValue);
        this.description = description;
        this.allowed = Values.copyOfList(allowed);
        this.pattern = pattern;
        this.minimum = minimum;
        this.maximum = maximum;
    }
}
