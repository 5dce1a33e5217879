package dev.plumbline.report.html;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What every page keeps to: self-contained, no dangling or doubled anchors, landmarks, headers of tables. */
public final class PageChecks {

    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile(" (?:href=\"#|aria-labelledby=\")([^\"]+)\"");

    private PageChecks() {}

    /** Fails with the first thing that a page does not keep to. */
    public static void check(String html) {
        assertThat(html).doesNotContainPattern("(src|href)=\"(?!#)").doesNotContain("url(", "@import", "http://",
                "https://");
        List<String> ids = ID.matcher(html).results().map(match -> match.group(1)).toList();
        Set<String> unique = new HashSet<>(ids);
        assertThat(ids).hasSameSizeAs(unique);
        assertThat(REFERENCE.matcher(html).results().map(match -> match.group(1))).allMatch(unique::contains);
        assertThat(html).contains("<main id=\"main\">", "<html lang=\"en\">", "<nav ");
        assertThat(html.split("<h1", -1)).as("exactly one first heading").hasSize(2);
        assertThat(html.split("<table", -1)).hasSameSizeAs(html.split("<thead>", -1));
        assertThat(html.split("<th ", -1)).hasSameSizeAs(html.split("scope=\"", -1));
    }
}
