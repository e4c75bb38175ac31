package org.dagmaster.domain.raster;

import java.util.Comparator;
import java.util.List;

/**
 * What the rules say of a raster.
 *
 * @param refusals the weightiest first; empty if it is taken
 */
public record Validation(List<Refusal> refusals, List<Warning> warnings, DetectedType type) {

    /**
     * @param message a sentence with the value and what to do next
     */
    public record Refusal(RefusalCode code, String message) {}

    /**
     * @param message a sentence with the value and what it means for the product
     */
    public record Warning(WarningCode code, String message) {}

    public Validation {
        refusals = refusals.stream().sorted(Comparator.comparing(Refusal::code)).toList();
        warnings = List.copyOf(warnings);
    }

    public boolean isValid() {
        return refusals.isEmpty();
    }

    /** All refusals in one text, each with its code where there are several. */
    public String refusalText() {
        if (refusals.size() == 1) {
            return refusals.getFirst().message();
        }
        return refusals.stream()
                .map(refusal -> refusal.code() + ": " + refusal.message())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
