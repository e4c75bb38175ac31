package org.dagmaster.adapter.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Why a text is not read at all.
 *
 * @param line from 1; 0, as the column, for the text as a whole
 */
public record Finding(String code, String message, int line, int column) {

    static Finding at(String code, String message, Optional<Mark> mark) {
        return new Finding(
                code,
                message,
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> m.getColumn() + 1).orElse(0));
    }

    static Finding ofAll(String code, String message) {
        return new Finding(code, message, 0, 0);
    }
}
