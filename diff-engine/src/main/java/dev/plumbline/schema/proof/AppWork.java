package dev.plumbline.schema.proof;

import dev.plumbline.schema.kind.partition.Inheritance;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.proof.AppRows.Row;
import dev.plumbline.schema.proof.Correspondence.ColumnPair;
import dev.plumbline.schema.proof.Correspondence.TablePair;
import dev.plumbline.schema.proof.Promises.Code;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an application does all the time, before a migration and after it: reads rows by key and in small ranges, sets columns of rows to what they are,
 * and writes and deletes rows of its own. Both versions of it name every column that they know.
 *
 * @param turns what is done in turn
 * @param cleanUp takes away what a version may have left behind
 * @param own how many rows the application has of its own
 */
record AppWork(List<Turn> turns, List<String> cleanUp, int own) {

    /** Whose wait it is. */
    enum Kind {
        READ, WRITE
    }

    /**
     * Statements that belong together, each a transaction of its own.
     *
     * @param codes the versions that do this and may count on it; none where TO itself does not let anybody do it
     */
    record Turn(ObjectId table, Kind kind, Set<Code> codes, List<String> statements) {

        Turn {
            statements = List.copyOf(statements);
        }
    }

    AppWork {
        turns = List.copyOf(turns);
        cleanUp = List.copyOf(cleanUp);
    }

    /** Works out what is done to tables, and takes the rows that are the application's own out of the database. */
    static AppWork of(List<ObjectId> tables, ScratchDatabase database, Catalog from, Catalog to,
            Correspondence pairs, TargetTrial trial, Carried carried) throws SQLException {
        Collected collected = new Collected(trial);
        try (Connection connection = database.connect(); Statement settings = connection.createStatement()) {
            settings.execute("set timezone = 'UTC'");
            connection.setAutoCommit(false);
            settings.execute("set constraints all immediate");
            AppRows rows = new AppRows(connection, pairs, trial.foreignKeys(), carried);
            Map<TablePair, List<Row>> spare = new LinkedHashMap<>();
            for (ObjectId table : tables) {
                Optional<TablePair> pair = pairs.tables().stream().filter(both -> both.from().equals(table))
                        .findFirst();
                if (pair.isEmpty()) {
                    collected.add(new Turn(table, Kind.READ, Set.of(Code.OLD),
                            List.of(AppTable.of(table, from, List.of()).readAny())), rows);
                    continue;
                }
                Sides sides = Sides.of(pair.get(), from, to, rows.key(pair.get()));
                // What is spare is known before anything is taken: rows of the application may refer to others.
                spare.put(pair.get(), sides.old().key().isEmpty() || sides.partition()
                        ? List.of()
                        : rows.spare(pair.get(), sides.old(), sides.fresh()));
            }
            for (Map.Entry<TablePair, List<Row>> table : spare.entrySet()) {
                Sides sides = Sides.of(table.getKey(), from, to, rows.key(table.getKey()));
                collected.addAll(table.getKey(), sides, table.getValue(), rows);
            }
            connection.commit();
        }
        return new AppWork(collected.turns, collected.cleanUp, collected.cleanUp.size() / 2);
    }

    /** A table as both versions know it. */
    private record Sides(AppTable old, AppTable fresh, boolean partition, boolean refusing) {

        static Sides of(TablePair pair, Catalog from, Catalog to, List<String> key) {
            List<String> theirs = key.stream()
                    .flatMap(name -> pair.columns().stream().filter(column -> column.from().id().name().equals(name)))
                    .map(ColumnPair::to).map(column -> column.id().name()).toList();
            // What a trigger or rule of TO does to a row nobody knows beforehand.
            boolean refusing = to.children(pair.to()).stream()
                    .anyMatch(id -> id.kind() == ObjectKind.TRIGGER || id.kind() == ObjectKind.RULE);
            boolean partition = from.children(pair.from(), Inheritance.class).stream()
                    .anyMatch(place -> place.bound() != null);
            return new Sides(AppTable.of(pair.from(), from, key), AppTable.of(pair.to(), to, theirs), partition,
                    refusing);
        }
    }

    /** Turns as they are collected. */
    private static final class Collected {

        private final List<Turn> turns = new ArrayList<>();
        private final List<String> cleanUp = new ArrayList<>();
        private final TargetTrial trial;

        Collected(TargetTrial trial) {
            this.trial = trial;
        }

        void addAll(TablePair pair, Sides sides, List<Row> spare, AppRows rows) throws SQLException {
            AppTable old = sides.old();
            AppTable fresh = sides.fresh();
            if (old.key().isEmpty()) {
                both(pair, Kind.READ, Optional.of(old.readAny()), Optional.of(fresh.readAny()), sides, rows);
                both(pair, Kind.WRITE, old.updateAny(), fresh.updateAny(), sides, rows);
                return;
            }
            List<Row> own = new ArrayList<>();
            for (Row row : spare) {
                // Where TO lets nobody delete, what is left behind would stay.
                if (rows.work(reversed(old.comeAndGo(row.old()))) && trial.works(List.of(fresh.delete(row.fresh())))
                        && rows.take(old.delete(row.old()))) {
                    own.add(row);
                }
            }
            List<Row> asked = rows.asked(pair, old, fresh, own);
            for (Row row : asked) {
                both(pair, Kind.READ, Optional.of(old.read(row.old())), Optional.of(fresh.read(row.fresh())), sides,
                        rows);
                both(pair, Kind.WRITE, old.update(row.old()), fresh.update(row.fresh()), sides, rows);
            }
            for (Row row : asked.subList(0, Math.min(1, asked.size()))) {
                both(pair, Kind.READ, Optional.of(old.readRange(row.old())),
                        Optional.of(fresh.readRange(row.fresh())), sides, rows);
            }
            own(pair, sides, own);
        }

        /** The delete comes first: the row is there. */
        private static List<String> reversed(List<String> comeAndGo) {
            List<String> statements = new ArrayList<>(comeAndGo);
            statements.add(0, comeAndGo.getLast());
            return statements;
        }

        private void own(TablePair pair, Sides sides, List<Row> own) throws SQLException {
            for (int i = 0; i < own.size(); i++) {
                Row row = own.get(i);
                List<String> before = sides.old().comeAndGo(row.old());
                List<String> after = sides.fresh().comeAndGo(row.fresh());
                cleanUp.add(sides.old().delete(row.old()));
                cleanUp.add(sides.fresh().delete(row.fresh()));
                // One row for each version, where they differ.
                if (before.equals(after)) {
                    turns.add(new Turn(pair.from(), Kind.WRITE,
                            trial.works(after) ? EnumSet.allOf(Code.class) : EnumSet.noneOf(Code.class), before));
                } else if (i % 2 == 0) {
                    turns.add(new Turn(pair.from(), Kind.WRITE, Set.of(Code.OLD), before));
                } else if (!sides.refusing() && trial.works(after)) {
                    turns.add(new Turn(pair.from(), Kind.WRITE, Set.of(Code.NEW), after));
                }
            }
        }

        private void both(TablePair pair, Kind kind, Optional<String> before, Optional<String> after, Sides sides,
                AppRows rows) throws SQLException {
            // Whoever writes to a partition past its table takes locks in the opposite order of DDL.
            if (sides.partition() && kind == Kind.WRITE) {
                return;
            }
            boolean works = after.isPresent() && trial.works(List.of(after.get()));
            if (before.isPresent() && before.equals(after)) {
                add(new Turn(pair.from(), kind, works ? EnumSet.allOf(Code.class) : EnumSet.noneOf(Code.class),
                        List.of(before.get())), rows);
                return;
            }
            if (before.isPresent()) {
                add(new Turn(pair.from(), kind, Set.of(Code.OLD), List.of(before.get())), rows);
            }
            if (works && !(sides.refusing() && kind == Kind.WRITE)) {
                turns.add(new Turn(pair.from(), kind, Set.of(Code.NEW), List.of(after.orElseThrow())));
            }
        }

        /** What does not work in the first place is not done. */
        void add(Turn turn, AppRows rows) throws SQLException {
            if (rows.work(turn.statements())) {
                turns.add(turn);
            }
        }
    }
}
