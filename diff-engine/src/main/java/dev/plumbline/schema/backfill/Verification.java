package dev.plumbline.schema.backfill;

import java.util.List;

/**
 * Whether the columns of a backfill hold what its expressions say. Only counts and checksums left the server.
 *
 * @param rows rows of the table
 * @param pending rows that are not done
 * @param ranges pieces of the table in the order of its key
 * @param sampled rows that were picked at random and compared one by one
 * @param sampledDifferent those of them that differ
 */
public record Verification(long rows, long pending, List<Piece> ranges, long sampled, long sampledDifferent) {

    public Verification {
        ranges = List.copyOf(ranges);
    }

    /**
     * One piece.
     *
     * @param number from 1
     * @param expected md5 over what the expressions give
     * @param actual md5 over what the columns hold
     */
    public record Piece(int number, long rows, String expected, String actual) {

        /** Whether all its rows are as they should be. */
        public boolean agrees() {
            return expected.equals(actual);
        }
    }

    /** Whether nothing is pending, and everything that was compared agrees. */
    public boolean holds() {
        return pending == 0 && sampledDifferent == 0 && ranges.stream().allMatch(Piece::agrees);
    }
}
