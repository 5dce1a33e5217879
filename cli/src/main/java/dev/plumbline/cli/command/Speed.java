package dev.plumbline.cli.command;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.online.Throughput;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.TypeConversionException;

/** How fast a server is, as people say it. */
final class Speed {

    private static final String SCAN = "scan";
    private static final String REWRITE = "rewrite";
    private static final String INDEX = "index";
    private static final String BACKFILL = "backfill";
    private static final Set<String> KNOWN = Set.of(SCAN, REWRITE, INDEX, BACKFILL);

    private Speed() {}

    /** The throughput that they mean; what they do not speak of is as configured. */
    static Throughput of(Map<String, String> said) {
        Throughput standard = Throughput.CONFIGURED;
        Map<String, Long> given = new TreeMap<>();
        said.forEach((what, number) -> given.put(what, number(what, number)));
        return Throughput.configured(given.getOrDefault(SCAN, (long) standard.scanBytesPerSecond()),
                given.getOrDefault(REWRITE, (long) standard.rewriteBytesPerSecond()),
                given.getOrDefault(INDEX, (long) standard.indexBytesPerSecond()),
                given.getOrDefault(BACKFILL, (long) standard.backfillRowsPerSecond()));
    }

    private static long number(String what, String number) {
        if (!KNOWN.contains(what)) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--throughput names \"" + what + "\"; expected scan, rewrite, index or backfill");
        }
        try {
            long value = what.equals(BACKFILL)
                    ? new Quantities.Count().convert(number)
                    : new Quantities.Size().convert(number);
            if (value > 0) {
                return value;
            }
        } catch (TypeConversionException e) {
            throw new PlumblineException(ErrorCode.USAGE, "--throughput " + what + ": " + e.getMessage(), e);
        }
        throw new PlumblineException(ErrorCode.USAGE,
                "--throughput " + what + " is " + number + "; it must be more than nothing");
    }
}
