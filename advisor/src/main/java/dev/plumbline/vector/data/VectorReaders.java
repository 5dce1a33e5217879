package dev.plumbline.vector.data;

import dev.plumbline.error.PlumblineException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Opens a file of vectors by its suffix. */
public final class VectorReaders {

    private static final int BUFFER_BYTES = 1 << 18;

    private VectorReaders() {}

    /**
     * Opens a reader.
     *
     * @throws dev.plumbline.error.PlumblineException when the file is missing, empty, of an unknown format, or damaged
     */
    public static VectorReader open(Path path) throws IOException {
        return open(path, false);
    }

    /** Opens a file for the queries in it, which matters where one file holds both rows and queries. */
    static VectorReader openQueries(Path path) throws IOException {
        return open(path, true);
    }

    /** Whether the name is that of an HDF5 file. */
    static boolean isHdf5(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".hdf5") || lower.endsWith(".h5");
    }

    private static VectorReader open(Path path, boolean asQueries) throws IOException {
        try {
            return new Guarded(String.valueOf(path.getFileName()), openFormat(path, asQueries));
        } catch (EOFException e) {
            throw Guarded.damaged(String.valueOf(path.getFileName()), e);
        }
    }

    private static VectorReader openFormat(Path path, boolean asQueries) throws IOException {
        String source = String.valueOf(path.getFileName());
        if (Files.isDirectory(path)) {
            throw BadInput.of(source, "is a folder; name a file");
        }
        if (!Files.isReadable(path)) {
            throw BadInput.of(source,
                    Files.exists(path) ? "cannot be read; check its permissions" : "there is no such file");
        }
        String name = source.toLowerCase(Locale.ROOT);
        boolean zipped = name.endsWith(".gz");
        String format = zipped ? name.substring(0, name.length() - 3) : name;
        if (Files.size(path) == 0) {
            throw BadInput.of(source, "the file is empty");
        }
        if (format.endsWith(".parquet") || isHdf5(format)) {
            if (zipped) {
                throw BadInput.of(source, "is read from several places at once and cannot be gzipped; unpack it first");
            }
            return isHdf5(format)
                    ? asQueries ? Hdf5Reader.queries(source, path) : Hdf5Reader.rows(source, path)
                    : new ParquetFile(source, path);
        }
        InputStream in = Files.newInputStream(path);
        try {
            InputStream stream = new BufferedInputStream(zipped ? new GZIPInputStream(in, BUFFER_BYTES) : in,
                    BUFFER_BYTES);
            if (format.endsWith(".fvecs")) {
                return new FvecsReader(source, stream);
            } else if (format.endsWith(".npy")) {
                return new NpyReader(source, stream);
            } else if (format.endsWith(".csv")) {
                return new CsvReader(source, stream);
            } else if (format.endsWith(".jsonl") || format.endsWith(".ndjson")) {
                return new JsonLinesReader(source, stream);
            }
            throw BadInput.of(source,
                    "the format is not known; use .fvecs, .npy, .csv or .jsonl, each also with .gz, .parquet or .hdf5");
        } catch (ZipException e) {
            in.close();
            throw BadInput.of(source, "is not a gzip file, though its name ends in .gz", e);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Turns what a decompressor says about a damaged stream into an explanation. */
    private record Guarded(String source, VectorReader reader) implements VectorReader {

        @Override
        public int dimensions() {
            return reader.dimensions();
        }

        @Override
        public float @Nullable [] next() throws IOException {
            try {
                return reader.next();
            } catch (EOFException | ZipException e) {
                throw damaged(source, e);
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }

        static PlumblineException damaged(String source, IOException cause) {
            return BadInput.of(source, "is cut off or damaged; fetch the file again", cause);
        }
    }
}
