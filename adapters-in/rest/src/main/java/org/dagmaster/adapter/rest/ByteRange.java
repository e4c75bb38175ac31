package org.dagmaster.adapter.rest;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a blob (RFC 9110, section 14).
 *
 * @param first the offset of the first byte
 * @param last the offset of the last byte, itself included
 */
record ByteRange(long first, long last) {

    private static final Pattern FORM = Pattern.compile("(?i)bytes=[ \\t]*(\\d*)-(\\d*)[ \\t]*");

    /**
     * What a Range header asks for.
     *
     * @param size of the blob in bytes
     * @return null for the whole: there is no header, it is of another form, or it asks for several
     *     ranges, which the standard allows to answer so
     * @throws HttpProblem (416) if no byte of the blob lies in the range
     */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        Matcher matcher = header == null ? null : FORM.matcher(header);
        if (matcher == null || !matcher.matches()) {
            return null;
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty() && to.isEmpty()) {
            return null;
        }
        if (from.isEmpty()) {
            long length = Math.min(number(to), size);
            return satisfiable(size - length, size - 1, size);
        }
        long first = number(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : number(to);
        return last < first ? null : satisfiable(first, Math.min(last, size - 1), size);
    }

    long length() {
        return last - first + 1;
    }

    private static ByteRange satisfiable(long first, long last, long size) {
        if (first >= size) {
            throw new HttpProblem(
                    Problem.of(
                            416,
                            "RANGE_NOT_SATISFIABLE",
                            "the range starts beyond the end of the blob, which has %d bytes"
                                    .formatted(size)),
                    Map.of("Content-Range", "bytes */" + size));
        }
        return new ByteRange(first, last);
    }

    /** Numbers with more digits than a size can have all mean the same: far beyond the end. */
    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
