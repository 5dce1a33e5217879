package dev.plumbline.vector;

import java.nio.file.Path;

/** Where the embeddings come from. */
public sealed interface VectorSource {

    /** How reports name the source; never holds a password. */
    String displayName();

    /**
     * A column of a live table, read with {@code default_transaction_read_only = on}.
     *
     * @param connections opens connections to the live database
     * @param displayName the database as reports name it, without a password
     * @param table the table as a user writes it: {@code items}, {@code public.items}, {@code "Odd name"}
     * @param column the column's name
     */
    record LiveTable(ConnectionSupplier connections, String displayName, String table,
            String column) implements VectorSource {}

    /**
     * A file: {@code .fvecs}, {@code .npy} (float16, float32, float64), {@code .csv}, {@code .jsonl}, each also gzipped, {@code .parquet} or
     * {@code .hdf5}; the suffix tells the format.
     */
    record VectorFile(Path path) implements VectorSource {
        @Override
        public String displayName() {
            return String.valueOf(path.getFileName());
        }
    }
}
