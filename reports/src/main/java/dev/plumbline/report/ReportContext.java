package dev.plumbline.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * What a document says about its own making. Injected, so that documents can be compared.
 *
 * @param generatedAt when the document was made
 * @param version the version of Plumbline that made it
 */
public record ReportContext(Instant generatedAt, String version) {

    private static final DateTimeFormatter FOR_PEOPLE = DateTimeFormatter
            .ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public ReportContext {
        Objects.requireNonNull(generatedAt, "generatedAt");
        Objects.requireNonNull(version, "version");
    }

    /** {@code 20 November 2026, 09:30 UTC}. */
    public String generatedAtForPeople() {
        return FOR_PEOPLE.format(generatedAt);
    }
}
