package dev.plumbline.schema.proof;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.backfill.TableFacts;
import dev.plumbline.schema.model.ObjectId;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of a database that an application asks for, and such as it may write and delete itself, because nothing refers to them. */
final class AppRows {

    private static final int ASKED = 4;
    private static final int OWN = 2;
    /** Whoever takes rows of his own leaves some that stay. */
    private static final int LEAST_LEFT = 2;

    /**
     * A row as both sides know it.
     *
     * @param old its columns in FROM
     * @param fresh its columns in TO
     */
    record Row(Map<String, @Nullable String> old, Map<String, @Nullable String> fresh) {}

    private final Connection connection;
    private final Carried carried;
    private final List<Reference> references;

    /** A foreign key of either side, by the names of FROM. */
    private record Reference(String child, List<String> columns, String parent, List<String> parentColumns) {}

    /** @param connection to a database with the schema of FROM, every constraint immediate, a transaction open */
    AppRows(Connection connection, Correspondence pairs, ForeignKeys later, Carried carried) throws SQLException {
        this.connection = connection;
        this.carried = carried;
        List<Reference> all = new ArrayList<>();
        ForeignKeys.of(connection).keys().forEach(
                key -> all.add(new Reference(key.child(), key.columns(), key.parent(), key.parentColumns())));
        later.former(pairs, ObjectId::sql).keys().forEach(
                key -> all.add(new Reference(key.child(), key.columns(), key.parent(), key.parentColumns())));
        this.references = List.copyOf(all);
    }

    /** PostgreSQL quotes where it has to only. */
    private static String quoted(String name) {
        return name.replace("\"", "");
    }

    /** The columns of a key that both sides have; empty where there is none. */
    List<String> key(TablePair pair) throws SQLException {
        Set<String> both = pair.columns().stream().filter(column -> !column.generated())
                .map(column -> column.from().id().name()).collect(Collectors.toSet());
        try {
            return TableFacts.read(connection, pair.from()).keys().stream().filter(both::containsAll).findFirst()
                    .orElse(List.of());
        } catch (PlumblineException e) {
            // Some of its partitions live on another server.
            return List.of();
        }
    }

    /** Rows to ask for; they stay. */
    List<Row> asked(TablePair pair, AppTable old, AppTable fresh, List<Row> own) throws SQLException {
        return rows(pair, old, fresh, "", ASKED + own.size()).stream().filter(row -> !own.contains(row)).limit(ASKED)
                .toList();
    }

    /** Rows that nothing refers to, as many as can be spared. */
    List<Row> spare(TablePair pair, AppTable old, AppTable fresh) throws SQLException {
        String alias = Sql.identifier(old.id().name());
        String condition = references.stream().filter(of -> quoted(of.parent()).equals(quoted(old.id().sql())))
                .map(of -> "NOT EXISTS (SELECT FROM " + of.child() + " plumbline_child WHERE " + joined(of, alias)
                        + ")")
                .collect(Collectors.joining(" AND "));
        int left = rows(pair, old, fresh, "", LEAST_LEFT + OWN).size() - LEAST_LEFT;
        return left <= 0 ? List.of() : rows(pair, old, fresh, condition.isEmpty() ? "" : " WHERE " + condition, left);
    }

    private static String joined(Reference of, String alias) {
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < of.columns().size(); i++) {
            equal.add("plumbline_child." + Sql.identifier(of.columns().get(i)) + "::text = " + alias + "."
                    + Sql.identifier(of.parentColumns().get(i)) + "::text");
        }
        return String.join(" AND ", equal);
    }

    private List<Row> rows(TablePair pair, AppTable old, AppTable fresh, String where, int most) throws SQLException {
        Map<String, String> added = carried.forward(pair, Set.copyOf(fresh.written()), connection);
        List<String> expressions = new ArrayList<>(old.written().stream().map(Sql::identifier).toList());
        expressions.addAll(added.values());
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement.executeQuery("SELECT " + RowSql.texts(expressions) + " FROM " + old.only()
                    + " AS " + Sql.identifier(old.id().name()) + where + " ORDER BY "
                    + Sql.identifiers(old.key()) + " LIMIT " + most)) {
                while (result.next()) {
                    rows.add(row(result, pair, old, added.keySet()));
                }
            }
        }
        return rows;
    }

    private static Row row(ResultSet result, TablePair pair, AppTable old, Set<String> added) throws SQLException {
        Map<String, @Nullable String> before = new LinkedHashMap<>();
        int place = 1;
        for (String column : old.written()) {
            before.put(column, result.getString(place));
            place++;
        }
        Map<String, @Nullable String> after = new LinkedHashMap<>();
        for (ColumnPair column : pair.columns()) {
            if (!column.generated()) {
                after.put(column.to().id().name(), before.get(column.from().id().name()));
            }
        }
        for (String column : added) {
            after.put(column, result.getString(place));
            place++;
        }
        return new Row(before, after);
    }

    /** Whether the statements work, one after the other; leaves nothing behind. */
    boolean work(List<String> statements) throws SQLException {
        return Attempt.works(statements, connection);
    }

    /** Takes a row away for good; says whether that went well. */
    boolean take(String delete) throws SQLException {
        Savepoint here = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (statement.executeUpdate(delete) == 1) {
                return true;
            }
        } catch (SQLException e) {
            connection.rollback(here);
            return false;
        }
        connection.rollback(here);
        return false;
    }
}
