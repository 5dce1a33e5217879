package dev.plumbline.vector.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values: one vector a line, either one field a dimension, or one field with a literal such as {@code [0.1,0.2]}. A
 * header is recognised; a column that it calls id is left out, and of several columns the one called embedding or vector is taken.
 */
final class CsvReader implements VectorReader {

    private static final Set<String> VECTOR_NAMES = Set.of("embedding", "embeddings", "vector", "vec");

    private final String source;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int literalField;
    private final int idField;
    private final int dimensions;
    private float @Nullable [] first;
    private long row;

    CsvReader(String source, InputStream in) throws IOException {
        this.source = source;
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        this.parser = CSVParser.parse(reader,
                CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true).get());
        this.records = parser.iterator();
        CSVRecord record = nextRecord();
        if (record == null) {
            throw BadInput.of(source, "the file is empty");
        }
        List<String> names = record.toList().stream()
                .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT)).toList();
        int namedVector = -1;
        int namedId = -1;
        if (names.stream().allMatch(name -> VectorLiteral.parse(name) == null)) {
            for (int i = 0; i < names.size(); i++) {
                namedVector = VECTOR_NAMES.contains(names.get(i)) ? i : namedVector;
                namedId = "id".equals(names.get(i)) ? i : namedId;
            }
            record = nextRecord();
            if (record == null) {
                throw BadInput.of(source, "holds a header and no rows");
            }
        }
        this.literalField = namedVector >= 0 ? namedVector : firstLiteral(record);
        this.idField = namedId;
        this.first = vector(record);
        this.dimensions = first.length;
        this.row = 0;
    }

    private static int firstLiteral(CSVRecord record) {
        for (int i = 0; i < record.size(); i++) {
            if (record.get(i).startsWith("[") || record.get(i).startsWith("{")) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable CSVRecord nextRecord() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw BadInput.of(source, "line " + parser.getCurrentLineNumber() + " is not valid CSV: " + OneLine.of(e),
                    e);
        }
    }

    private float[] vector(CSVRecord record) {
        float[] vector;
        if (literalField >= 0) {
            vector = literalField < record.size() ? VectorLiteral.parse(record.get(literalField)) : null;
        } else {
            vector = numbers(record);
        }
        if (vector == null) {
            throw BadInput.of(source, "row " + (row + 1) + " (line " + parser.getCurrentLineNumber()
                    + ") holds something that is not a number; expected one number a field, or one field such as \"[0.1,0.2]\"");
        }
        return vector;
    }

    private float @Nullable [] numbers(CSVRecord record) {
        float[] vector = new float[record.size() - (idField >= 0 ? 1 : 0)];
        int at = 0;
        for (int i = 0; i < record.size(); i++) {
            if (i != idField) {
                try {
                    vector[at++] = Float.parseFloat(record.get(i));
                } catch (NumberFormatException e) {
                    return null;
                }
            }
        }
        return vector;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float @Nullable [] next() {
        float[] vector = first;
        if (vector == null) {
            CSVRecord record = nextRecord();
            if (record == null) {
                return null;
            }
            vector = vector(record);
        }
        first = null;
        row++;
        return BadInput.checked(source, row, vector, dimensions);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
