package dev.plumbline.schema.proof;

import dev.plumbline.schema.proof.Correspondence.ColumnPair;
import dev.plumbline.schema.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into one table of FROM, each of which the table takes in TO as well: PostgreSQL itself tries. What it refuses is changed where its
 * message says, and tried again. Not thread-safe.
 */
final class TableFiller {

    private static final int PLAIN_ROWS = 4;
    private static final int MOST_EDGES = 6;
    private static final int ATTEMPTS_PER_ROW = 25;
    private static final int MOST_ATTEMPTS = 400;

    private final Connection from;
    private final RowTrial trial;
    private final List<FillColumn> columns;
    private final Limits limits = new Limits();
    private final Map<String, List<@Nullable String>> pools = new HashMap<>();
    private final List<ForeignKeys.Key> foreignKeys;
    private final Map<ForeignKeys.Key, List<List<@Nullable String>>> parentRows = new HashMap<>();
    private final Set<String> notNullInTarget;
    private final Random random;
    /** Values that were taken, of columns that do not take just any. */
    private final Map<String, List<@Nullable String>> accepted = new HashMap<>();
    private int attempts;
    private int number;
    private int inserted;
    private int plainRows;
    private final Map<String, Integer> refusals = new HashMap<>();

    TableFiller(String table, RowTrial.@Nullable Target target, List<ForeignKeys.Key> foreignKeys, Connection from,
            long seed) throws SQLException {
        this.from = from;
        this.foreignKeys = foreignKeys;
        this.random = new Random(seed);
        this.columns = FillColumn.of(table, from).stream().filter(column -> !column.generated()).toList();
        limits.read(table, from);
        Map<String, FillColumn> later = new HashMap<>();
        if (target == null) {
            this.notNullInTarget = Set.of();
        } else {
            List<ColumnPair> pairs = target.pair().columns();
            this.notNullInTarget = pairs.stream().filter(column -> column.to().notNull())
                    .map(column -> column.from().id().name()).collect(Collectors.toSet());
            limits.read(target.pair().to().sql(), target.connection());
            for (FillColumn column : FillColumn.of(target.pair().to().sql(), target.connection())) {
                pairs.stream().filter(both -> both.to().id().name().equals(column.name()))
                        .forEach(both -> later.put(both.from().id().name(), column));
            }
        }
        this.trial = new RowTrial(table, columns, from, target, limits);
        for (FillColumn column : columns) {
            pools.put(column.name(), pool(column, later.getOrDefault(column.name(), column)));
        }
        for (ForeignKeys.Key key : foreignKeys) {
            parentRows.put(key, parentRows(key));
        }
    }

    /** Ordinary values of the later type as well: text that becomes a number has to look like one. */
    private List<@Nullable String> pool(FillColumn column, FillColumn later) {
        List<@Nullable String> pool = new ArrayList<>(CanaryValues.suggested(limits.definitions(column.name())));
        pool.addAll(CanaryValues.suggested(later.type()));
        pool.addAll(CanaryValues.suggested(column.type()));
        List<FillType> types = new ArrayList<>(trial.successors(column.name()));
        types.add(later.type());
        types.add(column.type());
        for (FillType type : types) {
            for (int i = 1; i <= PLAIN_ROWS; i++) {
                pool.add(CanaryValues.plain(type, i));
            }
            pool.addAll(CanaryValues.edges(type));
        }
        if (!column.notNull() && !notNullInTarget.contains(column.name())) {
            pool.add(null);
        }
        return new ArrayList<>(new LinkedHashSet<>(pool));
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

    /** Writes the rows. */
    Filled fill(String display, boolean withoutTriggers) throws SQLException {
        for (int i = 0; i < PLAIN_ROWS; i++) {
            insert(plain());
        }
        plainRows = inserted;
        if (inserted > 0) {
            insertEdges();
            Map<String, @Nullable String> nulls = new LinkedHashMap<>();
            columns.stream().filter(column -> !column.notNull() && !notNullInTarget.contains(column.name()))
                    .forEach(column -> nulls.put(column.name(), null));
            insertUnusual(nulls);
        }
        return new Filled(display, plainRows, inserted - plainRows, withoutTriggers, refusals);
    }

    private void insertEdges() throws SQLException {
        for (int edge = 0; edge < MOST_EDGES; edge++) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            for (FillColumn column : columns) {
                List<String> edges = CanaryValues.edges(column.type());
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
        Optional<Refusal> refusal = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS_PER_ROW; attempt++) {
            refusal = attempt(row);
            if (refusal.isEmpty()) {
                inserted++;
                return;
            }
            Set<String> guilty = refusal.get().columns();
            if (guilty.isEmpty() || values.keySet().stream().anyMatch(guilty::contains)) {
                break;
            }
            change(row, refusal.get(), attempt);
        }
        if (refusal.isEmpty()) {
            return;
        }
        Map<String, @Nullable String> rest = new LinkedHashMap<>(values);
        if (rest.keySet().removeAll(refusal.get().columns())) {
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
                        ? CanaryValues.plain(column.type(), number)
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
            Optional<Refusal> refusal = attempt(row);
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

    private Optional<Refusal> attempt(Map<String, @Nullable String> row) throws SQLException {
        attempts++;
        Optional<Refusal> refusal = trial.attempt(row);
        refusal.ifPresent(why -> refusals.merge(why.why(), 1, Integer::sum));
        return refusal;
    }

    private void change(Map<String, @Nullable String> row, Refusal refusal, int attempt) {
        Set<String> atFault = refusal.columns();
        boolean taken = refusal.taken();
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
            List<@Nullable String> pool = pools.getOrDefault(column.name(), List.of());
            if (refusal.unfit() && pool.size() > 1) {
                pool.remove(row.get(column.name()));
            }
            boolean fresh = taken && random.nextInt(3) > 0 || pool.isEmpty();
            // One column alone: each value in turn, those first that its checks suggest.
            int place = refusal.unfit()
                    ? inserted % pool.size()
                    : atFault.size() == 1 && !taken
                            ? (attempt + inserted) % pool.size()
                            : random.nextInt(pool.size());
            row.put(column.name(), fresh ? CanaryValues.plain(column.type(), number) : pool.get(place));
        }
    }
}
