package dev.plumbline.vector;

/** Told how far a run has come. Called from the advisor's own threads, one call at a time. */
@FunctionalInterface
public interface ProgressListener {

    /** The stations of a run, in their order. */
    enum Phase {
        READ("reading"), PROFILE("profile"), GROUND_TRUTH("exact neighbours"), LOAD("loading"), TRIALS(
                "trials"), LATENCY("latency"), CONFIRM("confirming"), VALIDATE("validating"), DONE("done");

        private final String label;

        Phase(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Reports one step.
     *
     * @param done steps finished in this phase
     * @param total steps of this phase, zero when unknown
     * @param message what happens now, in a few words
     */
    void progress(Phase phase, long done, long total, String message);

    /** A listener that does nothing. */
    static ProgressListener silent() {
        return (phase, done, total, message) -> {};
    }
}
