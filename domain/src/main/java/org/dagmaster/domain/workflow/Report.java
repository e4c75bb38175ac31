package org.dagmaster.domain.workflow;

/** Where checks tell what is wrong. */
@FunctionalInterface
interface Report {

    /**
     * @param at the path of the place, see {@link SourceMap}
     */
    void error(String code, String message, String at);
}
