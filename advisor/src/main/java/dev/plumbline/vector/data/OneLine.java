package dev.plumbline.vector.data;

/** What an exception says, as one line. */
public final class OneLine {

    private OneLine() {}

    /** The first line that says something; the class's name when none does. */
    public static String of(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return message.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst()
                .orElse(failure.getClass().getSimpleName());
    }
}
