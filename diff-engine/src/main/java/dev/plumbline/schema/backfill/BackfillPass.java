package dev.plumbline.schema.backfill;

import dev.plumbline.schema.backfill.TableFacts.Leaf;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The passes over the table, batch after batch: what one run of a backfill knows while it goes. */
final class BackfillPass {

    private final BackfillRunner runner;
    private final Backfill backfill;
    private final BackfillOptions options;
    private final BackfillControl control;
    private final TableFacts facts;
    private final BackfillJournal journal;
    private final BackfillListener listener;
    private final Throttle throttle;
    private final long begin = System.nanoTime();
    private JournalState state;
    private int batchRows;
    private int attempt;
    private int failedAttempts;
    private long passed;
    private long written;
    private long batches;

    BackfillPass(BackfillRunner runner, Backfill backfill, BackfillOptions options, BackfillControl control,
            TableFacts facts, BackfillJournal journal, BackfillListener listener, JournalState state) {
        this.runner = runner;
        this.backfill = backfill;
        this.options = options;
        this.control = control;
        this.facts = facts;
        this.journal = journal;
        this.listener = listener;
        this.state = state;
        this.throttle = new Throttle(options, control, journal, listener);
        this.batchRows = backfill.batchRows();
    }

    BackfillResult all() throws SQLException, InterruptedException {
        int last = state.pass() + options.passes() - 1;
        while (true) {
            for (Leaf leaf : remainingLeaves()) {
                leaf(leaf);
                if (control.isStopped()) {
                    return result(false, -1);
                }
            }
            long pending = runner.pending();
            if (pending <= state.failedRows() || state.pass() >= last) {
                state = state.end();
                journal.write(state);
                return result(true, pending);
            }
            listener.note(pending + " rows are pending again or still; going through the table once more");
            state = state.nextPass();
            journal.write(state);
        }
    }

    private List<Leaf> remainingLeaves() {
        List<Leaf> remaining = new ArrayList<>(facts.leaves());
        if (remaining.stream().anyMatch(leaf -> leaf.sql().equals(state.leaf()))) {
            while (!remaining.getFirst().sql().equals(state.leaf())) {
                remaining.removeFirst();
            }
        }
        return remaining;
    }

    private void leaf(Leaf leaf) throws SQLException, InterruptedException {
        if (!state.leaf().equals(leaf.sql())) {
            state = state.at(leaf.sql(), List.of());
        }
        Ranges ranges = Ranges.of(facts, leaf, backfill.key());
        boolean more = true;
        while (more && !control.isStopped()) {
            Optional<Ranges.Range> range = Optional.empty();
            try {
                throttle.before(runner.connection());
                if (control.isStopped()) {
                    return;
                }
                range = ranges.next(runner.connection(), state.position(), batchRows);
                more = range.isPresent();
                if (range.isPresent()) {
                    batch(leaf, range.get());
                }
            } catch (SQLException e) {
                runner.rollBack();
                trouble(e, ranges, range);
            }
        }
    }

    private void batch(Leaf leaf, Ranges.Range range) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        long rows = runner.write(leaf, range);
        long took = System.nanoTime() - start;
        attempt = 0;
        batches++;
        passed += range.rows();
        written += rows;
        batchRows = (int) Math.min(backfill.batchRows(), 2L * batchRows);
        state = state.at(leaf.sql(), range.end()).plus(range.rows(), rows, 0);
        journal.write(state);
        listener.progress(progress());
        throttle.after(rows, took);
    }

    private BackfillProgress progress() {
        double perSecond = passed * 1e9 / Math.max(1, System.nanoTime() - begin);
        long left = facts.estimatedRows() - state.rowsPassed();
        return new BackfillProgress(state.pass(), state.rowsPassed(), state.rowsWritten(), facts.estimatedRows(),
                perSecond, left > 0 && perSecond > 0
                        ? Optional.of(Duration.ofMillis((long) (1000 * left / perSecond)))
                        : Optional.empty());
    }

    private void trouble(SQLException failure, Ranges ranges, Optional<Ranges.Range> range)
            throws SQLException, InterruptedException {
        switch (Trouble.of(failure)) {
            case TRANSIENT -> {
                // Smaller batches hold fewer locks for less long.
                batchRows = Math.max(1, batchRows / 2);
                again(failure);
            }
            case LOST -> {
                again(failure);
                reconnect(failure);
            }
            case DATA -> data(failure, ranges, range);
            case FATAL -> throw failure;
        }
    }

    private void again(SQLException failure) throws InterruptedException {
        attempt++;
        failedAttempts++;
        if (attempt >= options.attempts() || failedAttempts > options.errorBudget()) {
            throw runner.failure("gave up after " + attempt + " failed attempts at one batch and " + failedAttempts
                    + " in all: " + Trouble.message(failure) + "; " + whereItStands(), failure);
        }
        listener.note("batch tried again (" + attempt + "): " + Trouble.message(failure));
        throttle.backOff(attempt);
    }

    private void reconnect(SQLException first) throws InterruptedException {
        SQLException last = first;
        while (!control.isStopped()) {
            try {
                runner.reconnect();
                return;
            } catch (SQLException e) {
                last = e;
                again(last);
            }
        }
    }

    /** Finds the row that does not convert, and leaves it behind where that is allowed. */
    private void data(SQLException failure, Ranges ranges, Optional<Ranges.Range> range) {
        boolean single = range.isPresent() && range.get().rows() <= 1 && ranges.singleRows();
        if (options.failedRowsBudget() <= state.failedRows() || !ranges.singleRows() || range.isEmpty()) {
            throw runner.failure(Trouble.message(failure)
                    + " for a row of the next batch; change the expression or the row"
                    + (options.failedRowsBudget() > 0 ? "; " + state.failedRows() + " rows were left behind" : "")
                    + "; "
                    + whereItStands(), failure);
        }
        if (single) {
            listener.note("one row left behind: " + Trouble.message(failure));
            state = state.at(state.leaf(), range.get().end()).plus(1, 0, 1);
            passed++;
            journal.write(state);
        } else {
            batchRows = Math.max(1, (int) Math.min(batchRows, range.get().rows()) / 4);
        }
    }

    private String whereItStands() {
        return state.rowsPassed() + " rows are done, and the same command goes on from there";
    }

    private BackfillResult result(boolean finished, long pending) {
        return new BackfillResult(finished, passed, written, batches, failedAttempts, state.failedRows(), state.pass(),
                pending, Duration.ofNanos(System.nanoTime() - begin));
    }
}
