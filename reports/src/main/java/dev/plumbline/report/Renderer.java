package dev.plumbline.report;

/**
 * Turns a result into a document. Pure: the same result and the same context give the same text, byte for byte. Thread-safe.
 *
 * @param <T> the result: {@code DiffResult} of the schema job, {@code Advice} of the vector job
 */
public interface Renderer<T> {

    /** Renders the whole document, with a line break at its end. */
    String render(T result, ReportContext context);
}
