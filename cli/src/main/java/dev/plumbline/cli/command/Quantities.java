package dev.plumbline.cli.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times and sizes as people write them. */
final class Quantities {

    private static final Pattern TIME_PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|min|m|h|d)\\s*");
    private static final Pattern SIZE = Pattern
            .compile("([0-9]+(?:\\.[0-9]+)?)\\s*(B|kB|KB|MB|GB|TB|KiB|MiB|GiB|TiB)?");
    private static final Pattern COUNT = Pattern.compile("([0-9][0-9_,]*|[0-9]+(?:\\.[0-9]+)?(?=[kKMGB]))([kKMGB]?)");

    private Quantities() {}

    private static long millis(String unit) {
        return switch (unit) {
            case "s" -> 1_000L;
            case "m", "min" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> 1L;
        };
    }

    /** {@code 250ms}, {@code 90s}, {@code 10m}, {@code 1h30m}. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Matcher part = TIME_PART.matcher(text.strip());
            BigDecimal nanos = BigDecimal.ZERO;
            int end = 0;
            while (part.find() && part.start() == end) {
                nanos = nanos.add(
                        new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(millis(part.group(2)) * 1_000_000)));
                end = part.end();
            }
            if (end == 0 || end != text.strip().length() || nanos.toBigInteger().bitLength() > Long.SIZE - 2) {
                throw new TypeConversionException(
                        "\"" + text + "\" is not a time; expected something like 250ms, 90s, 10m or 1h30m");
            }
            return Duration.ofNanos(nanos.longValue());
        }
    }

    /** {@code 512MB}, {@code 1.5GB}, in PostgreSQL's units of 1024; a bare number is bytes. */
    static final class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            Matcher matcher = SIZE.matcher(text.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "\"" + text + "\" is not a size; expected something like 512MB or 1.5GB");
            }
            String unit = matcher.group(2) == null ? "B" : matcher.group(2).substring(0, 1).toUpperCase(Locale.ROOT);
            int power = "BKMGT".indexOf(unit);
            return new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power))).longValue();
        }
    }

    /** {@code 1000000}, {@code 1_000_000}, {@code 50k}, {@code 10M}, in powers of 1000. */
    static final class Count implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            Matcher matcher = COUNT.matcher(text.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "\"" + text + "\" is not a count; expected something like 50000, 50k or 10M");
            }
            String suffix = matcher.group(2).toUpperCase(Locale.ROOT);
            long factor = switch (suffix) {
                case "K" -> 1_000L;
                case "M" -> 1_000_000L;
                case "G", "B" -> 1_000_000_000L;
                default -> 1L;
            };
            BigDecimal count = new BigDecimal(matcher.group(1).replaceAll("[_,]", ""))
                    .multiply(BigDecimal.valueOf(factor));
            if (count.toBigInteger().bitLength() > Long.SIZE - 2) {
                throw new TypeConversionException("\"" + text + "\" is too large a count");
            }
            return count.longValue();
        }
    }
}
