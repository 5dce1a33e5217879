package dev.plumbline.vector.trial;

/** Told how far a build has come. */
@FunctionalInterface
public interface BuildListener {

    /**
     * Reports one look.
     *
     * @param phase the server's own words: {@code building index: loading tuples}
     * @param done blocks or tuples that are done
     * @param total of how many; zero when unknown
     */
    void progress(String phase, long done, long total);
}
