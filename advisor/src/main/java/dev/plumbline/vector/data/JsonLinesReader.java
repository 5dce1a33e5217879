package dev.plumbline.vector.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON value a line: an array of numbers, or an object with such an array, called embedding or vector if it has several.
 */
final class JsonLinesReader implements VectorReader {

    private static final List<String> VECTOR_NAMES = List.of("embedding", "vector", "embeddings", "vec", "values");
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String source;
    private final BufferedReader lines;
    private final int dimensions;
    private float @Nullable [] first;
    private long line;
    private long row;

    JsonLinesReader(String source, InputStream in) throws IOException {
        this.source = source;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        float[] vector = read();
        if (vector == null) {
            throw BadInput.of(source, "the file is empty");
        }
        this.first = vector;
        this.dimensions = vector.length;
    }

    private float @Nullable [] read() throws IOException {
        String text = lines.readLine();
        line++;
        while (text != null && text.isBlank()) {
            text = lines.readLine();
            line++;
        }
        if (text == null) {
            return null;
        }
        JsonNode array;
        try {
            array = array(JSON.readTree(text));
        } catch (JacksonException e) {
            throw BadInput.of(source,
                    "line " + line + " is not valid JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        }
        if (array == null || array.isEmpty()) {
            throw BadInput.of(source,
                    "line " + line + " holds no array of numbers; expected [0.1, 0.2] or {\"embedding\": [0.1, 0.2]}");
        }
        float[] vector = new float[array.size()];
        for (int i = 0; i < vector.length; i++) {
            JsonNode component = array.get(i);
            if (!component.isNumber()) {
                throw BadInput.of(source,
                        "line " + line + " holds something that is not a number in dimension " + (i + 1));
            }
            vector[i] = (float) component.doubleValue();
        }
        return vector;
    }

    private static @Nullable JsonNode array(JsonNode node) {
        if (node.isArray()) {
            return node;
        }
        for (String name : VECTOR_NAMES) {
            JsonNode member = node.get(name);
            if (member != null && member.isArray()) {
                return member;
            }
        }
        for (JsonNode member : node.values()) {
            if (member.isArray() && !member.isEmpty() && member.get(0).isNumber()) {
                return member;
            }
        }
        return null;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float @Nullable [] next() throws IOException {
        float[] vector = first != null ? first : read();
        first = null;
        if (vector == null) {
            return null;
        }
        row++;
        return BadInput.checked(source, row, vector, dimensions);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
