package dev.plumbline.vector.data;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.VectorSource;
import dev.plumbline.vector.VectorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a file of vectors into a sample. */
public final class FileIntake {

    private static final int MOST_QUERIES = 5_200;

    private FileIntake() {}

    /** Streams the whole file once and keeps the rows with the smallest keys. */
    public static Intake read(VectorSource.VectorFile file, AdviceRequest request, List<float[]> logged,
            ProgressListener progress) {
        if (!request.filters().isEmpty()) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    file.displayName() + " has no columns to filter on; filters need a live table");
        }
        QueryPlan plan = QueryPlan.of(request);
        KnownNeighbours known = null;
        KeyedReservoir reservoir;
        List<float[]> asked = logged;
        try {
            if (logged.isEmpty() && VectorReaders.isHdf5(file.displayName())) {
                known = KnownNeighbours.in(file.path(), request.metric(), request.k());
                asked = known == null ? logged : queries(file.path(), request.seed(), MOST_QUERIES);
            }
            int wanted = request.sampleSize() + (asked.isEmpty() ? plan.total() : 0);
            reservoir = new KeyedReservoir(wanted, request.seed());
            stream(file, known == null ? reservoir::offer : both(reservoir, known), ProgressListener.Phase.READ,
                    progress);
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, "reading " + file.displayName() + ": " + OneLine.of(e),
                    e);
        }
        Sample sample = plan.split(file.displayName(), reservoir.byKey(), asked, request);
        VectorType type = request.metric().isBinary() ? VectorType.BIT : VectorType.VECTOR;
        List<String> warnings = new ArrayList<>();
        if (sample.size() < reservoir.offered()
                - (asked.isEmpty() ? sample.screen().length + sample.confirm().length + sample.fresh().length : 0)) {
            warnings.add(
                    "the trials ran on a sample of " + sample.size() + " of " + reservoir.offered() + " rows");
        }
        return new Intake(file.displayName(), VectorColumn.ofFile(type, sample.dimensions()), sample,
                reservoir.offered(), Evidence.MEASURED, 0,
                "every row was read, those with the smallest keys were kept", queriesFrom(logged, known), null, null,
                List.of(), List.of(), warnings);
    }

    private static String queriesFrom(List<float[]> logged, @Nullable KnownNeighbours known) {
        if (known != null) {
            return String.format(Locale.ROOT,
                    "the file's own queries; its own neighbours of %d of them agree with exact search to %.1f %%",
                    known.checked(), known.agreement() * 100);
        }
        return logged.isEmpty() ? Intake.HELD_OUT : "logged queries";
    }

    private static RowSink both(KeyedReservoir reservoir, KnownNeighbours known) {
        return (position, row, flags) -> {
            known.offer(position, row);
            reservoir.offer(position, row, flags);
        };
    }

    private static void stream(VectorSource.VectorFile file, RowSink sink, ProgressListener.Phase phase,
            ProgressListener progress) throws IOException {
        try (VectorReader reader = VectorReaders.open(file.path())) {
            long position = 0;
            for (float[] row = reader.next(); row != null; row = reader.next()) {
                sink.accept(position++, row, 0);
                if (position % 10_000 == 0) {
                    progress.progress(phase, position, 0, file.displayName());
                }
            }
        }
    }

    /** Passes every row on, in the order of the file. */
    public static void everyRow(VectorSource.VectorFile file, RowSink sink, ProgressListener progress) {
        try {
            stream(file, sink, ProgressListener.Phase.VALIDATE, progress);
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, "reading " + file.displayName() + ": " + OneLine.of(e),
                    e);
        }
    }

    /** Reads logged queries: at most {@code limit} of them, a uniform sample. */
    public static List<float[]> queries(Path path, long seed, int limit) {
        KeyedReservoir reservoir = new KeyedReservoir(limit, ~seed);
        try (VectorReader reader = VectorReaders.openQueries(path)) {
            for (float[] row = reader.next(); row != null; row = reader.next()) {
                reservoir.offer(reservoir.offered(), row);
            }
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, "reading " + path.getFileName() + ": " + OneLine.of(e),
                    e);
        }
        return reservoir.byKey().stream().map(KeyedReservoir.Drawn::vector).toList();
    }
}
