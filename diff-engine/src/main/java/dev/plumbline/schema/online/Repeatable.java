package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.partition.Inheritance;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Guard;
import dev.plumbline.schema.plan.SearchPath;
import dev.plumbline.schema.plan.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the planner's statements such that a second run changes nothing, by IF [NOT] EXISTS and OR REPLACE where PostgreSQL has them, and by
 * a condition where it has not. The patterns read our own statements, whose form is known, never a user's.
 */
final class Repeatable {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"(?:\\.\"(?:[^\"]|\"\")*\")*)";

    private static final Set<ObjectKind> RELATIONS = EnumSet.of(ObjectKind.TABLE, ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE, ObjectKind.FOREIGN_TABLE);

    private static final Set<ObjectKind> OTHER_ROUTINES = EnumSet.of(ObjectKind.PROCEDURE, ObjectKind.AGGREGATE);

    /** A form of statement, and how it reads when it may run again; {@code $1} and so on stand for the groups. */
    private record Form(Pattern pattern, String repeatable) {

        static Form of(String pattern, String repeatable) {
            return new Form(Pattern.compile(pattern, Pattern.DOTALL), repeatable);
        }
    }

    private static final List<Form> NATIVE = List.of(
            Form.of("(CREATE (?:UNLOGGED )?TABLE|CREATE SCHEMA|CREATE SEQUENCE|CREATE UNLOGGED SEQUENCE|CREATE EXTENSION|CREATE FOREIGN TABLE"
                    + "|CREATE MATERIALIZED VIEW|CREATE COLLATION|CREATE SERVER|CREATE STATISTICS) (?!IF NOT EXISTS)(.*)",
                    "$1 IF NOT EXISTS $2"),
            Form.of("(CREATE (?:UNIQUE )?INDEX) (?!IF NOT EXISTS|CONCURRENTLY)(.*)", "$1 IF NOT EXISTS $2"),
            Form.of("CREATE VIEW (.*)", "CREATE OR REPLACE VIEW $1"),
            Form.of("CREATE (RULE|AGGREGATE|TRANSFORM) (.*)", "CREATE OR REPLACE $1 $2"),
            Form.of("(ALTER TABLE (?:ONLY )?" + NAME + ") ADD COLUMN (?!IF NOT EXISTS)(.*)",
                    "$1 ADD COLUMN IF NOT EXISTS $2"),
            Form.of("(ALTER (?:FOREIGN )?TABLE (?:ONLY )?" + NAME + ") DROP COLUMN (?!IF EXISTS)(.*)",
                    "$1 DROP COLUMN IF EXISTS $2"),
            Form.of("(ALTER (?:FOREIGN )?TABLE (?:ONLY )?" + NAME + ") DROP CONSTRAINT (?!IF EXISTS)(.*)",
                    "$1 DROP CONSTRAINT IF EXISTS $2"),
            Form.of("(ALTER DOMAIN " + NAME + " DROP CONSTRAINT) (?!IF EXISTS)(.*)", "$1 IF EXISTS $2"),
            Form.of("(ALTER TYPE " + NAME + " DROP ATTRIBUTE) (?!IF EXISTS)(.*)", "$1 IF EXISTS $2"),
            Form.of("(ALTER TYPE " + NAME + " ADD VALUE) (?!IF NOT EXISTS)(.*)", "$1 IF NOT EXISTS $2"),
            Form.of("(ALTER TABLE " + NAME + " ALTER COLUMN " + NAME + " DROP (?:EXPRESSION|IDENTITY))",
                    "$1 IF EXISTS"),
            Form.of("(DROP (?:TABLE|VIEW|MATERIALIZED VIEW|INDEX|SEQUENCE|TYPE|DOMAIN|FUNCTION|PROCEDURE|AGGREGATE|OPERATOR CLASS"
                    + "|OPERATOR FAMILY|OPERATOR|CAST|COLLATION|CONVERSION|TEXT SEARCH [A-Z]+|TRIGGER|RULE|POLICY|STATISTICS|PUBLICATION"
                    + "|SUBSCRIPTION|SERVER|FOREIGN DATA WRAPPER|FOREIGN TABLE|USER MAPPING|LANGUAGE|ACCESS METHOD|TRANSFORM|EVENT TRIGGER"
                    + "|SCHEMA|EXTENSION)) (?!IF EXISTS|CONCURRENTLY|CLASS|FAMILY)(.*)", "$1 IF EXISTS $2"));

    /** A form of statement that says by an error that it has been run. */
    private record Telling(Pattern pattern, List<String> conditions) {

        static Telling of(String pattern, String... conditions) {
            return new Telling(Pattern.compile(pattern, Pattern.DOTALL), List.of(conditions));
        }
    }

    private static final List<Telling> TELLING = List.of(
            Telling.of("ALTER DEFAULT PRIVILEGES .*", "invalid_schema_name", "undefined_object"),
            Telling.of("ALTER (?:FOREIGN DATA WRAPPER|SERVER|FOREIGN TABLE|USER MAPPING) .* OPTIONS .*",
                    "undefined_object", "duplicate_object"),
            Telling.of("ALTER TABLE " + NAME + " NOT OF", "wrong_object_type"),
            Telling.of("DROP TRIGGER IF EXISTS .*", "dependent_objects_still_exist"),
            Telling.of("CREATE (?!OR REPLACE|[A-Z ]{0,40}IF NOT EXISTS|[A-Z ]*INDEX).*", "duplicate_object",
                    "duplicate_table", "duplicate_function", "unique_violation"),
            Telling.of("ALTER (?:FOREIGN )?TABLE " + NAME + " (?:RENAME|ADD ATTRIBUTE|INHERIT).*", "duplicate_column",
                    "duplicate_table", "undefined_column", "undefined_table", "undefined_object"),
            Telling.of("ALTER [A-Z ]+ .* RENAME (?:TO|VALUE|ATTRIBUTE|COLUMN) .*", "undefined_object",
                    "undefined_table", "undefined_column", "undefined_function", "invalid_schema_name",
                    "duplicate_object", "invalid_parameter_value"),
            Telling.of("ALTER (?:DOMAIN|PUBLICATION|OPERATOR FAMILY|TEXT SEARCH CONFIGURATION) .* ADD .*",
                    "duplicate_object", "unique_violation"),
            Telling.of("ALTER (?:PUBLICATION|OPERATOR FAMILY) .* DROP .*", "undefined_object"),
            Telling.of("ALTER TYPE " + NAME + " ADD ATTRIBUTE .*", "duplicate_column"),
            Telling.of("ALTER TABLE " + NAME + " NO INHERIT .*", "undefined_table"),
            Telling.of("ALTER TABLE " + NAME + " DETACH PARTITION .*", "undefined_table"),
            Telling.of("ALTER TABLE " + NAME + " ATTACH PARTITION .*", "wrong_object_type"),
            Telling.of("ALTER TABLE " + NAME + " ALTER COLUMN " + NAME + " ADD GENERATED .*",
                    "object_not_in_prerequisite_state", "duplicate_table"));
    private static final Pattern RENAMES_VALUE = Pattern
            .compile("ALTER TYPE (" + NAME + ") RENAME VALUE (E?'(?:[^']|'')*') TO .*", Pattern.DOTALL);
    private static final Pattern ADDS_CONSTRAINT = Pattern
            .compile("ALTER (?:FOREIGN )?TABLE (?:ONLY )?(" + NAME + ") ADD CONSTRAINT (\"(?:[^\"]|\"\")*\") .*",
                    Pattern.DOTALL);

    private Repeatable() {}

    /**
     * The draft with statements that may run again.
     *
     * @param to the target, where another object may have taken the name of one that goes
     */
    static Draft of(Draft draft, Catalog from, Catalog to) {
        return draft.with(draft.statements().stream().map(Repeatable::of)
                .map(statement -> besideSuccessor(statement, draft.object(), to))
                .map(statement -> leaving(statement, draft.object(), from))
                .map(statement -> intoTyped(statement, draft.object(), to)).toList());
    }

    /** A typed table takes no columns, not even where they are there already. */
    private static Statement intoTyped(Statement statement, ObjectId id, Catalog to) {
        return id.kind() == ObjectKind.COLUMN && statement.sql().contains(" ADD COLUMN ")
                && to.find(id.requireParent(), Table.class).filter(table -> table.ofType() != null).isPresent()
                        ? Statement.of(statement.sql()).onlyWhen(Present.not(Present.column(id)))
                        : statement;
    }

    /** A table leaves its parent only where it is below it. */
    private static Statement leaving(Statement statement, ObjectId id, Catalog from) {
        return statement.sql().contains(" DETACH PARTITION ") || statement.sql().contains(" NO INHERIT ")
                ? from.find(id, Inheritance.class)
                        .map(place -> Statement.of(statement.sql())
                                .onlyWhen(Present.below(id.requireParent(), place.parentTable())))
                        .orElse(statement)
                : statement;
    }

    private static Statement besideSuccessor(Statement statement, ObjectId id, Catalog to) {
        boolean relation = RELATIONS.contains(id.kind());
        if (relation && statement.sql().startsWith("DROP ") && RELATIONS.stream().filter(kind -> kind != id.kind())
                .anyMatch(kind -> to.contains(new ObjectId(kind, id.parent(), id.name())))) {
            return statement.onlyWhen(Present.relation(id));
        }
        if (id.kind() == ObjectKind.SEQUENCE && statement.sql().startsWith("DROP ") && to.objects().values().stream()
                .anyMatch(object -> object instanceof Column column && !column.identity().isEmpty()
                        && column.identitySequence().get(8).equals(id.displayName()))) {
            return statement.onlyWhen(Present.freeSequence(id));
        }
        if (id.kind() == ObjectKind.FUNCTION && statement.sql().startsWith("DROP ")
                && to.ids().stream().anyMatch(other -> OTHER_ROUTINES.contains(other.kind())
                        && Objects.equals(other.parent(), id.parent()) && name(other).equals(name(id)))) {
            return statement.onlyWhen(Present.function(id));
        }
        if (id.kind() == ObjectKind.TRIGGER && statement.sql().startsWith("DROP ")
                && to.find(id.requireParent(), Table.class).filter(Table::isPartition).isPresent()) {
            return statement.onlyWhen(Present.ownTrigger(id));
        }
        boolean dropsDefault = id.kind() == ObjectKind.DEFAULT && statement.sql().endsWith(" DROP DEFAULT");
        return dropsDefault && to.find(id.requireParent(), Column.class)
                .filter(column -> !column.identity().isEmpty()).isPresent()
                        ? statement.onlyWhen(Present.plainColumn(id.requireParent()))
                        : statement;
    }

    private static String name(ObjectId routine) {
        return routine.name().substring(0, routine.name().indexOf('('));
    }

    private static Statement of(Statement statement) {
        if (!statement.guard().equals(Guard.NONE)) {
            return statement;
        }
        for (Form form : NATIVE) {
            Matcher matcher = form.pattern().matcher(statement.sql());
            if (matcher.matches()) {
                return told(
                        new Statement(matcher.replaceFirst(form.repeatable()), statement.transactional(), Guard.NONE));
            }
        }
        return told(statement);
    }

    private static Statement told(Statement statement) {
        if (!statement.transactional()) {
            return statement;
        }
        Matcher value = RENAMES_VALUE.matcher(statement.sql());
        if (value.matches()) {
            return statement.onlyWhen(Present.label(value.group(1), value.group(2)));
        }
        Matcher constraint = ADDS_CONSTRAINT.matcher(statement.sql());
        if (constraint.matches()) {
            return statement.onlyWhen(Present.not(Present.constraint(constraint.group(1), constraint.group(2))));
        }
        return TELLING.stream().filter(form -> form.pattern().matcher(statement.sql()).matches()).findFirst()
                .map(form -> statement.tolerating(form.conditions())).orElse(statement);
    }

    /** Whether a second run of the statement neither fails nor does its work again. */
    static boolean isRepeatable(Statement statement) {
        return statement.transactional() || SearchPath.isChange(statement) || statement.sql().contains(" IF EXISTS ")
                || statement.sql().contains(" IF NOT EXISTS ") || statement.sql().startsWith("DO ");
    }
}
