package org.dagmaster.domain.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.jspecify.annotations.Nullable;

/** What a fan_in makes of its children, all of them at hand; of children with whole numbers. */
final class ReferenceAggregation {

    private ReferenceAggregation() {}

    /** Empty if the children's outputs are not of the kind that is gathered. */
    static Optional<Map<String, @Nullable Object>> of(FanInNode fanIn, List<Outcome> children) {
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable Object> errors = new ArrayList<>();
        for (int index = 0; index < children.size(); index++) {
            switch (children.get(index)) {
                case Outcome.Failure(var code, var message) ->
                        errors.add(Map.of("index", index, "code", code, "message", message));
                case Outcome.Success(var output) -> {
                    List<Object> candidates = candidates(fanIn, output);
                    if (candidates.size() != 1) {
                        return Optional.empty();
                    }
                    values.add(candidates.getFirst());
                }
            }
        }
        Map<String, @Nullable Object> result = joined(fanIn.aggregation(), values);
        if (fanIn.onChildFailure() == OnChildFailure.COLLECT) {
            result.put("errors", errors);
            result.put("failed", errors.size());
        }
        return Optional.of(result);
    }

    /** What of an output could be meant: it has to be exactly one thing. */
    private static List<Object> candidates(FanInNode fanIn, Map<String, ?> output) {
        String field = fanIn.field();
        List<Object> all = new ArrayList<>();
        if (field != null) {
            all.addAll(output.containsKey(field) ? List.of(output.get(field)) : List.of());
        } else {
            all.addAll(output.values());
        }
        return switch (fanIn.aggregation()) {
            case SUM -> all.stream().filter(Number.class::isInstance).toList();
            case CONCAT -> all.stream().filter(Collection.class::isInstance).toList();
            case COLLECT, FIRST, LAST -> field == null ? List.of(output) : all;
        };
    }

    private static Map<String, @Nullable Object> joined(
            AggregationKind kind, List<@Nullable Object> values) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        switch (kind) {
            case COLLECT -> result.put("results", values);
            case CONCAT -> {
                List<Object> flat =
                        values.stream()
                                .flatMap(v -> ((List<?>) v).stream())
                                .map(Object.class::cast)
                                .toList();
                result.put("results", flat);
                result.put("count", flat.size());
                return result;
            }
            case SUM ->
                    result.put(
                            "total",
                            values.stream()
                                    .map(value -> new BigDecimal(String.valueOf(value)))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                                    .intValueExact());
            case FIRST -> result.put("result", values.isEmpty() ? null : values.getFirst());
            case LAST -> result.put("result", values.isEmpty() ? null : values.getLast());
        }
        result.put("count", values.size());
        return result;
    }
}
