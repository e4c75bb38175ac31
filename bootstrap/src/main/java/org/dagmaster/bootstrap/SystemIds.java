package org.dagmaster.bootstrap;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.dagmaster.application.port.out.Ids;

/** Identities that grow with time, so that indexes grow at one end: UUID version 7 (RFC 9562). */
final class SystemIds implements Ids {

    @Override
    public UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
