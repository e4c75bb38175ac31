package org.dagmaster.adapter.rest;

import java.util.Map;

/** An answer other than success that HTTP itself calls for: 405, 413, 415, 416, 421. */
final class HttpProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    HttpProblem(Problem problem) {
        this(problem, Map.of());
    }

    HttpProblem(Problem problem, Map<String, String> headers) {
        super(problem.detail());
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    Problem problem() {
        return problem;
    }

    /** Headers that belong to the answer. */
    Map<String, String> headers() {
        return headers;
    }
}
