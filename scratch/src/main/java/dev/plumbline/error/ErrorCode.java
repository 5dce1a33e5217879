package dev.plumbline.error;

/** Stable classes of failure. The exit code is part of the command line's contract. */
public enum ErrorCode {

    /** The command line itself is wrong. */
    USAGE(64),
    /** What the user gave us (a file, a table, a vector) cannot be used. */
    BAD_INPUT(65),
    /** The configuration file is wrong. */
    BAD_CONFIG(78),
    /** A server cannot be reached, refuses us, or is not what we need. */
    CONNECTION(2),
    /** A scratch server cannot be had. */
    SCRATCH(2),
    /** A statement failed, or a measurement is invalid. */
    FAILURE(2);

    private final int exitCode;

    ErrorCode(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The process exit code that the command line ends with. */
    public int exitCode() {
        return exitCode;
    }
}
