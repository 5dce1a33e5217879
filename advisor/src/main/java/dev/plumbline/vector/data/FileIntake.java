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

/** Reads a file of vectors into a sample. */
public final class FileIntake {

    private FileIntake() {}

    /** Streams the whole file once and keeps the rows with the smallest keys. */
    public static Intake read(VectorSource.VectorFile file, AdviceRequest request, List<float[]> logged,
            ProgressListener progress) {
        if (!request.filters().isEmpty()) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    file.displayName() + " has no columns to filter on; filters need a live table");
        }
        QueryPlan plan = QueryPlan.of(request);
        int wanted = request.sampleSize() + (logged.isEmpty() ? plan.total() : 0);
        KeyedReservoir reservoir = new KeyedReservoir(wanted, request.seed());
        try (VectorReader reader = VectorReaders.open(file.path())) {
            for (float[] row = reader.next(); row != null; row = reader.next()) {
                reservoir.offer(reservoir.offered(), row);
                if (reservoir.offered() % 10_000 == 0) {
                    progress.progress(ProgressListener.Phase.READ, reservoir.offered(), 0, file.displayName());
                }
            }
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, "reading " + file.displayName() + ": " + OneLine.of(e),
                    e);
        }
        Sample sample = plan.split(file.displayName(), reservoir.byKey(), logged, request);
        VectorType type = request.metric().isBinary() ? VectorType.BIT : VectorType.VECTOR;
        List<String> warnings = new ArrayList<>();
        if (sample.rows().length < reservoir.offered() - sample.screen().length - sample.confirm().length) {
            warnings.add(
                    "the trials ran on a sample of " + sample.rows().length + " of " + reservoir.offered() + " rows");
        }
        return new Intake(file.displayName(), VectorColumn.ofFile(type, sample.dimensions()), sample,
                reservoir.offered(), Evidence.MEASURED, 0,
                "every row was read, those with the smallest keys were kept",
                logged.isEmpty() ? "held-out rows" : "logged queries", null, List.of(), List.of(), warnings);
    }

    /** Reads logged queries: at most {@code limit} of them, a uniform sample. */
    public static List<float[]> queries(Path path, long seed, int limit) {
        KeyedReservoir reservoir = new KeyedReservoir(limit, ~seed);
        try (VectorReader reader = VectorReaders.open(path)) {
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
