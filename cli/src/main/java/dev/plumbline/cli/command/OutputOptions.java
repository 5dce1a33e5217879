package dev.plumbline.cli.command;

import dev.plumbline.report.Format;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which document, and where to. */
final class OutputOptions {

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, html or sql. Default: what the output file's name ends in, else text.")
    @Nullable
    Format format;

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "Write to this file, completely or not at all, instead of standard output.")
    @Nullable
    String file;

    /** The format that is asked for, or that the file's name stands for. */
    Format format() {
        if (format != null) {
            return format;
        }
        String name = file == null ? "" : file.toLowerCase(Locale.ROOT);
        Optional<Format> bySuffix = Arrays.stream(Format.values()).filter(f -> name.endsWith('.' + f.label()))
                .findFirst();
        return bySuffix.orElse(Format.TEXT);
    }

    Output output(PlumblineCommand root) {
        return Output.to(file, root.surroundings(), root.streams());
    }
}
