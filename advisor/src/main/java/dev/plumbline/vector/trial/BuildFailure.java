package dev.plumbline.vector.trial;

/** A candidate that the server could not build; the run goes on without it. */
public final class BuildFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean outOfTime;
    private final String reason;

    BuildFailure(String message, boolean outOfTime, Throwable cause) {
        super(message, cause);
        this.outOfTime = outOfTime;
        this.reason = message;
    }

    /** One line for people. */
    public String reason() {
        return reason;
    }

    /** True when the time that was left had run out. */
    public boolean outOfTime() {
        return outOfTime;
    }
}
