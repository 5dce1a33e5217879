package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.index.Index;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The indexes and constraints of columns on their way to the columns that take their places. */
final class ColumnParts {

    private final Set<ObjectId> columns;
    private final Step step;
    private final List<Index> indexes = new ArrayList<>();
    private final List<Constraint> keys = new ArrayList<>();
    private final List<Constraint> checks = new ArrayList<>();
    private final List<Constraint> foreignKeys = new ArrayList<>();
    /** Foreign keys that refer to the columns, or to others that are swapped too: made anew after the switch. */
    private final List<Constraint> references = new ArrayList<>();

    /** @param columns columns of one table */
    ColumnParts(Set<ObjectId> columns, Step step, RewriteContext context) {
        this.columns = columns;
        this.step = step;
        Set<ObjectId> parts = new TreeSet<>();
        columns.forEach(column -> parts.addAll(context.from().dependencies().on(column)));
        for (ObjectId id : parts) {
            // What the plan changes itself comes on the new column by its own step.
            if (context.isTouched(id) || !context.to().contains(id)) {
                continue;
            }
            CatalogObject part = context.from().objects().get(id);
            if (part instanceof Index index) {
                indexes.add(index);
            } else if (part instanceof Constraint constraint) {
                sort(constraint, context);
            }
        }
    }

    private void sort(Constraint constraint, RewriteContext context) {
        boolean own = constraint.id().requireParent().equals(table());
        switch (constraint.type()) {
            case 'p', 'u' -> keys.add(constraint);
            case 'c' -> checks.add(constraint);
            default -> {
                if (own && isSwapped(Columns.listed(constraint.definition()))
                        && !refersToSwapped(constraint, context)) {
                    foreignKeys.add(constraint);
                } else {
                    references.add(constraint);
                }
            }
        }
    }

    private boolean isSwapped(List<String> names) {
        return columns.stream().anyMatch(column -> names.contains(column.name()));
    }

    /** Until the switch there is no key that it could refer to, and where one goes it is in the way. */
    private boolean refersToSwapped(Constraint constraint, RewriteContext context) {
        if (context.from().dependencies().of(constraint.id()).stream().anyMatch(other -> other
                .kind() == ObjectKind.COLUMN && !other.requireParent().equals(table()) && context.isTouched(other))) {
            return true;
        }
        String definition = constraint.definition();
        String other = definition.substring(definition.indexOf(" REFERENCES ") + " REFERENCES ".length());
        String name = other.substring(0, other.indexOf('('));
        return name.matches(Columns.qualified(table())) && isSwapped(Columns.listed(other));
    }

    /** Whether a part can be built beside the one that is there. */
    static boolean canMove(ObjectId id, Catalog catalog) {
        CatalogObject part = catalog.objects().get(id);
        return part instanceof Index index && index.valid() && !index.clustered()
                || part instanceof Constraint constraint && constraint.type() != 'x' && constraint.validated()
                        && !constraint.clustered() && !constraint.definition().contains("WITHOUT OVERLAPS");
    }

    /** Builds and validates everything beside what is there. */
    List<Draft> prepare() {
        List<Draft> drafts = new ArrayList<>();
        for (Index index : indexes) {
            ObjectId other = beside(index.id());
            drafts.addAll(ConcurrentIndex.concurrently(other,
                    ConcurrentIndex.named(renamed(index.definition()), other.name()), step));
        }
        for (Constraint key : keys) {
            ObjectId other = table().child(ObjectKind.INDEX, temporary(key.id().name()));
            String columns = renamed(key.definition())
                    .replaceFirst("^(?:PRIMARY KEY|UNIQUE)", "")
                    .replaceFirst("( DEFERRABLE)?( INITIALLY DEFERRED)?$", "");
            boolean distinct = columns.startsWith(" NULLS NOT DISTINCT");
            drafts.addAll(ConcurrentIndex.concurrently(other, "CREATE UNIQUE INDEX " + Sql.identifier(other.name())
                    + " ON " + table().sql() + columns.replaceFirst("^ NULLS NOT DISTINCT", "")
                    + (distinct ? " NULLS NOT DISTINCT" : ""), step));
        }
        for (Constraint constraint : own()) {
            String definition = constraint.type() == 'c'
                    ? renamed(constraint.definition())
                    : foreignKey(constraint.definition());
            drafts.add(Draft.own(Phase.EXPAND, step, "add " + constraint.id() + " of the new column for new rows",
                    alter() + " ADD CONSTRAINT " + Sql.identifier(temporary(constraint.id().name())) + " " + definition
                            + " NOT VALID"));
            drafts.add(Draft.own(Phase.EXPAND, step, "validate it for existing rows", alter() + " VALIDATE CONSTRAINT "
                    + Sql.identifier(temporary(constraint.id().name()))));
        }
        return drafts;
    }

    /** Takes what stands on the former column away. */
    List<String> release() {
        List<String> statements = new ArrayList<>();
        references.forEach(key -> statements.add("ALTER TABLE " + key.id().requireParent().sql() + " DROP CONSTRAINT "
                + Sql.identifier(key.id().name())));
        own().forEach(constraint -> statements
                .add(alter() + " DROP CONSTRAINT " + Sql.identifier(constraint.id().name())));
        keys.forEach(key -> statements.add(alter() + " DROP CONSTRAINT " + Sql.identifier(key.id().name())));
        indexes.forEach(index -> statements.add("DROP INDEX " + ConcurrentIndex.quoted(index.id(), "")));
        return statements;
    }

    /** Gives what was built the names of what went. */
    List<String> take() {
        List<String> statements = new ArrayList<>();
        indexes.forEach(index -> statements.add("ALTER INDEX " + ConcurrentIndex.quoted(beside(index.id()), "")
                + " RENAME TO " + Sql.identifier(index.id().name())));
        keys.forEach(key -> statements.add(alter() + " ADD CONSTRAINT " + Sql.identifier(key.id().name())
                + (key.type() == 'p' ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX "
                + Sql.identifier(temporary(key.id().name())) + (key.deferrable() ? " DEFERRABLE" : "")
                + (key.deferred() ? " INITIALLY DEFERRED" : "")));
        own().forEach(constraint -> statements.add(alter() + " RENAME CONSTRAINT "
                + Sql.identifier(temporary(constraint.id().name())) + " TO " + Sql.identifier(constraint.id().name())));
        references.forEach(key -> statements.add("ALTER TABLE " + key.id().requireParent().sql() + " ADD "
                + key.declaration() + " NOT VALID"));
        return statements;
    }

    /** Looks at the rows behind foreign keys that had to be made anew. */
    List<Draft> validate() {
        return references.stream().map(key -> Draft.own(Phase.CUTOVER, step, "validate " + key.id(), "ALTER TABLE "
                + key.id().requireParent().sql() + " VALIDATE CONSTRAINT " + Sql.identifier(key.id().name())))
                .toList();
    }

    private List<Constraint> own() {
        List<Constraint> own = new ArrayList<>(checks);
        own.addAll(foreignKeys);
        return own;
    }

    /** The columns before REFERENCES are ours, those behind it are not. */
    private String foreignKey(String definition) {
        int references = definition.indexOf(" REFERENCES ");
        return renamed(definition.substring(0, references))
                + definition.substring(references);
    }

    private String renamed(String definition) {
        return renamed(definition, columns);
    }

    /** A definition over the second columns. */
    static String renamed(String definition, Set<ObjectId> columns) {
        String renamed = definition;
        for (ObjectId column : columns) {
            renamed = Columns.renamed(renamed, column.name(), SwappedColumns.temporary(column));
        }
        return renamed;
    }

    private ObjectId table() {
        return columns.iterator().next().requireParent();
    }

    private String alter() {
        return "ALTER TABLE " + table().sql();
    }

    /** What stands in for an object until the switch. */
    static ObjectId beside(ObjectId id) {
        return new ObjectId(id.kind(), id.parent(), temporary(id.name()));
    }

    private static String temporary(String name) {
        return RewriteContext.temporary(name, ConcurrentIndex.NEW);
    }
}
