package dev.plumbline.schema.catalog;

import dev.plumbline.schema.model.ServerVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue query that stands in a resource beside its class. A line that begins with {@code --[14+]} counts from PostgreSQL 14 on,
 * one with {@code --[-13]} up to 13; every other line always counts, so that the file can be read and run as it is.
 */
public final class CatalogQuery {

    private static final Pattern VERSIONED = Pattern.compile("\\s*--\\[(?:(\\d+)\\+|-(\\d+)|(\\d+)-(\\d+))](.*)");

    private final String name;
    private final String template;

    private CatalogQuery(String name, String template) {
        this.name = name;
        this.template = template;
    }

    /** Loads {@code resource} from the package of {@code owner}. */
    public static CatalogQuery load(Class<?> owner, String resource) {
        try (@Nullable
        InputStream stream = owner.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + resource + " beside " + owner.getName());
            }
            return new CatalogQuery(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    /** The text for a server version. */
    public String sql(ServerVersion version) {
        return template.lines().map(line -> line(line, version.major())).collect(Collectors.joining("\n"));
    }

    private static String line(String line, int major) {
        Matcher matcher = VERSIONED.matcher(line);
        if (!matcher.matches()) {
            return line;
        }
        boolean counts;
        if (matcher.group(1) != null) {
            counts = major >= Integer.parseInt(matcher.group(1));
        } else if (matcher.group(2) != null) {
            counts = major <= Integer.parseInt(matcher.group(2));
        } else {
            counts = major >= Integer.parseInt(matcher.group(3)) && major <= Integer.parseInt(matcher.group(4));
        }
        return counts ? matcher.group(5) : "";
    }
}
