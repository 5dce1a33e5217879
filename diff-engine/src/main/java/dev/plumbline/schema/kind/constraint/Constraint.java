package dev.plumbline.schema.kind.constraint;

import dev.plumbline.schema.kind.StorageOptions;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table constraint, foreign keys included. Where an index carries it, the index is a part of the constraint.
 *
 * @param type {@code p}, {@code u}, {@code x}, {@code c} or {@code f} as in {@code pg_constraint.contype}
 * @param definition what {@code pg_get_constraintdef} says, without NOT VALID
 */
public record Constraint(ObjectId id, char type, @Deparsed String definition, boolean validated, boolean deferrable,
        boolean deferred,
        List<String> indexOptions, @Nullable String indexTablespace, boolean clustered,
        @NotCompared boolean onPartitioned) implements CatalogObject {

    public Constraint {
        indexOptions = List.copyOf(indexOptions);
    }

    /** {@code CONSTRAINT "name" PRIMARY KEY ("id")}. */
    public String declaration() {
        // The index of a partitioned table takes its storage parameters only when it is made.
        String whole = onPartitioned && !indexOptions.isEmpty()
                ? substance() + StorageOptions.with(indexOptions) + definition.substring(substance().length())
                : definition;
        return "CONSTRAINT " + Sql.identifier(id.name()) + " " + whole + (validated ? "" : " NOT VALID");
    }

    /**
     * Whether CREATE TABLE may hold the constraint: not foreign keys, nor what needs the table itself to exist first, nor the second of two
     * alike, which CREATE TABLE would make one.
     */
    public boolean foldsIntoTable(Catalog catalog) {
        ObjectId table = id.requireParent();
        return type != 'f' && validated && !onPartitioned && catalog.dependencies().of(id).stream()
                .noneMatch(needed -> !needed.isWithin(table) && catalog.dependencies().reaches(needed, table))
                && catalog.children(table, Constraint.class).stream()
                        .noneMatch(other -> other.columns().equals(columns()) && other.id().compareTo(id) < 0);
    }

    /** The definition without the kind of key. */
    private String columns() {
        return substance().replaceFirst("^(PRIMARY KEY|UNIQUE) ", "");
    }

    /** The definition without its deferrability. */
    String substance() {
        return definition.replaceFirst("( DEFERRABLE)?( INITIALLY DEFERRED)?$", "");
    }
}
