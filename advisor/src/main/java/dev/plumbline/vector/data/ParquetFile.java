package dev.plumbline.vector.data;

import dev.plumbline.error.PlumblineException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Apache Parquet: a row group at a time, and of it only the columns that hold the vectors. */
final class ParquetFile implements VectorReader {

    private final String source;
    private final ParquetFileReader file;
    private final MessageColumnIO columns;
    private final MessageType schema;
    private final int dimensions;
    private @Nullable RecordReader<float[]> group;
    private long leftInGroup;
    private float @Nullable [] first;
    private long row;

    ParquetFile(String source, Path path) throws IOException {
        this.source = source;
        this.file = open(source, path);
        try {
            MessageType all = file.getFileMetaData().getSchema();
            this.schema = ParquetColumns.of(source, all);
            file.setRequestedSchema(schema);
            this.columns = new ColumnIOFactory().getColumnIO(schema, all);
            float[] vector = read();
            if (vector == null) {
                throw BadInput.of(source, "holds no rows");
            }
            this.first = vector;
            this.dimensions = vector.length;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static ParquetFileReader open(String source, Path path) {
        try {
            return ParquetFileReader.open(new LocalInputFile(path), ParquetReadOptions
                    .builder(new PlainParquetConfiguration()).withCodecFactory(new ParquetCodecs(source)).build());
        } catch (PlumblineException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw BadInput.of(source,
                    "is not a Parquet file, or it is cut off or encrypted; fetch or write the file again", e);
        }
    }

    private float @Nullable [] read() {
        try {
            while (group == null || leftInGroup == 0) {
                PageReadStore pages = file.readNextRowGroup();
                if (pages == null) {
                    return null;
                }
                leftInGroup = pages.getRowCount();
                group = columns.getRecordReader(pages, new ParquetNumbers(schema));
            }
            leftInGroup--;
            row++;
            float[] vector = group.read();
            if (vector.length == 0) {
                throw BadInput.of(source, "row " + row + " has no vector; leave rows without one out of the file");
            }
            return vector;
        } catch (PlumblineException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw BadInput.of(source, "is damaged after row " + row + "; fetch or write the file again", e);
        }
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float @Nullable [] next() {
        float[] vector = first != null ? first : read();
        first = null;
        return vector == null ? null : BadInput.checked(source, row, vector, dimensions);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
