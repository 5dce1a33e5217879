package dev.plumbline.report.demo;

import dev.plumbline.vector.ProgressListener;

/** Told how far the demo has come. */
public interface DemoProgress {

    /** A new stage begins. */
    void stage(String message);

    /** The advisor reports a step; see {@link ProgressListener#progress}. */
    default void advice(ProgressListener.Phase phase, long done, long total, String message) {
        stage(phase.label() + (message.isEmpty() ? "" : ": " + message));
    }
}
