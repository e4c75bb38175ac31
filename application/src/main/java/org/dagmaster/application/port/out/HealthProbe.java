package org.dagmaster.application.port.out;

/** Asks something the process depends on how it is. */
public interface HealthProbe {

    /** The dependency's name, such as {@code postgresql}. */
    String name();

    /**
     * @return its version, or what else tells a person that it is well
     * @throws Exception if it is not; the message is shown
     */
    String ask() throws Exception;
}
