package dev.plumbline.schema.intent;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.backfill.TableFacts;
import dev.plumbline.schema.diff.ChangeType;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.DefaultValue;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.rename.SchemaCopy;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.schema.sql.Sql;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Works the stages out on copies of FROM and TO, and has PostgreSQL check the expressions there. */
final class StageBuilder {

    private static final Set<ObjectKind> TIGHTENING = Set.of(ObjectKind.CONSTRAINT, ObjectKind.TRIGGER, ObjectKind.RULE,
            ObjectKind.POLICY);
    private static final Pattern LITERAL = Pattern
            .compile("(?:'(?:[^']|'')*'(?:::[a-z0-9_ \".()]+)?|-?[0-9.]+|true|false|NULL)");

    private final Catalog from;
    private final Catalog to;
    private final List<Intent> intents;
    private final ScratchServer server;
    private final Set<ObjectId> newColumns;

    StageBuilder(Catalog from, Catalog to, List<Intent> intents, ScratchServer server) {
        this.from = from;
        this.to = to;
        this.intents = intents;
        this.server = server;
        this.newColumns = intents.stream().flatMap(
                intent -> intent.forward().keySet().stream()
                        .map(column -> target(intent).child(ObjectKind.COLUMN, column)))
                .collect(Collectors.toSet());
    }

    static ObjectId target(Intent intent) {
        return switch (intent) {
            case Intent.Move move -> move.target();
            case Intent.Split split -> split.table();
            case Intent.Merge merge -> merge.table();
            case Intent.RenameColumn rename -> rename.table();
        };
    }

    Stages build() {
        Catalog expanded;
        Map<Intent, TablePair> pairs = new LinkedHashMap<>();
        Catalog tightened;
        try (ScratchDatabase copy = SchemaCopy.build(from, server)) {
            expand(copy);
            expanded = SqlFiles.read(copy, "expanded");
            facts(copy, pairs);
            runWhatRuns(copy, SchemaDiff.compare(expanded, "expanded", to, "to").steps().stream()
                    .filter(step -> step.action() != ActionType.DROP && touchesNewColumns(step.object())).toList());
            tightened = SqlFiles.read(copy, "tightened");
        }
        try (ScratchDatabase copy = SchemaCopy.build(to, server)) {
            keepOldSide(copy);
            Catalog switched = SqlFiles.read(copy, "switched");
            for (ObjectId table : intents.stream().map(Intent::table).collect(Collectors.toSet())) {
                for (String sql : dropOldColumns(table)) {
                    run(copy, sql, "dropping the old columns");
                }
            }
            return new Stages(expanded, tightened, switched, SqlFiles.read(copy, "contracted"), pairs);
        }
    }

    /** What the contract phase drops by itself: the old columns of a table that stays. */
    List<String> dropOldColumns(ObjectId table) {
        if (!to.contains(table)) {
            return List.of();
        }
        String columns = intents.stream().filter(intent -> intent.table().equals(table))
                .flatMap(intent -> intent.backward().keySet().stream()).distinct()
                .map(column -> "DROP COLUMN IF EXISTS " + Sql.identifier(column)).collect(Collectors.joining(", "));
        return List.of("ALTER TABLE " + table.sql() + " " + columns);
    }

    private void expand(ScratchDatabase copy) {
        DiffResult difference = SchemaDiff.compare(from, "from", to, "to");
        Set<ObjectId> added = difference.changes().stream().filter(change -> change.type() == ChangeType.ADDED)
                .map(change -> change.object()).collect(Collectors.toCollection(HashSet::new));
        Predicate<Step> additive = step -> step.action() == ActionType.CREATE && added.contains(step.object())
                && !touchesNewColumns(step.object()) && !tightens(step.object());
        runWhatRuns(copy, difference.steps().stream().filter(additive).toList());
        for (ObjectId column : newColumns) {
            Column declared = to.find(column, Column.class).orElseThrow();
            String table = column.requireParent().sql();
            run(copy, added.contains(column.requireParent())
                    ? "ALTER TABLE " + table + " ALTER COLUMN " + Sql.identifier(column.name())
                            + " DROP NOT NULL, ALTER COLUMN "
                            + Sql.identifier(column.name()) + " DROP DEFAULT"
                    : "ALTER TABLE " + table + " ADD COLUMN " + declared.nameAndType(), "adding " + column);
        }
    }

    /** Whether an addition restrains tables that are there already. */
    private boolean tightens(ObjectId object) {
        boolean tableIsNew = object.parent() == null || !from.contains(object.parent());
        if (object.kind() == ObjectKind.COLUMN) {
            Column column = to.find(object, Column.class).orElse(null);
            return !tableIsNew && column != null && column.notNull() && column.identity().isEmpty()
                    && to.find(DefaultValue.idFor(object), DefaultValue.class).isEmpty();
        }
        return TIGHTENING.contains(object.kind()) && !tableIsNew;
    }

    private boolean touchesNewColumns(ObjectId object) {
        if (newColumns.stream().anyMatch(object::isWithin)) {
            return true;
        }
        // A table is touched by all its columns; it is what its columns need, not the other way round.
        return object.kind() != ObjectKind.TABLE
                && newColumns.stream().anyMatch(column -> to.dependencies().reaches(object, column));
    }

    private void facts(ScratchDatabase copy, Map<Intent, TablePair> pairs) {
        try (Connection connection = copy.connect(); Statement session = connection.createStatement()) {
            session.setEscapeProcessing(false);
            session.execute("SET search_path = ''");
            for (Intent intent : intents) {
                TablePair pair = new TablePair(TableFacts.read(connection, intent.table()),
                        TableFacts.read(connection, target(intent)), required(intent), defaults(intent));
                pairs.put(intent, pair);
                check(session, intent, intent.table(), intent.forward(), pair.newTypes());
                check(session, intent, target(intent), intent.backward(), pair.oldTypes());
            }
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.SCRATCH, "reading the scratch copy: " + e.getMessage(), e);
        }
    }

    /** PostgreSQL parses each expression, and says whether its type can go to the column. */
    private static void check(Statement session, Intent intent, ObjectId row, Map<String, String> expressions,
            Map<String, String> types) {
        expressions.forEach((column, expression) -> {
            try {
                session.execute("CREATE TEMPORARY TABLE plumbline_check (value " + types.get(column) + ")");
                session.execute(
                        "INSERT INTO pg_temp.plumbline_check SELECT (" + expression + ") FROM " + row.sql()
                                + " AS " + Sql.identifier(row.name()) + " WHERE false");
                session.execute("DROP TABLE pg_temp.plumbline_check");
            } catch (SQLException e) {
                throw new PlumblineException(ErrorCode.BAD_INPUT,
                        "intent \"" + intent.title() + "\": the expression of "
                                + column + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                                + "; it is SQL over a row of " + row
                                + ", with what is not in pg_catalog qualified",
                        e);
            }
        });
    }

    private Set<String> required(Intent intent) {
        Set<String> required = new HashSet<>();
        intent.backward().keySet()
                .forEach(column -> from.find(intent.table().child(ObjectKind.COLUMN, column), Column.class)
                        .filter(Column::notNull).ifPresent(found -> required.add(column)));
        intent.forward().keySet()
                .forEach(column -> to.find(target(intent).child(ObjectKind.COLUMN, column), Column.class)
                        .filter(Column::notNull).ifPresent(found -> required.add(column)));
        return required;
    }

    private Map<String, String> defaults(Intent intent) {
        Map<String, String> defaults = new HashMap<>();
        intent.backward().keySet().forEach(column -> literalDefault(from, intent.table(), column, defaults));
        intent.forward().keySet().forEach(column -> literalDefault(to, target(intent), column, defaults));
        return defaults;
    }

    private static void literalDefault(Catalog catalog, ObjectId table, String column, Map<String, String> defaults) {
        catalog.find(DefaultValue.idFor(table.child(ObjectKind.COLUMN, column)), DefaultValue.class)
                .map(DefaultValue::expression).filter(expression -> LITERAL.matcher(expression).matches())
                .ifPresent(expression -> defaults.put(column, expression));
    }

    /** Adds to TO what the old code needs: its columns, or its tables with all that belongs to them. */
    private void keepOldSide(ScratchDatabase copy) {
        Set<ObjectId> lost = intents.stream().map(Intent::table).filter(table -> !to.contains(table))
                .collect(Collectors.toSet());
        if (!lost.isEmpty()) {
            runWhatRuns(copy, SchemaDiff.compare(to, "to", from, "from").steps().stream()
                    .filter(step -> step.action() == ActionType.CREATE
                            && lost.stream().anyMatch(step.object()::isWithin))
                    .toList());
        }
        for (Intent intent : intents) {
            if (to.contains(intent.table())) {
                for (String name : intent.backward().keySet()) {
                    ObjectId id = intent.table().child(ObjectKind.COLUMN, name);
                    Column column = from.find(id, Column.class).orElseThrow();
                    run(copy, "ALTER TABLE " + intent.table().sql() + " ADD COLUMN " + column.declaration(from
                            .find(DefaultValue.idFor(id), DefaultValue.class).map(DefaultValue::expression)
                            .orElse(null)),
                            "keeping " + id);
                }
            }
        }
    }

    /** Runs what can run yet; what needs more comes with the last stage. */
    private static void runWhatRuns(ScratchDatabase copy, List<Step> steps) {
        try (Connection connection = copy.connect(); Statement session = connection.createStatement()) {
            prepare(session);
            for (Step step : steps) {
                connection.setAutoCommit(false);
                try {
                    for (dev.plumbline.schema.plan.Statement statement : step.statements()) {
                        if (statement.transactional()) {
                            session.execute(statement.sql());
                        }
                    }
                    connection.commit();
                } catch (SQLException e) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.SCRATCH, "working on the scratch copy: " + e.getMessage(), e);
        }
    }

    private static void prepare(Statement session) throws SQLException {
        session.setEscapeProcessing(false);
        session.execute("SET SESSION AUTHORIZATION " + Sql.identifier(SqlFiles.AUTHOR));
        session.execute("SET check_function_bodies = off");
        session.execute("SET search_path = ''");
    }

    private static void run(ScratchDatabase copy, String sql, String what) {
        try (Connection connection = copy.connect(); Statement session = connection.createStatement()) {
            prepare(session);
            session.execute(sql);
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    what + " for an intent: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + "; such a column cannot stand beside what the other side has",
                    e);
        }
    }
}
