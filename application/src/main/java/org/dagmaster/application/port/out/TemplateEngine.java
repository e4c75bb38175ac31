package org.dagmaster.application.port.out;

import java.util.List;
import org.dagmaster.domain.evaluation.TemplateResolver;
import org.dagmaster.domain.workflow.TemplateReference;

/** Renders templates, and tells without rendering what they read. */
public interface TemplateEngine extends TemplateResolver {

    /**
     * All that a template text reads.
     *
     * @throws TemplateSyntax if the text is no template
     */
    List<TemplateReference> references(String text);

    /** A template that cannot be read; the message says what is wrong and where in the text. */
    final class TemplateSyntax extends RuntimeException {

        private static final long serialVersionUID = 1;

        public TemplateSyntax(String message) {
            super(message);
        }
    }
}
