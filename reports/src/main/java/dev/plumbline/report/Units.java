package dev.plumbline.report;

import java.util.Locale;

/** Numbers for people: as many digits as mean something, with their unit. */
public final class Units {

    private static final String[] BYTE_UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Units() {}

    /** {@code 1 change}, {@code 1,200 changes}. */
    public static String count(long number, String singular) {
        return count(number) + " " + (number == 1 ? singular : singular + "s");
    }

    /** {@code 1 index}, {@code 5 indexes}. */
    public static String count(long number, String singular, String plural) {
        return count(number) + " " + (number == 1 ? singular : plural);
    }

    /** {@code 120,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 0.42 ms}, {@code 31 ms}, {@code 2.4 s}, {@code 6.2 min}, {@code 3.1 h}. */
    public static String millis(double millis) {
        if (millis < 1_000) {
            return significant(millis) + " ms";
        }
        double seconds = millis / 1_000;
        if (seconds < 100) {
            return significant(seconds) + " s";
        }
        double minutes = seconds / 60;
        return minutes < 100 ? significant(minutes) + " min" : significant(minutes / 60) + " h";
    }

    /** {@code 512 bytes}, {@code 31 MB}: powers of 1024, as PostgreSQL writes them. */
    public static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    /** {@code 512 bytes}, {@code 31 MB}: powers of 1024, as PostgreSQL writes them. */
    public static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1_000 && unit < BYTE_UNITS.length - 1) {
            value /= 1_024;
            unit++;
        }
        return (unit == 0 ? String.format(Locale.ROOT, "%.0f", value) : significant(value)) + " " + BYTE_UNITS[unit];
    }

    /** A share with three decimals: {@code 0.957}. */
    public static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    /** A share for people: {@code 2.5 %}. */
    public static String percent(double share) {
        return significant(share * 100) + " %";
    }

    /** Three digits that mean something, never fewer than the whole part has. */
    public static String significant(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size == 0 ? 2 : 3;
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return decimals == 0 ? text : text.replaceFirst("\\.?0+$", "");
    }
}
