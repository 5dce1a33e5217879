package dev.plumbline.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that is explained to the user in one line: the object, its value, what was expected, and what to do next. Messages
 * never hold passwords or row data.
 */
public class PlumblineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public PlumblineException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public PlumblineException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
