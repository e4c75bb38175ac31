package org.dagmaster.application.catalog;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.domain.catalog.GeoBounds;

/** The {@code bbox} of a search. */
final class SearchBox {

    private SearchBox() {}

    /** Four or six numbers in a list, or in a text with commas. */
    static List<Double> of(Object value) {
        try {
            List<Double> numbers = numbers(value);
            GeoBounds bounds = GeoBounds.of(numbers);
            boolean onEarth =
                    bounds.south() >= -90
                            && bounds.north() <= 90
                            && Math.min(bounds.west(), bounds.east()) >= -180
                            && Math.max(bounds.west(), bounds.east()) <= 180;
            if (onEarth) {
                return numbers;
            }
        } catch (IllegalArgumentException e) {
            throw fault(value);
        }
        throw fault(value);
    }

    private static RuntimeException fault(Object value) {
        return SearchFault.of(
                "BBOX_INVALID",
                "bbox",
                "the bbox '%s' is none: use west,south,east,north in degrees".formatted(value));
    }

    private static List<Double> numbers(Object value) {
        List<?> parts = value instanceof String text ? List.of(text.split(",", -1)) : List.of();
        if (value instanceof List<?> list) {
            parts = list;
        }
        List<Double> numbers = new ArrayList<>();
        for (Object part : parts) {
            numbers.add(
                    part instanceof Number number
                            ? number.doubleValue()
                            : Double.parseDouble(String.valueOf(part)));
        }
        return numbers;
    }
}
