package dev.plumbline.schema.proof;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why a row was not taken.
 *
 * @param why for people; never a value
 * @param columns the columns that it speaks of, by their names in FROM; none where it does not say
 * @param taken whether another row has the values already
 * @param unfit whether each of the values by itself does not fit its column
 */
record Refusal(String why, Set<String> columns, boolean taken, boolean unfit) {

    private static final Set<String> TAKEN = Set.of("23505", "23P01");

    /** No partition takes a row, too. */
    private static final String CHECK = "23514";

    Refusal {
        columns = Set.copyOf(columns);
    }

    /** What a server says. */
    static Refusal of(SQLException e, Limits limits) {
        return new Refusal(Failures.text(e), atFault(e, limits), TAKEN.contains(String.valueOf(e.getSQLState())),
                false);
    }

    /** The same of TO. */
    Refusal inTarget() {
        return new Refusal("in TO, " + why, columns, taken, unfit);
    }

    /** The same where the values of these columns are known to be at fault; none where they are not. */
    Refusal because(Set<String> values) {
        return values.isEmpty()
                ? this
                : new Refusal(why + " in column " + String.join(", ", new TreeSet<>(values)), values, taken, true);
    }

    private static Set<String> atFault(SQLException e, Limits limits) {
        @Nullable
        ServerErrorMessage message = Failures.server(e);
        if (message == null) {
            return Set.of();
        }
        if (message.getColumn() != null) {
            return Set.of(message.getColumn());
        }
        if (message.getConstraint() != null) {
            return limits.columns(message.getConstraint());
        }
        return CHECK.equals(e.getSQLState()) ? limits.boundColumns() : Set.of();
    }
}
