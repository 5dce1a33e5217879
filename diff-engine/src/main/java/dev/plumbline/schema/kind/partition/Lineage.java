package dev.plumbline.schema.kind.partition;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.Objects;
import java.util.stream.Stream;

/** The parents that a table keeps: what they get, lose and change, it gets, loses and changes along with them. */
public final class Lineage {

    private Lineage() {}

    /** Whether a table hangs at the same place on both sides. */
    public static boolean isKept(ObjectId place, Catalog from, Catalog to) {
        return from.find(place, Inheritance.class).filter(before -> to.find(place, Inheritance.class)
                .filter(after -> Objects.equals(before.bound(), after.bound())).isPresent()).isPresent();
    }

    /** The columns of that name of the parents that the column's table keeps. */
    public static Stream<ObjectId> parentColumns(ObjectId column, Catalog from, Catalog to) {
        return to.children(column.requireParent(), Inheritance.class).stream()
                .filter(place -> isKept(place.id(), from, to))
                .map(place -> place.parentTable().child(ObjectKind.COLUMN, column.name()));
    }
}
