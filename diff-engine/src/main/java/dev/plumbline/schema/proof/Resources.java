package dev.plumbline.schema.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The queries beside these classes. */
final class Resources {

    private Resources() {}

    static String text(String name) {
        try (InputStream stream = Resources.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the resource " + name, e);
        }
    }
}
