package dev.plumbline.schema.kind.column;

import dev.plumbline.schema.kind.partition.Inheritance;
import dev.plumbline.schema.kind.partition.Lineage;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Planning;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What happens to the columns of children along with those of their parents. */
final class InheritedColumns {

    private InheritedColumns() {}

    static boolean hasChildren(ObjectId table, Planning planning) {
        return Stream.of(planning.from(), planning.to())
                .anyMatch(side -> side.dependencies().on(table).stream()
                        .anyMatch(child -> side.find(child, Inheritance.class)
                                .filter(place -> place.parentTable().equals(table)).isPresent()));
    }

    static Stream<ObjectId> keptParents(ObjectId column, Planning planning) {
        return Lineage.parentColumns(column, planning.from(), planning.to());
    }

    /** The column after its parents have changed. */
    static Column asParentsLeave(Column before, Column after, Planning planning) {
        Column retyped = before.nameAndType().equals(after.nameAndType())
                ? before
                : before.withTypeOf(after).withOrdinaryStorage();
        boolean demanded = keptParents(after.id(), planning).anyMatch(parent -> !isNotNull(parent, planning.from())
                && isNotNull(parent, planning.to()));
        // Since PostgreSQL 18 the child may have a constraint of its own, which stays: then it is taken away by itself.
        boolean released = before.notNull() && !after.notNull() && released(after.id(), planning)
                && !planning.from().version().isAtLeast(18);
        boolean saidAgain = released(after.id(), planning) && before.notNull() && after.notNull()
                && before.notNullName() == null;
        return demanded && !before.notNull() || released || saidAgain ? retyped.withNotNullOf(after) : retyped;
    }

    private static boolean released(ObjectId column, Planning planning) {
        return keptParents(column, planning).anyMatch(parent -> isNotNull(parent, planning.from())
                && !isNotNull(parent, planning.to()));
    }

    /** The children's columns that stay NOT NULL when their parent's column does not; the change at the parent takes it from all. */
    static Stream<Column> stayingNotNull(ObjectId column, Planning planning) {
        return planning.from().dependencies().on(column.requireParent()).stream()
                .map(child -> child.child(ObjectKind.COLUMN, column.name()))
                .filter(child -> keptParents(child, planning).anyMatch(column::equals))
                .flatMap(child -> Stream.concat(isNotNull(child, planning.from())
                        ? planning.to().find(child, Column.class).filter(Column::notNull).stream()
                        : Stream.of(), stayingNotNull(child, planning)));
    }

    private static boolean isNotNull(ObjectId column, Catalog catalog) {
        return catalog.find(column, Column.class).filter(Column::notNull).isPresent();
    }

    /** The columns of child tables that an ALTER of the parent's column alters along. */
    static Set<ObjectId> heirs(ObjectId column, Planning planning) {
        Set<ObjectId> heirs = new TreeSet<>();
        for (ObjectId child : planning.from().dependencies().on(column.requireParent())) {
            ObjectId heir = child.child(ObjectKind.COLUMN, column.name());
            Optional<Column> before = planning.from().find(heir, Column.class);
            Optional<Column> after = planning.to().find(heir, Column.class);
            if (before.isPresent() && after.isPresent()
                    && keptParents(heir, planning).anyMatch(column::equals)
                    && parentChangesAlike(before.get(), after.get(), planning)) {
                heirs.add(heir);
                heirs.addAll(heirs(heir, planning));
            }
        }
        return heirs;
    }

    /** A child that has the column from another parent too, which PostgreSQL does not let change with this one alone. */
    static Optional<ObjectId> sharedHeir(ObjectId column, Set<ObjectId> heirs, Planning planning) {
        return heirs.stream().filter(heir -> keptParents(heir, planning)
                .filter(planning.from()::contains)
                .anyMatch(parent -> !parent.equals(column) && !heirs.contains(parent))).findFirst();
    }

    static boolean parentChangesAlike(Column before, Column after, Planning planning) {
        return keptParents(after.id(), planning)
                .anyMatch(parent -> sameAs(planning.from().find(parent, Column.class), before)
                        && sameAs(planning.to().find(parent, Column.class), after));
    }

    private static boolean sameAs(Optional<Column> parent, Column child) {
        return parent.filter(column -> column.type().equals(child.type())).isPresent();
    }
}
