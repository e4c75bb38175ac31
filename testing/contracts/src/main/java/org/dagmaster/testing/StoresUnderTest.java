package org.dagmaster.testing;

import java.time.Duration;
import org.dagmaster.application.port.out.UnitOfWork;

/** Empty stores of an adapter. */
public interface StoresUnderTest {

    UnitOfWork unitOfWork();

    /** Lets that much time pass for all leases, as the stores' own clock measures it. */
    void letPass(Duration time);
}
