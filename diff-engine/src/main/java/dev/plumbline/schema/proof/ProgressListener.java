package dev.plumbline.schema.proof;

/** Hears how far a proof has come. Called from the thread that runs the proof. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * A part begins.
     *
     * @param what in a few words: {@code up, traced}
     * @param part its number, from 1
     * @param parts how many there are
     */
    void begins(String what, int part, int parts);

    /** A listener that does nothing. */
    static ProgressListener silent() {
        return (what, part, parts) -> {};
    }
}
