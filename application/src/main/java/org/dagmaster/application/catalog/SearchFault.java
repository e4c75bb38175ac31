package org.dagmaster.application.catalog;

import java.util.List;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.job.ErrorCode;

/** What is wrong with a search, and where in the query. */
final class SearchFault {

    private SearchFault() {}

    static Refused of(String code, String member, String sentence) {
        return Refused.invalid(
                code,
                sentence,
                List.of(new Refused.Fault(new ErrorCode(code), sentence, "/" + member)));
    }
}
