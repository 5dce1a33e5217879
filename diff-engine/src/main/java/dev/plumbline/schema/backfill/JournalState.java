package dev.plumbline.schema.backfill;

import java.util.List;

/**
 * How far a backfill has come, as its journal knows it.
 *
 * @param fingerprint of the backfill and its table; a journal of another one does not fit
 * @param pass from 1
 * @param leaf quoted name of the table or partition in work; empty before the first
 * @param position the last key done there, or the next page; empty at its beginning
 * @param rowsPassed rows passed in this pass
 * @param rowsWritten rows written since the beginning
 * @param failedRows rows left behind since the beginning
 */
public record JournalState(String fingerprint, int pass, String leaf, List<String> position, long rowsPassed,
        long rowsWritten, long failedRows, boolean finished) {

    public JournalState {
        position = List.copyOf(position);
    }

    static JournalState begin(String fingerprint) {
        return new JournalState(fingerprint, 1, "", List.of(), 0, 0, 0, false);
    }

    JournalState at(String leafNow, List<String> positionNow) {
        return new JournalState(fingerprint, pass, leafNow, positionNow, rowsPassed, rowsWritten, failedRows, finished);
    }

    JournalState plus(long passed, long written, long failed) {
        return new JournalState(fingerprint, pass, leaf, position, rowsPassed + passed, rowsWritten + written,
                failedRows + failed, finished);
    }

    JournalState nextPass() {
        return new JournalState(fingerprint, pass + 1, "", List.of(), 0, rowsWritten, failedRows, false);
    }

    JournalState end() {
        return new JournalState(fingerprint, pass, "", List.of(), rowsPassed, rowsWritten, failedRows, true);
    }
}
