package org.dagmaster.domain.evaluation;

/** A template could not be rendered; the message names the reference and what there was instead. */
public final class TemplateFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TemplateFailure(String message) {
        super(message);
    }
}
