package dev.plumbline.schema.proof;

import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.backfill.Backfill.Assignment;
import dev.plumbline.schema.proof.Correspondence.ColumnPair;
import dev.plumbline.schema.proof.Correspondence.TablePair;
import dev.plumbline.schema.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries rows on both sides: FROM takes them, TO takes them with the values that the plan works out, and what the plan takes away would come back.
 * Not thread-safe.
 */
final class RowTrial {

    /** Where a row goes in TO. */
    record Target(TablePair pair, Connection connection, Carried carried) {}

    /** A row as FROM keeps it, with what TO adds. */
    private record Written(Map<String, @Nullable String> row, Map<String, @Nullable String> added,
            List<Map<String, @Nullable String>> others) {}

    private final String table;
    private final List<FillColumn> columns;
    private final Connection from;
    private final @Nullable Target target;
    private final Limits limits;
    private final List<FillColumn> theirs = new ArrayList<>();
    private final Map<String, String> forward = new LinkedHashMap<>();
    private final Map<String, String> backward = new LinkedHashMap<>();
    private final List<Backfill> upserts = new ArrayList<>();

    RowTrial(String table, List<FillColumn> columns, Connection from, @Nullable Target target, Limits limits)
            throws SQLException {
        this.table = table;
        this.columns = columns;
        this.from = from;
        this.target = target;
        this.limits = limits;
        if (target != null) {
            FillColumn.of(target.pair().to().sql(), target.connection()).stream()
                    .filter(column -> !column.generated()).forEach(theirs::add);
            forward.putAll(target.carried().forward(target.pair(), names(theirs), from));
            backward.putAll(target.carried().backward(target.pair(), names(columns), target.connection()));
            upserts.addAll(target.carried().upserts(target.pair()));
        }
    }

    /** For a column that the plan replaces, the types of those that come instead: its values have to look like theirs. */
    List<FillType> successors(String column) {
        return backward.containsKey(column)
                ? theirs.stream().filter(their -> forward.containsKey(their.name())).map(FillColumn::type).toList()
                : List.of();
    }

    private static Set<String> names(List<FillColumn> columns) {
        return columns.stream().map(FillColumn::name).collect(Collectors.toSet());
    }

    /** Writes a row on both sides, or on none. */
    Optional<Refusal> attempt(Map<String, @Nullable String> row) throws SQLException {
        Savepoint here = from.setSavepoint();
        Written written;
        try {
            written = write(row);
        } catch (SQLException e) {
            from.rollback(here);
            Refusal refusal = diagnosed(Refusal.of(e, limits), columns, row, from);
            // What is wrong with no value by itself is wrong with what the plan works out from them.
            return Optional.of(refusal.columns().isEmpty() && !forward.isEmpty()
                    ? new Refusal(refusal.why() + " in an expression of the plan", backward.keySet(), false, false)
                    : refusal);
        }
        Optional<Refusal> refusal = target == null ? Optional.empty() : inTarget(target, written);
        if (refusal.isPresent()) {
            from.rollback(here);
        } else {
            from.releaseSavepoint(here);
        }
        return refusal;
    }

    private Optional<Refusal> inTarget(Target to, Written written) throws SQLException {
        Savepoint there = to.connection().setSavepoint();
        Optional<Refusal> refusal;
        try {
            refusal = copy(written, to);
        } catch (SQLException e) {
            to.connection().rollback(there);
            return Optional.of(inFrom(diagnosed(Refusal.of(e, limits), theirs, copied(written, to), to.connection()),
                    to).inTarget());
        }
        if (refusal.isPresent()) {
            to.connection().rollback(there);
        } else {
            to.connection().releaseSavepoint(there);
        }
        return refusal;
    }

    private static Refusal diagnosed(Refusal refusal, List<FillColumn> columns, Map<String, @Nullable String> row,
            Connection connection) throws SQLException {
        return refusal.columns().isEmpty() && !refusal.taken()
                ? refusal.because(Diagnosis.unfit(columns, row, connection))
                : refusal;
    }

    /** The same with the columns' names in FROM. */
    private static Refusal inFrom(Refusal refusal, Target to) {
        Set<String> names = new LinkedHashSet<>(refusal.columns());
        to.pair().columns().stream().filter(column -> names.remove(column.to().id().name())).toList()
                .forEach(column -> names.add(column.from().id().name()));
        return new Refusal(refusal.why(), names, refusal.taken(), refusal.unfit());
    }

    /** Inserts a row and returns what has become of it. */
    private Written write(Map<String, @Nullable String> row) throws SQLException {
        List<String> returned = new ArrayList<>(
                columns.stream().map(column -> Sql.identifier(column.name())).toList());
        returned.addAll(forward.values());
        returned.add("tableoid");
        returned.add("ctid");
        Map<String, @Nullable String> written = new LinkedHashMap<>();
        Map<String, @Nullable String> added = new LinkedHashMap<>();
        String where;
        try (Statement statement = from.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement
                    .executeQuery(RowSql.insert(table, row) + " RETURNING " + RowSql.texts(returned))) {
                if (!result.next()) {
                    throw new SQLException("a trigger or rule swallows the row");
                }
                int place = 1;
                for (FillColumn column : columns) {
                    written.put(column.name(), result.getString(place));
                    place++;
                }
                for (String column : forward.keySet()) {
                    added.put(column, result.getString(place));
                    place++;
                }
                where = " WHERE tableoid = " + result.getString(place) + " AND ctid = '" + result.getString(place + 1)
                        + "'";
            }
            List<Map<String, @Nullable String>> others = new ArrayList<>();
            for (Backfill upsert : upserts) {
                others.add(other(upsert, where, statement));
            }
            return new Written(written, added, others);
        }
    }

    /** The row of another table that comes of a row; no columns where none does. */
    private static Map<String, @Nullable String> other(Backfill backfill, String where, Statement statement)
            throws SQLException {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        try (ResultSet result = statement.executeQuery(Carried.upsertValues(backfill) + where)) {
            boolean any = result.next();
            int place = 1;
            for (Assignment key : backfill.upsert().orElseThrow().key()) {
                row.put(key.column(), any ? result.getString(place) : null);
                place++;
            }
            boolean empty = true;
            for (Assignment set : backfill.assignments()) {
                String value = any ? result.getString(place) : null;
                empty &= value == null;
                row.put(set.column(), value);
                place++;
            }
            return empty ? Map.of() : row;
        }
    }

    private static Map<String, @Nullable String> copied(Written written, Target to) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (ColumnPair column : to.pair().columns()) {
            if (!column.generated() && written.row().containsKey(column.from().id().name())) {
                row.put(column.to().id().name(), written.row().get(column.from().id().name()));
            }
        }
        row.putAll(written.added());
        return row;
    }

    private Optional<Refusal> copy(Written written, Target to) throws SQLException {
        String insert = RowSql.insert(to.pair().to().sql(), copied(written, to));
        try (Statement statement = to.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            if (backward.isEmpty()) {
                statement.execute(insert);
                others(written, statement);
                return Optional.empty();
            }
            String where;
            try (ResultSet result = statement.executeQuery(insert + " RETURNING tableoid, ctid::text")) {
                if (!result.next()) {
                    return Optional.empty();
                }
                where = " WHERE tableoid = " + result.getString(1) + " AND ctid = '" + result.getString(2) + "'";
            }
            others(written, statement);
            return comesBack(written, to, where, statement);
        }
    }

    private void others(Written written, Statement statement) throws SQLException {
        for (int i = 0; i < upserts.size(); i++) {
            Map<String, @Nullable String> row = written.others().get(i);
            if (!row.isEmpty()) {
                statement.execute(
                        RowSql.insert(upserts.get(i).upsert().orElseThrow().table().sql(), row)
                                + " ON CONFLICT DO NOTHING");
            }
        }
    }

    private Optional<Refusal> comesBack(Written written, Target to, String where, Statement statement)
            throws SQLException {
        try (ResultSet result = statement.executeQuery(
                "SELECT " + RowSql.texts(backward.values()) + " FROM " + to.pair().to().sql() + where)) {
            result.next();
            int place = 1;
            for (String column : backward.keySet()) {
                if (!Objects.equals(result.getString(place), written.row().get(column))) {
                    return Optional.of(new Refusal("the value of column " + column
                            + " would not come back through the expression of the way back", Set.of(column), false,
                            false));
                }
                place++;
            }
            return Optional.empty();
        }
    }
}
