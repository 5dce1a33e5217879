package dev.plumbline.report;

import dev.plumbline.report.compare.Edit;
import dev.plumbline.report.compare.Edits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.fail;

/**
 * Documents as they shall be, in src/test/resources/dev/plumbline/report/golden. {@code mvn test -Dgolden.update=true} writes them anew;
 * review the result as a diff.
 */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/dev/plumbline/report/golden");

    private static final Pattern OURS = Pattern.compile("<(style|script)>.*?</\\1>", Pattern.DOTALL);

    private Golden() {}

    static void assertMatches(String name, String document) {
        // Style and script are files of their own, and the same for all pages.
        String actual = name.endsWith(".html")
                ? OURS.matcher(document).replaceAll("<$1>…</$1>").replaceAll("sha256-[^&']+", "sha256-…")
                : document;
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
                return;
            }
            String expected = Files.exists(file) ? Files.readString(file) : "";
            if (!expected.equals(actual)) {
                fail(name
                        + " differs from its golden file (-: expected, +: actual). Meant so? Run with -Dgolden.update=true.\n"
                        + difference(expected, actual));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String difference(String expected, String actual) {
        return Edits.ofLines(expected, actual).stream().filter(edit -> edit.side() != Edit.Side.BOTH)
                .map(edit -> (edit.side() == Edit.Side.BEFORE ? "-" : "+") + edit.text())
                .collect(Collectors.joining("\n"));
    }
}
