package dev.plumbline.schema.backfill;

/** Told what a backfill does. Called in the thread that runs it. */
public interface BackfillListener {

    /** Hears nothing. */
    BackfillListener SILENT = new BackfillListener() {
    };

    /** After every batch. */
    default void progress(BackfillProgress progress) {}

    /** Something that is not as usual, in one line: a batch that is tried again, a pause, a row left behind. */
    default void note(String line) {}
}
