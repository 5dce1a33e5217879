package dev.plumbline.schema.kind.partition;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.table.TableElements;
import dev.plumbline.schema.kind.trigger.Trigger;
import dev.plumbline.schema.kind.trigger.TriggerKind;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules for INHERIT and ATTACH PARTITION. */
public final class InheritanceKind extends Kind<Inheritance> {

    public InheritanceKind() {
        super(Inheritance.class, "inheritance.sql", ObjectKind.INHERITANCE, ObjectKind.PARTITION);
    }

    @Override
    public @Nullable Inheritance read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId child = row.carrier(addresses);
        @Nullable
        ObjectId parent = row.reference("parent", addresses);
        if (child == null || parent == null
                || child.kind() != ObjectKind.TABLE && child.kind() != ObjectKind.FOREIGN_TABLE) {
            return null;
        }
        ObjectKind kind = row.flag("is_partition") ? ObjectKind.PARTITION : ObjectKind.INHERITANCE;
        return new Inheritance(child.child(kind, parent.displayName()), parent, row.integer("position"),
                row.textOrNull("bound"), row.textOrNull("condition"));
    }

    @Override
    public List<ObjectId> needs(Inheritance inheritance) {
        return List.of(inheritance.parentTable());
    }

    /** Attaching brings copies of the parent's triggers, detaching takes them away. */
    @Override
    public Set<String> releases(Inheritance inheritance, Catalog from) {
        return placesAndCopies(inheritance, from);
    }

    @Override
    public Set<String> takes(Inheritance inheritance, Catalog to) {
        return placesAndCopies(inheritance, to);
    }

    /** A table is a partition of one other at a time, and bounds must not overlap: partitions leave before others come. */
    private static Set<String> placesAndCopies(Inheritance inheritance, Catalog catalog) {
        Set<String> slots = new HashSet<>(copies(inheritance, catalog));
        if (inheritance.bound() != null) {
            slots.add("place of " + inheritance.id().requireParent());
            slots.add("bounds of " + inheritance.parentTable());
        }
        return slots;
    }

    private static Set<String> copies(Inheritance inheritance, Catalog catalog) {
        return inheritance.bound() == null
                ? Set.of()
                : catalog.children(inheritance.parentTable(), Trigger.class).stream()
                        .map(trigger -> TriggerKind.slot(inheritance.id().requireParent(), trigger.id().name()))
                        .collect(Collectors.toSet());
    }

    @Override
    public Optional<ObjectId> createdWith(Inheritance inheritance, Planning planning) {
        return inheritance.bound() == null
                ? Optional.of(inheritance.id().requireParent()).filter(planning::creates)
                : Optional.empty();
    }

    @Override
    public List<Statement> create(Inheritance inheritance, Planning planning) {
        ObjectId child = inheritance.id().requireParent();
        List<Statement> statements = new ArrayList<>();
        if (!planning.creates(child)) {
            missingChecks(inheritance, planning).forEach(check -> statements
                    .add(Statement.of("ALTER TABLE " + child.sql() + " ADD " + check.declaration())));
        }
        statements.addAll(inheritance.bound() == null
                ? statements("ALTER TABLE " + child.sql() + " INHERIT " + inheritance.parentTable().sql())
                : statements("ALTER TABLE " + inheritance.parentTable().sql() + " ATTACH PARTITION " + child.sql() + " "
                        + inheritance.bound()));
        return statements;
    }

    /** The checks of former parents that would stay behind as the table's own. */
    private static List<String> leftChecks(Inheritance inheritance, Planning planning) {
        ObjectId child = inheritance.id().requireParent();
        ObjectId parent = inheritance.parentTable();
        List<Constraint> above = TableElements.inheritedChecks(parent, planning.from());
        List<String> kept = TableElements.inheritedChecks(child, planning.to()).stream().map(check -> check.id().name())
                .toList();
        return TableElements.inheritedChecks(child, planning.from()).stream()
                .filter(check -> parent.equals(check.id().parent()) || above.contains(check))
                .map(check -> check.id().name())
                .filter(name -> !kept.contains(name)
                        && !planning.from().contains(child.child(ObjectKind.CONSTRAINT, name)))
                .toList();
    }

    /** The checks of the new parent that a table has to have before. */
    private static List<Constraint> missingChecks(Inheritance inheritance, Planning planning) {
        ObjectId child = inheritance.id().requireParent();
        ObjectId parent = inheritance.parentTable();
        Catalog from = planning.from();
        List<Constraint> above = TableElements.inheritedChecks(parent, planning.to());
        List<String> had = TableElements.inheritedChecks(child, from).stream().map(check -> check.id().name()).toList();
        return TableElements.inheritedChecks(child, planning.to()).stream()
                .filter(check -> parent.equals(check.id().parent()) || above.contains(check))
                .filter(check -> !had.contains(check.id().name()) && !TableElements.isOwn(check, child, from))
                .toList();
    }

    @Override
    public List<Statement> drop(Inheritance inheritance, Planning planning) {
        ObjectId child = inheritance.id().requireParent();
        List<Statement> statements = new ArrayList<>(inheritance.bound() == null
                ? statements("ALTER TABLE " + child.sql() + " NO INHERIT " + inheritance.parentTable().sql())
                : statements("ALTER TABLE " + inheritance.parentTable().sql() + " DETACH PARTITION " + child.sql()));
        if (!planning.drops(child)) {
            leftChecks(inheritance, planning).forEach(name -> statements.add(Statement
                    .of("ALTER TABLE " + child.sql() + " DROP CONSTRAINT IF EXISTS " + Sql.identifier(name))));
            if (planning.from().children(child, Inheritance.class).size() == 1) {
                statements.addAll(ownNames(child, planning));
            }
        }
        return statements;
    }

    /** NOT NULL constraints that a parent had a say in take the names that they have without it. */
    private static List<Statement> ownNames(ObjectId child, Planning planning) {
        List<Statement> statements = new ArrayList<>();
        for (Column before : planning.from().children(child, Column.class)) {
            @Nullable
            String inherited = before.inheritedNotNull();
            @Nullable
            String own = planning.to().find(before.id(), Column.class).map(Column::notNullName).orElse(null);
            if (inherited != null && own != null && !own.equals(inherited) && !planning.drops(before.id())) {
                statements.add(Statement.of("ALTER TABLE " + child.sql() + " RENAME CONSTRAINT "
                        + Sql.identifier(inherited) + " TO " + Sql.identifier(own)));
            }
        }
        return statements;
    }

    @Override
    public Alteration alter(Inheritance before, Inheritance after, Planning planning) {
        return Alteration.replace("the bounds of a partition cannot be altered");
    }
}
