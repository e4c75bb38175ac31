package org.dagmaster.domain.workflow;

import java.util.regex.Pattern;

/** The name of a queue that workers take tasks from, such as {@code container-tasks}. */
public record QueueName(String value) implements Comparable<QueueName> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    public QueueName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no queue name: use 1 to 64 of a-z, 0-9, - and _");
        }
    }

    @Override
    public int compareTo(QueueName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
