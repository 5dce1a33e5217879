package dev.plumbline.schema.kind.column;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The ALTER COLUMN statements between two states of a table's column. */
final class ColumnAlteration {

    private ColumnAlteration() {}

    static Alteration of(Column before, Column after, Planning planning, Set<ObjectId> heirs,
            Predicate<ObjectId> inTheWayOfType) {
        String alter = ColumnKind.alterColumn(after);
        boolean retyped = !before.type().equals(after.type()) || !Objects.equals(before.collation(), after.collation());
        List<Statement> statements = new ArrayList<>();
        if (!before.identity().isEmpty() && after.identity().isEmpty()) {
            statements.add(Statement.of(alter + " DROP IDENTITY"));
        }
        if (retyped && after.generated().isEmpty() && after.id().requireParent().kind() == ObjectKind.TABLE) {
            statements.add(retype(before, after, planning));
        } else if (retyped) {
            statements.add(Statement.of(alter + " TYPE " + after.type()
                    + (after.collation() == null ? "" : " COLLATE " + after.collation())));
        }
        NotNullAlteration.of(before, after, planning).forEach(change -> statements.add(Statement.of(change)));
        if (before.identity().isEmpty() && !after.identity().isEmpty()) {
            statements.add(Statement.of(alter + " ADD " + after.identityClause()));
        } else if (!after.identity().isEmpty()) {
            statements.addAll(identity(before, after));
        }
        statements.addAll(ColumnKind.attributes(after, retyped ? before.withOrdinaryStorage() : before));
        return retyped
                ? new Alteration.InPlace(statements, inTheWayOfType, heirs)
                : Alteration.inPlace(statements);
    }

    static Statement retype(Column before, Column after, Planning planning) {
        return Statement.of(ColumnKind.alterColumn(after) + " TYPE " + after.type()
                + (after.collation() == null ? "" : " COLLATE " + after.collation())
                + " USING " + conversion(before, after, planning));
    }

    private static List<Statement> identity(Column before, Column after) {
        List<String> sets = new ArrayList<>();
        if (!before.identity().equals(after.identity())) {
            sets.add("SET GENERATED " + after.identityMode());
        }
        if (!before.identityOptions().equals(after.identityOptions())) {
            sets.add("SET START WITH " + after.identitySequence().get(1));
            sets.add("SET INCREMENT BY " + after.identitySequence().get(2));
            sets.add("SET MINVALUE " + after.identitySequence().get(3));
            sets.add("SET MAXVALUE " + after.identitySequence().get(4));
            sets.add("SET CACHE " + after.identitySequence().get(5));
            sets.add(after.identitySequence().get(6).equals("true") ? "SET CYCLE" : "SET NO CYCLE");
        }
        List<Statement> statements = new ArrayList<>();
        if (!sets.isEmpty()) {
            statements.add(Statement.of(ColumnKind.alterColumn(after) + " " + String.join(" ", sets)));
        }
        if (!before.identitySequence().get(7).equals(after.identitySequence().get(7))) {
            statements.add(Statement.of("ALTER SEQUENCE " + before.identitySequence().get(7) + " RENAME TO "
                    + after.identitySequence().get(7).replaceFirst("^(\"(?:[^\"]|\"\")*\"|[^.\"]*)\\.", "")));
        }
        return statements;
    }

    /** Every type converts through text; between types that PostgreSQL casts directly the cast says it better. */
    private static String conversion(Column before, Column after, Planning planning) {
        String name = Sql.identifier(after.id().name());
        boolean array = after.type().endsWith("[]") && before.type().endsWith("[]");
        boolean ownType = usesOwnType(before.id(), planning.from()) || usesOwnType(after.id(), planning.to());
        boolean throughText = ownType || !Casts.direct(before.type(), after.type());
        return name + (throughText ? array ? "::text[]" : "::text" : "") + "::" + after.type();
    }

    private static boolean usesOwnType(ObjectId column, Catalog catalog) {
        return catalog.dependencies().of(column).stream().anyMatch(id -> id.kind().isType());
    }
}
