package dev.plumbline.cli.progress;

/** Shows how far the work has come. Safe for use by several threads. */
public interface Progress extends AutoCloseable {

    /**
     * Reports where the work stands.
     *
     * @param phase what is being done, in a few words
     * @param done steps finished in this phase
     * @param total steps of this phase; zero when unknown
     * @param message what happens right now; may be empty
     */
    void update(String phase, long done, long total, String message);

    /** Reports work whose length is unknown. */
    default void update(String phase) {
        update(phase, 0, 0, "");
    }

    /** Writes one line that stays. */
    void note(String line);

    /** Takes away what is not meant to stay. Further reports are not shown. */
    @Override
    void close();
}
