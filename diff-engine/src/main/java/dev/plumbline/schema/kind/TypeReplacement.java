package dev.plumbline.schema.kind;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replaces a type that columns use where no ALTER exists (an enum label removed, a domain on another base type): the old type steps
 * aside under another name, the new one is created, every column moves over through its text form, and the old one goes.
 */
public final class TypeReplacement {

    private static final Set<ObjectKind> STAYS = EnumSet.of(ObjectKind.TABLE, ObjectKind.FOREIGN_TABLE,
            ObjectKind.COLUMN,
            ObjectKind.SEQUENCE_OWNER, ObjectKind.OWNER,
            ObjectKind.COMMENT, ObjectKind.PRIVILEGE);

    private TypeReplacement() {}

    /** The alteration that replaces {@code type} by what {@code create} makes. */
    public static Alteration of(ObjectId type, List<Statement> create, Planning planning) {
        String aside = type.name() + "__plumbline_old";
        List<Statement> statements = new ArrayList<>();
        String alter = "ALTER " + type.kind().keyword() + " " + type.sql();
        statements.add(Statement.of(alter + " RENAME TO " + Sql.identifier(aside)));
        statements.addAll(create);
        Set<ObjectId> moved = new TreeSet<>();
        for (ObjectId dependent : planning.from().dependencies().on(type)) {
            if (dependent.kind() != ObjectKind.COLUMN || !planning.to().dependencies().of(dependent).contains(type)) {
                continue;
            }
            planning.to().find(dependent, Column.class).filter(column -> !column.ofView()).ifPresent(column -> {
                moved.add(dependent);
                if (!column.inherited()) {
                    statements.add(Statement.of("ALTER TABLE " + dependent.requireParent().sql() + " ALTER COLUMN "
                            + Sql.identifier(dependent.name()) + " TYPE " + column.type()
                            + (dependent.requireParent().kind() == ObjectKind.TABLE
                                    ? " USING " + Sql.identifier(dependent.name())
                                            + (column.type().endsWith("[]") ? "::text[]::" : "::text::")
                                            + column.type()
                                    : "")));
                }
            });
        }
        ObjectId old = new ObjectId(type.kind(), type.parent(), aside);
        statements.add(Statement.of("DROP " + Reference.of(old)));
        return new Alteration.InPlace(statements, dependent -> !STAYS.contains(dependent.kind()), moved);
    }
}
