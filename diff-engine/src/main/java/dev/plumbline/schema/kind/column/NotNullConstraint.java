package dev.plumbline.schema.kind.column;

import dev.plumbline.schema.sql.Sql;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL 18 and later say of NOT NULL. A constraint that only comes from a parent is ordinary.
 *
 * @param name the name where it is not the ordinary {@code table_column_not_null}
 */
public record NotNullConstraint(@Nullable String name, boolean validated, boolean noInherit) {

    static final NotNullConstraint ORDINARY = new NotNullConstraint(null, true, false);

    /** {@code CONSTRAINT "name" NOT NULL NO INHERIT} as it stands behind a column. */
    String declaration() {
        return constraint() + "NOT NULL" + inheritance();
    }

    /** {@code CONSTRAINT "name" NOT NULL "column" NO INHERIT NOT VALID} as it stands in ADD. */
    String declaration(String column) {
        return constraint() + "NOT NULL " + Sql.identifier(column) + inheritance() + (validated ? "" : " NOT VALID");
    }

    private String constraint() {
        return name == null ? "" : "CONSTRAINT " + Sql.identifier(name) + " ";
    }

    private String inheritance() {
        return noInherit ? " NO INHERIT" : "";
    }

    /** For people. */
    @Override
    public String toString() {
        return equals(ORDINARY) ? "ordinary" : declaration("…");
    }
}
