package dev.plumbline.vector.advise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Known embedding models by their number of dimensions; the table is {@code embedding-models.tsv}. */
final class EmbeddingModels {

    private EmbeddingModels() {}

    /** Models with that many dimensions, most widely used first. */
    static List<String> withDimensions(int dimensions) {
        try (InputStream in = EmbeddingModels.class.getResourceAsStream("embedding-models.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the resource embedding-models.tsv is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith(dimensions + "\t"))
                    .flatMap(line -> Arrays.stream(line.substring(line.indexOf('\t') + 1).split(", "))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
