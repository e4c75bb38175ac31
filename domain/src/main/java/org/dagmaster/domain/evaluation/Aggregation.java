package org.dagmaster.domain.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.value.Values;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.jspecify.annotations.Nullable;

/**
 * Puts the outputs of children together, one after the other in the order of their indexes.
 *
 * <ul>
 *   <li>collect: {@code {results: [...], count}}, an element a child
 *   <li>concat: {@code {results: [...], count}}, the elements of the children's lists
 *   <li>sum: {@code {total, count}}; exact, and whole if all numbers are
 *   <li>first, last: {@code {result, count}}; null of no child
 * </ul>
 *
 * Where failures are collected, {@code errors: [{index, code, message}]} and {@code failed} stand
 * beside.
 */
final class Aggregation {

    /** Bytes of JSON of all that is gathered: what a process can hold beside its other work. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    /** Of a number that is summed up: a sum is exact, and is written out. */
    private static final int MOST_DIGITS = 10_000;

    private final FanInNode fanIn;
    private final OutputReader reader;
    private final List<@Nullable Object> results = new ArrayList<>();
    private final List<@Nullable Object> errors = new ArrayList<>();
    private long bytes;
    private BigDecimal total = BigDecimal.ZERO;
    private boolean isWhole = true;
    private int count;
    private int index;

    Aggregation(FanInNode fanIn, OutputReader reader) {
        this.fanIn = fanIn;
        this.reader = reader;
    }

    /** The outputs of some children do not fit the aggregation; the message says which and why. */
    static final class Misfit extends RuntimeException {

        private static final long serialVersionUID = 1;

        Misfit(String message) {
            super(message);
        }
    }

    /**
     * @param child COMPLETED or FAILED
     * @throws Misfit if its output is not of the kind that is gathered
     */
    void add(NodeState child) {
        switch (child) {
            case NodeState.Completed(_, var output) -> add(reader.value(output));
            case NodeState.Failed(_, Failure failure) -> addError(failure);
            default -> throw new IllegalStateException("child " + index + " is " + child.status());
        }
        index++;
    }

    Map<String, @Nullable Object> result() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        switch (fanIn.aggregation()) {
            case COLLECT, CONCAT -> result.put("results", results);
            case SUM -> result.put("total", isWhole ? whole(total) : total);
            case FIRST, LAST -> result.put("result", results.isEmpty() ? null : results.getFirst());
        }
        if (fanIn.onChildFailure() == OnChildFailure.COLLECT) {
            result.put("errors", errors);
        }
        result.put("count", fanIn.aggregation() == AggregationKind.CONCAT ? results.size() : count);
        if (fanIn.onChildFailure() == OnChildFailure.COLLECT) {
            result.put("failed", errors.size());
        }
        return result;
    }

    private void add(Map<String, @Nullable Object> output) {
        count++;
        switch (fanIn.aggregation()) {
            case COLLECT -> keep(picked(output));
            case CONCAT -> ((List<?>) only(output, List.class, "list")).forEach(this::keep);
            case SUM -> add((Number) only(output, Number.class, "number"));
            case FIRST -> {
                if (results.isEmpty()) {
                    keep(picked(output));
                }
            }
            case LAST -> {
                results.clear();
                bytes = 0;
                keep(picked(output));
            }
        }
    }

    private void keep(@Nullable Object value) {
        bytes += Values.jsonLength(value);
        if (bytes > MOST_BYTES) {
            throw new Misfit(
                    "the results up to child %d are longer than 64 MB; let the children write files and give back their names"
                            .formatted(index));
        }
        results.add(value);
    }

    private void add(Number number) {
        BigDecimal summand = new BigDecimal(number.toString());
        // Few characters can mean a number that no memory holds: 1E+999999999.
        long digits = summand.precision() + Math.abs((long) summand.scale());
        if (digits > MOST_DIGITS) {
            throw new Misfit(
                    "child %d has a number of %d digits, but sum takes up to %d"
                            .formatted(index, digits, MOST_DIGITS));
        }
        isWhole &= Values.isWhole(number);
        total = total.add(summand);
    }

    private static Number whole(BigDecimal number) {
        var exact = number.toBigInteger();
        if (exact.bitLength() < Integer.SIZE) {
            return exact.intValue();
        }
        return exact.bitLength() < Long.SIZE ? (Number) exact.longValue() : exact;
    }

    private void addError(Failure failure) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("index", index);
        error.put("code", failure.code().value());
        error.put("message", failure.message());
        errors.add(error);
    }

    private @Nullable Object picked(Map<String, @Nullable Object> output) {
        String field = fanIn.field();
        if (field == null) {
            return output;
        }
        if (!output.containsKey(field)) {
            throw new Misfit(
                    "child %d has no '%s' in its output (there are %s)"
                            .formatted(index, field, output.keySet()));
        }
        return output.get(field);
    }

    /** The field's value, or the only one of that type. */
    private Object only(Map<String, @Nullable Object> output, Class<?> type, String word) {
        List<@Nullable Object> candidates = new ArrayList<>();
        if (fanIn.field() != null) {
            candidates.add(picked(output));
        } else {
            candidates.addAll(output.values());
        }
        List<?> fitting = candidates.stream().filter(type::isInstance).toList();
        Object value = fitting.size() == 1 ? fitting.getFirst() : null;
        if (value == null) {
            String place = fanIn.field() == null ? "its output" : "'" + fanIn.field() + "'";
            throw new Misfit(
                    "%s wants one %s of each child, but child %d has %s in %s%s"
                            .formatted(
                                    fanIn.aggregation().wireName(),
                                    word,
                                    index,
                                    fitting.isEmpty() ? "none" : fitting.size(),
                                    place,
                                    fitting.size() > 1 ? "; name one as 'field'" : ""));
        }
        return value;
    }
}
