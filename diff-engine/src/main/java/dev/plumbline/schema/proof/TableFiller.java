package dev.plumbline.schema.proof;

import dev.plumbline.schema.proof.Correspondence.ColumnPair;
import dev.plumbline.schema.proof.Correspondence.TablePair;
import dev.plumbline.schema.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Writes rows into one table of FROM, each of which the table takes in TO as well: PostgreSQL itself tries. What it refuses is changed where its
 * message says, and tried again. Not thread-safe.
 */
final class TableFiller {

    private static final int PLAIN_ROWS = 4;
    private static final int MOST_EDGES = 6;
    private static final int ATTEMPTS_PER_ROW = 25;
    private static final int MOST_ATTEMPTS = 400;

    private final String table;
    private final @Nullable TablePair pair;
    private final Connection from;
    private final @Nullable Connection to;
    private final List<FillColumn> columns;
    private final Limits limits = new Limits();
    private final Map<String, List<String>> pools = new HashMap<>();
    private final List<ForeignKeys.Key> foreignKeys;
    private final Map<ForeignKeys.Key, List<List<@Nullable String>>> parentRows = new HashMap<>();
    private final Set<String> notNullInTarget;
    private final Random random;
    /** Values that were taken, of columns that do not take just any. */
    private final Map<String, List<@Nullable String>> accepted = new HashMap<>();
    private int attempts;
    private int number;
    private int inserted;

    TableFiller(String table, @Nullable TablePair pair, List<ForeignKeys.Key> foreignKeys, Connection from,
            @Nullable Connection to, long seed) throws SQLException {
        this.table = table;
        this.pair = pair;
        this.from = from;
        this.to = pair == null ? null : to;
        this.foreignKeys = foreignKeys;
        this.random = new Random(seed);
        this.columns = FillColumn.of(table, from).stream().filter(column -> !column.generated()).toList();
        limits.read(table, from);
        this.notNullInTarget = pair == null
                ? Set.of()
                : pair.columns().stream().filter(column -> column.to().notNull())
                        .map(column -> column.from().id().name()).collect(Collectors.toSet());
        Map<String, FillColumn> later = new HashMap<>();
        if (this.to != null && pair != null) {
            limits.read(pair.to().sql(), this.to);
            for (FillColumn column : FillColumn.of(pair.to().sql(), this.to)) {
                pair.columns().stream().filter(both -> both.to().id().name().equals(column.name()))
                        .forEach(both -> later.put(both.from().id().name(), column));
            }
        }
        for (FillColumn column : columns) {
            pools.put(column.name(), pool(column, later.getOrDefault(column.name(), column)));
        }
        for (ForeignKeys.Key key : foreignKeys) {
            parentRows.put(key, parentRows(key));
        }
    }

    /** Ordinary values of the later type as well: text that becomes a number has to look like one. */
    private List<String> pool(FillColumn column, FillColumn later) {
        List<String> pool = new ArrayList<>(CanaryValues.suggested(
                column.checks() + " " + later.checks() + " " + limits.definitions(column.name())));
        for (FillColumn each : List.of(later, column)) {
            for (int i = 1; i <= PLAIN_ROWS; i++) {
                pool.add(CanaryValues.plain(each, i));
            }
            pool.addAll(CanaryValues.edges(each));
        }
        return pool.stream().distinct().toList();
    }

    private List<List<@Nullable String>> parentRows(ForeignKeys.Key key) throws SQLException {
        List<List<@Nullable String>> found = new ArrayList<>();
        String names = key.parentColumns().stream().map(column -> Sql.identifier(column) + "::text")
                .collect(Collectors.joining(", "));
        try (Statement statement = from.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT " + names + " FROM " + key.parent() + " ORDER BY 1 LIMIT 20")) {
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= key.columns().size(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(row);
            }
        }
        return found;
    }

    /** Writes the rows; returns how many there are. */
    int fill() throws SQLException {
        for (int i = 0; i < PLAIN_ROWS; i++) {
            insert(plain());
        }
        if (inserted > 0) {
            insertEdges();
            Map<String, @Nullable String> nulls = new LinkedHashMap<>();
            columns.stream().filter(column -> !column.notNull() && !notNullInTarget.contains(column.name()))
                    .forEach(column -> nulls.put(column.name(), null));
            insertUnusual(nulls);
        }
        return inserted;
    }

    private void insertEdges() throws SQLException {
        for (int edge = 0; edge < MOST_EDGES; edge++) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            for (FillColumn column : columns) {
                List<String> edges = CanaryValues.edges(column);
                if (edge < edges.size() && !column.numbered() && keysOf(column.name()).isEmpty()) {
                    values.put(column.name(), edges.get(edge));
                }
            }
            insertUnusual(values);
        }
    }

    /** An ordinary row with these values; where it is refused, without those at fault, or half of them at a time. */
    private void insertUnusual(Map<String, @Nullable String> values) throws SQLException {
        if (values.isEmpty() || attempts >= MOST_ATTEMPTS) {
            return;
        }
        Map<String, @Nullable String> row = plain();
        row.putAll(values);
        Optional<SQLException> refusal = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS_PER_ROW; attempt++) {
            attempts++;
            refusal = attempt(row);
            if (refusal.isEmpty()) {
                inserted++;
                return;
            }
            Set<String> guilty = atFault(refusal.get());
            if (guilty.isEmpty() || values.keySet().stream().anyMatch(guilty::contains)) {
                break;
            }
            change(row, refusal.get(), attempt);
        }
        if (refusal.isEmpty()) {
            return;
        }
        Map<String, @Nullable String> rest = new LinkedHashMap<>(values);
        Set<String> atFault = atFault(refusal.get());
        if (rest.keySet().removeAll(atFault)) {
            // A check over several columns may want ordinary values beside this one.
            insertUnusual(rest);
            return;
        }
        List<String> names = List.copyOf(values.keySet());
        if (names.size() > 1) {
            rest.keySet().retainAll(names.subList(0, names.size() / 2));
            insertUnusual(rest);
            Map<String, @Nullable String> others = new LinkedHashMap<>(values);
            others.keySet().removeAll(rest.keySet());
            insertUnusual(others);
        }
    }

    private Map<String, @Nullable String> plain() {
        number++;
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (FillColumn column : columns) {
            if (!column.numbered()) {
                List<@Nullable String> good = accepted.getOrDefault(column.name(), List.of());
                row.put(column.name(), good.isEmpty()
                        ? CanaryValues.plain(column, number)
                        : good.get(number % good.size()));
            }
        }
        for (ForeignKeys.Key key : foreignKeys) {
            List<List<@Nullable String>> parents = parentRows.getOrDefault(key, List.of());
            for (int i = 0; i < key.columns().size(); i++) {
                row.put(key.columns().get(i), parents.isEmpty()
                        ? null
                        : parents.get(number % parents.size()).get(i));
            }
        }
        return row;
    }

    private List<ForeignKeys.Key> keysOf(String column) {
        return foreignKeys.stream().filter(key -> key.columns().contains(column)).toList();
    }

    /** Tries a row; where it is refused, other values for the columns at fault. */
    private void insert(Map<String, @Nullable String> wanted) throws SQLException {
        Map<String, @Nullable String> row = new LinkedHashMap<>(wanted);
        for (int attempt = 0; attempt < ATTEMPTS_PER_ROW && attempts < MOST_ATTEMPTS; attempt++) {
            attempts++;
            Optional<SQLException> refusal = attempt(row);
            if (refusal.isEmpty()) {
                inserted++;
                learn(wanted, row);
                return;
            }
            change(row, refusal.get(), attempt);
        }
    }

    private void learn(Map<String, @Nullable String> wanted, Map<String, @Nullable String> row) {
        row.forEach((column, value) -> {
            if (!Objects.equals(wanted.get(column), value) && keysOf(column).isEmpty()) {
                accepted.computeIfAbsent(column, name -> new ArrayList<>()).add(value);
            }
        });
    }

    /** The columns that a refusal speaks of; none where it does not say. */
    private Set<String> atFault(SQLException refusal) {
        @Nullable
        ServerErrorMessage message = Failures.server(refusal);
        if (message == null) {
            return Set.of();
        }
        if (message.getColumn() != null) {
            return Set.of(message.getColumn());
        }
        return message.getConstraint() == null ? Set.of() : limits.columns(message.getConstraint());
    }

    private void change(Map<String, @Nullable String> row, SQLException refusal, int attempt) {
        Set<String> atFault = atFault(refusal);
        boolean taken = "23505".equals(refusal.getSQLState()) || "23P01".equals(refusal.getSQLState());
        number++;
        for (FillColumn column : columns) {
            if (!atFault.isEmpty() && !atFault.contains(column.name()) || !row.containsKey(column.name())) {
                continue;
            }
            List<ForeignKeys.Key> keys = keysOf(column.name());
            if (!keys.isEmpty()) {
                List<List<@Nullable String>> parents = parentRows.getOrDefault(keys.getFirst(), List.of());
                if (!parents.isEmpty()) {
                    row.put(column.name(), parents.get(random.nextInt(parents.size()))
                            .get(keys.getFirst().columns().indexOf(column.name())));
                }
                continue;
            }
            List<String> pool = pools.getOrDefault(column.name(), List.of());
            boolean fresh = taken && random.nextInt(3) > 0 || pool.isEmpty();
            // One column alone: each value in turn, those first that its checks suggest.
            int place = atFault.size() == 1 && !taken
                    ? (attempt + inserted) % pool.size()
                    : random.nextInt(pool.size());
            row.put(column.name(), fresh ? CanaryValues.plain(column, number) : pool.get(place));
        }
    }

    private Optional<SQLException> attempt(Map<String, @Nullable String> row) throws SQLException {
        Savepoint here = from.setSavepoint();
        @Nullable
        Savepoint there = to == null ? null : to.setSavepoint();
        try {
            Map<String, @Nullable String> written = write(row);
            if (to != null && pair != null) {
                copy(written, to, pair);
            }
            from.releaseSavepoint(here);
            if (to != null && there != null) {
                to.releaseSavepoint(there);
            }
            return Optional.empty();
        } catch (SQLException e) {
            from.rollback(here);
            if (to != null && there != null) {
                to.rollback(there);
            }
            return Optional.of(e);
        }
    }

    /** Inserts a row and returns what has become of it. */
    private Map<String, @Nullable String> write(Map<String, @Nullable String> row) throws SQLException {
        String values = row.isEmpty()
                ? " DEFAULT VALUES"
                : " (" + Sql.identifiers(List.copyOf(row.keySet())) + ") OVERRIDING SYSTEM VALUE VALUES ("
                        + row.values().stream().map(TableFiller::literal).collect(Collectors.joining(", ")) + ")";
        String returned = columns.isEmpty()
                ? "1"
                : columns.stream().map(column -> Sql.identifier(column.name()) + "::text")
                        .collect(Collectors.joining(", "));
        Map<String, @Nullable String> written = new LinkedHashMap<>();
        try (Statement statement = from.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement
                    .executeQuery("INSERT INTO " + table + values + " RETURNING " + returned)) {
                if (!result.next()) {
                    throw new SQLException("a trigger or rule swallows the row");
                }
                for (int i = 0; i < columns.size(); i++) {
                    written.put(columns.get(i).name(), result.getString(i + 1));
                }
            }
        }
        return written;
    }

    private static void copy(Map<String, @Nullable String> written, Connection to, TablePair pair) throws SQLException {
        List<ColumnPair> both = pair.columns().stream()
                .filter(column -> !column.generated() && written.containsKey(column.from().id().name())).toList();
        String values = both.isEmpty()
                ? " DEFAULT VALUES"
                : " (" + Sql.identifiers(both.stream().map(column -> column.to().id().name()).toList())
                        + ") OVERRIDING SYSTEM VALUE VALUES ("
                        + both.stream().map(column -> literal(written.get(column.from().id().name())))
                                .collect(Collectors.joining(", "))
                        + ")";
        try (Statement statement = to.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("INSERT INTO " + pair.to().sql() + values);
        }
    }

    private static String literal(@Nullable String value) {
        return value == null ? "NULL" : Sql.literal(Objects.requireNonNull(value));
    }
}
