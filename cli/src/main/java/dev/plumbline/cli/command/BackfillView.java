package dev.plumbline.cli.command;

import dev.plumbline.report.Units;
import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.backfill.BackfillOptions;
import dev.plumbline.schema.backfill.BackfillProgress;
import dev.plumbline.schema.backfill.BackfillResult;
import dev.plumbline.schema.backfill.TableFacts;
import dev.plumbline.schema.backfill.Verification;
import dev.plumbline.schema.online.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a backfill says to people. */
final class BackfillView {

    private static final int MOST_RANGES = 20;

    private BackfillView() {}

    static String progress(BackfillProgress progress) {
        return Units.count(progress.rowsWritten(), "row") + " written, "
                + String.format(Locale.ROOT, "%,.0f rows/s", progress.rowsPerSecond())
                + progress.remaining().map(left -> ", " + Math.max(1, left.toSeconds()) + " s left").orElse("");
    }

    static String dryRun(Backfill backfill, TableFacts facts, BackfillOptions options, Path journal) {
        long rows = facts.estimatedRows();
        String by = backfill.key().isEmpty() ? "pages, for want of a key" : String.join(", ", backfill.key());
        return "would fill " + backfill.table().displayName() + " (" + String.join(", ", backfill.columns()) + ") by "
                + by + "\n  rows      " + (rows == 0 ? "not known, the table was not analysed" : "about " + rows)
                + " in " + Units.count(facts.leaves().size(), "table") + "\n  batches   "
                + (rows == 0 ? "" : "about " + (rows + backfill.batchRows() - 1) / backfill.batchRows() + " ") + "of "
                + backfill.batchRows() + " rows, a transaction each\n  locks     row locks; waits for others "
                + options.lockTimeout().toMillis() + " ms, then tries again up to " + options.attempts() + " times\n"
                + speed(options) + "  pending   " + backfill.pending() + "\n  journal   " + journal + "\n  statement "
                + backfill.write(backfill.table().sql(), "(range of " + by + ")") + ";\n";
    }

    private static String speed(BackfillOptions options) {
        StringBuilder speed = new StringBuilder("  speed     ");
        speed.append(options.maxRowsPerSecond() > 0
                ? String.format(Locale.ROOT, "at most %,.0f rows/s", options.maxRowsPerSecond())
                : "no limit of rows");
        if (options.rest() > 0) {
            speed.append(", rests ").append(options.rest()).append(" times as long as a batch takes");
        }
        options.maxLagBytes()
                .ifPresent(
                        lag -> speed.append(", waits while a replica lags by more than ").append(lag).append(" bytes"));
        return speed.append('\n').toString();
    }

    static String result(Backfill backfill, BackfillResult result) {
        return backfill.table().displayName() + ": " + Units.count(result.rowsWritten(), "row") + " written in "
                + Units.count(result.batches(), "batch").replace("batchs", "batches") + " in "
                + String.format(Locale.ROOT, "%.1f s, %,.0f rows/s", result.elapsed().toMillis() / 1000.0,
                        result.rowsPerSecond())
                + (result.failedAttempts() > 0
                        ? ", " + Units.count(result.failedAttempts(), "attempt") + " failed and tried again"
                        : "")
                + (result.failedRows() > 0 ? ", " + Units.count(result.failedRows(), "row") + " left behind" : "")
                + "; "
                + (result.pending() == 0 ? "none is pending" : result.pending() + " pending") + "\n";
    }

    static String check(Check check, long against) {
        return (against == 0 ? "holds: " : "DOES NOT HOLD: ") + check.title()
                + (against == 0 ? "" : " (" + against + ")") + "\n";
    }

    static String verification(Verification verification) {
        List<Verification.Piece> wrong = verification.ranges().stream().filter(piece -> !piece.agrees()).toList();
        String ranges = wrong.isEmpty()
                ? "all agree"
                : wrong.size() + " differ: number " + wrong.stream().limit(MOST_RANGES)
                        .map(piece -> Integer.toString(piece.number())).collect(Collectors.joining(", "))
                        + (wrong.size() > MOST_RANGES ? " and more" : "") + ", in the order of the key";
        return (verification.holds() ? "verified: " : "DIFFERENT: ") + verification.rows() + " rows, "
                + verification.pending() + " pending; checksums of "
                + Units.count(verification.ranges().size(), "range")
                + ": " + ranges + "; " + verification.sampled() + " rows sampled, " + verification.sampledDifferent()
                + " differ\n";
    }
}
