package dev.plumbline.vector;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.vector.advise.AdviceRun;
import dev.plumbline.vector.data.FileIntake;
import dev.plumbline.vector.data.Intake;
import dev.plumbline.vector.live.LiveIntake;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * Recommends a vector index by measuring. Reads the source (a live database without ever writing to it), builds and searches candidates on the
 * scratch server, and explains what it found. Safe for use by several threads; a run uses all processors.
 */
public final class Advisor {

    private static final int MOST_LOGGED_QUERIES = 5_200;

    private final Clock clock;

    /** An advisor whose budget runs by this clock. */
    public Advisor(Clock clock) {
        this.clock = clock;
    }

    /**
     * Answers a request.
     *
     * @param server a scratch server that offers pgvector; neither started nor closed here
     * @throws PlumblineException with BAD_INPUT for a source that cannot be used, CONNECTION when the live database fails, SCRATCH without
     *             pgvector, and FAILURE when a measurement would be invalid
     */
    public Advice advise(AdviceRequest request, ScratchServer server, ProgressListener progress) {
        if (!server.offersExtension("vector")) {
            throw new PlumblineException(ErrorCode.SCRATCH,
                    server.description()
                            + " does not offer the extension pgvector, which the trials need; run scripts/setup,"
                            + " or name a server that has it");
        }
        progress.progress(ProgressListener.Phase.READ, 0, 0, request.source().displayName());
        Intake intake = read(request, progress);
        requireMetricOfType(intake, request.metric());
        return new AdviceRun(request, intake, server, clock, progress).run();
    }

    private static Intake read(AdviceRequest request, ProgressListener progress) {
        List<float[]> logged = switch (request.queries()) {
            case QuerySource.HeldOut heldOut -> List.of();
            case QuerySource.LoggedFile file -> FileIntake.queries(file.path(), request.seed(), MOST_LOGGED_QUERIES);
            case QuerySource.LoggedTable table -> LiveIntake.queries(table.connections(), table.table(), table.column(),
                    request.seed(), MOST_LOGGED_QUERIES);
        };
        return switch (request.source()) {
            case VectorSource.VectorFile file -> FileIntake.read(file, request, logged, progress);
            case VectorSource.LiveTable table -> LiveIntake.read(table, request, logged, progress);
        };
    }

    private static void requireMetricOfType(Intake intake, Metric metric) {
        VectorType type = intake.column().type();
        if (metric.isBinary() != (type == VectorType.BIT)) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    intake.source() + " is a column of " + type.sqlName() + ", which has no " + metric.label()
                            + " distance; use "
                            + (type == VectorType.BIT ? "hamming or jaccard" : "cosine, l2, ip or l1"));
        }
        int dimensions = intake.column().dimensions();
        if (type != VectorType.SPARSEVEC && dimensions > type.storageLimit()) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    String.format(Locale.ROOT, "%s has %,d dimensions; a %s stores at most %,d", intake.source(),
                            dimensions, type.sqlName(), type.storageLimit()));
        }
    }
}
