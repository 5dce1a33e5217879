package dev.plumbline.schema.proof;

import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.backfill.Backfill.Assignment;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.proof.Correspondence.TablePair;
import dev.plumbline.schema.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values that a plan works out by itself: what columns of TO get from those of FROM, and the way back. A row that TO is to take has them.
 *
 * @param up backfills of the way up
 * @param down backfills of the way down
 */
record Carried(List<Backfill> up, List<Backfill> down) {

    Carried {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    static Carried of(MigrationPlan plan) {
        return new Carried(backfills(plan.up()), backfills(plan.down()));
    }

    private static List<Backfill> backfills(List<PlanStep> steps) {
        return steps.stream().flatMap(step -> step.backfill().stream()).toList();
    }

    /** Columns that only TO has, and the expression over the row of FROM that each gets. */
    Map<String, String> forward(TablePair pair, Set<String> columns, Connection from) throws SQLException {
        Set<String> known = Set.copyOf(pair.columns().stream().map(column -> column.to().id().name()).toList());
        return assignments(up, pair, columns, known, pair.from().sql(), from);
    }

    /** Columns that only FROM has, and the expression over the row of TO that brings each back. */
    Map<String, String> backward(TablePair pair, Set<String> columns, Connection to) throws SQLException {
        Set<String> known = Set.copyOf(pair.columns().stream().map(column -> column.from().id().name()).toList());
        return assignments(down, pair, columns, known, pair.to().sql(), to);
    }

    private static Map<String, String> assignments(List<Backfill> backfills, TablePair pair, Set<String> columns,
            Set<String> known, String table, Connection connection) throws SQLException {
        Map<String, String> expressions = new LinkedHashMap<>();
        for (Backfill backfill : backfills) {
            if (backfill.upsert().isPresent()
                    || !backfill.table().equals(pair.from()) && !backfill.table().equals(pair.to())) {
                continue;
            }
            for (Assignment set : backfill.assignments()) {
                if (columns.contains(set.column()) && !known.contains(set.column())
                        && isKnown(set.expression(), table, connection)) {
                    expressions.put(set.column(), set.expression());
                }
            }
        }
        return expressions;
    }

    /** Rows of other tables that come of rows of this one. */
    List<Backfill> upserts(TablePair pair) {
        return up.stream().filter(backfill -> backfill.upsert().isPresent() && backfill.table().equals(pair.from()))
                .toList();
    }

    /** Whether the side has everything that an expression names. */
    private static boolean isKnown(String expression, String table, Connection connection) throws SQLException {
        Savepoint here = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SELECT " + RowSql.texts(List.of(expression)) + " FROM " + table + " LIMIT 0");
            connection.releaseSavepoint(here);
            return true;
        } catch (SQLException e) {
            connection.rollback(here);
            return false;
        }
    }

    /** The row of the other table that comes of a row of this one; a condition stands before it. */
    static String upsertValues(Backfill backfill) {
        Backfill.Upsert to = backfill.upsert().orElseThrow();
        return "SELECT " + RowSql.texts(to.key().stream().map(Assignment::expression).toList()) + ", "
                + RowSql.texts(backfill.assignments().stream().map(Assignment::expression).toList()) + " FROM "
                + backfill.table().sql() + " AS " + Sql.identifier(backfill.table().name());
    }
}
