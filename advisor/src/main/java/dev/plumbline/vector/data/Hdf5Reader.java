package dev.plumbline.vector.data;

import dev.plumbline.error.PlumblineException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** HDF5: one data set of two axes, read some rows at a time. Numbers of any width, and h5py's booleans as bits. */
final class Hdf5Reader implements VectorReader {

    /** The names that data sets of rows go by, ann-benchmarks' first. */
    private static final List<String> ROWS = List.of("train", "embeddings", "embedding", "vectors", "vector", "data");
    private static final List<String> QUERIES = List.of("test", "queries", "query");
    private static final int FLOATS_AT_ONCE = 1 << 21;
    private static final int LEAST_AT_ONCE = 64;

    private final String source;
    private final HdfFile file;
    private final Dataset data;
    private final long rows;
    private final int dimensions;
    private float[][] block = new float[0][];
    private int inBlock;
    private long row;

    /** Opens the rows of a file. */
    static Hdf5Reader rows(String source, Path path) {
        return new Hdf5Reader(source, path, ROWS);
    }

    /** Opens the queries of a file: its data set "test" where it has one, else the only one. */
    static Hdf5Reader queries(String source, Path path) {
        return new Hdf5Reader(source, path,
                IntStream.range(0, QUERIES.size() + ROWS.size())
                        .mapToObj(i -> i < QUERIES.size() ? QUERIES.get(i) : ROWS.get(i - QUERIES.size())).toList());
    }

    private Hdf5Reader(String source, Path path, List<String> names) {
        this.source = source;
        this.file = open(source, path);
        try {
            this.data = find(names);
            long[] shape = data.getDimensionsAsLong();
            this.rows = shape[0];
            if (rows == 0) {
                throw BadInput.of(source, "\"" + data.getName() + "\" holds no rows");
            }
            if (shape[1] < 1 || shape[1] > Integer.MAX_VALUE / 8) {
                throw BadInput.of(source,
                        "\"" + data.getName() + "\" has " + shape[1] + " dimensions; expected at least 1");
            }
            this.dimensions = (int) shape[1];
        } catch (PlumblineException e) {
            file.close();
            throw e;
        } catch (RuntimeException e) {
            file.close();
            throw unreadable(source, e);
        }
    }

    /** Opens a file, or says why not. */
    static HdfFile open(String source, Path path) {
        try {
            return new HdfFile(path);
        } catch (RuntimeException e) {
            throw BadInput.of(source, "is not an HDF5 file, or it is cut off; fetch or write the file again", e);
        }
    }

    /** What the library could not make sense of. */
    static PlumblineException unreadable(String source, RuntimeException cause) {
        return BadInput.of(source, "cannot be read as HDF5 (" + OneLine.of(cause)
                + "); write it with h5py and libver=\"earliest\", or save the array with numpy.save", cause);
    }

    private Dataset find(List<String> names) {
        List<Dataset> matrices = new ArrayList<>();
        for (Node node : file) {
            if (node instanceof Dataset dataset && dataset.getDimensionsAsLong().length == 2) {
                matrices.add(dataset);
            }
        }
        for (String name : names) {
            for (Dataset dataset : matrices) {
                if (dataset.getName().equalsIgnoreCase(name)) {
                    return dataset;
                }
            }
        }
        if (matrices.size() == 1) {
            return matrices.getFirst();
        }
        throw BadInput.of(source, matrices.isEmpty()
                ? "has no data set of two axes (rows and dimensions); it has " + String.join(", ",
                        file.getChildren().keySet())
                : "has several data sets of two axes ("
                        + String.join(", ", matrices.stream().map(Dataset::getName).toList())
                        + "); call the one with the vectors \"train\"");
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float @Nullable [] next() throws IOException {
        if (row == rows) {
            return null;
        }
        if (inBlock == block.length) {
            long atOnce = Math.max(LEAST_AT_ONCE, FLOATS_AT_ONCE / dimensions);
            try {
                block = matrix(data.getData(new long[]{row, 0},
                        new int[]{(int) Math.min(atOnce, rows - row), dimensions}));
            } catch (PlumblineException e) {
                throw e;
            } catch (RuntimeException e) {
                throw BadInput.of(source, "is cut off or damaged after row " + row + "; fetch the file again", e);
            }
            inBlock = 0;
        }
        row++;
        return BadInput.checked(source, row, block[inBlock++], dimensions);
    }

    private float[][] matrix(Object values) {
        return switch (values) {
            case float[][] already -> already;
            case double[][] rowsOf -> converted(rowsOf.length, (i, d) -> (float) rowsOf[i][d]);
            case int[][] rowsOf -> converted(rowsOf.length, (i, d) -> rowsOf[i][d]);
            case long[][] rowsOf -> converted(rowsOf.length, (i, d) -> rowsOf[i][d]);
            case short[][] rowsOf -> converted(rowsOf.length, (i, d) -> rowsOf[i][d]);
            case byte[][] rowsOf -> converted(rowsOf.length, (i, d) -> rowsOf[i][d]);
            case String[][] names -> converted(names.length, (i, d) -> bit(names[i][d]));
            default -> throw BadInput.of(source, "\"" + data.getName() + "\" is of type "
                    + values.getClass().componentType().componentType().getSimpleName()
                    + "; expected numbers, for example float32");
        };
    }

    /** h5py writes a boolean as an enumeration of FALSE and TRUE. */
    private float bit(String name) {
        return switch (name) {
            case "TRUE" -> 1;
            case "FALSE" -> 0;
            default -> throw BadInput.of(source,
                    "\"" + data.getName() + "\" holds names, not numbers; expected numbers, for example float32");
        };
    }

    private interface Cell {
        float at(int row, int dimension);
    }

    private float[][] converted(int count, Cell cell) {
        float[][] converted = new float[count][dimensions];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < dimensions; d++) {
                converted[i][d] = cell.at(i, d);
            }
        }
        return converted;
    }

    @Override
    public void close() {
        file.close();
    }
}
