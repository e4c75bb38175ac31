package org.dagmaster.adapter.cli.platform;

/** Something that the platform needs could not be had, so it did not start. */
public final class StartFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String nextStep;

    /**
     * @param code stable, such as FOLDER_IN_USE
     * @param sentence what is wrong, with the value and the place
     * @param nextStep what the person can do; empty if the sentence says it
     */
    public StartFailure(String code, String sentence, String nextStep) {
        super(sentence);
        this.code = code;
        this.nextStep = nextStep;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public String nextStep() {
        return nextStep;
    }
}
