package dev.plumbline.cli.environment;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;

/** What is said, and which code is returned, when something goes wrong. */
public final class Failures {

    /** The process was told to stop (as after Ctrl-C). */
    public static final int INTERRUPTED = 130;

    private Failures() {}

    /** The exit code of a failure. */
    public static int exitCode(Throwable failure) {
        return failure instanceof PlumblineException e
                ? e.code().exitCode()
                : failure instanceof InterruptedException ? INTERRUPTED : ErrorCode.FAILURE.exitCode();
    }

    /** One line, without line breaks and control characters: part of it may come from a server or a file. */
    public static String line(Throwable failure) {
        String message = failure.getMessage() == null ? "" : oneLine(failure.getMessage());
        return switch (failure) {
            case PlumblineException e -> message;
            case InterruptedException e -> "interrupted";
            case OutOfMemoryError e ->
                "out of memory; give the JVM more with JAVA_TOOL_OPTIONS=-Xmx4g, or take a smaller sample";
            case Throwable other -> "unexpected failure: " + other.getClass().getSimpleName()
                    + (message.isEmpty() ? "" : ": " + message) + "; run again with --verbose for the details";
        };
    }

    /** Joins the lines of a text and replaces what a terminal would obey. */
    public static String oneLine(String text) {
        String joined = text.strip().replaceAll("\\s*\\R\\s*", " ").replace('\t', ' ');
        StringBuilder clean = new StringBuilder(joined.length());
        joined.codePoints().map(c -> Character.isISOControl(c) ? '?' : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
