package dev.plumbline.schema.kind.column;

import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements between two states of NOT NULL. */
final class NotNullAlteration {

    private NotNullAlteration() {}

    static List<String> of(Column before, Column after, Planning planning) {
        if (before.notNull() && after.notNull()) {
            return change(before, after);
        }
        List<String> statements = new ArrayList<>();
        if (after.notNull()) {
            statements.add(ColumnKind.demandNotNull(after).sql());
        } else if (before.notNull()) {
            statements.add(ColumnKind.alterColumn(after) + " DROP NOT NULL");
            InheritedColumns.stayingNotNull(after.id(), planning)
                    .forEach(child -> statements.add(ColumnKind.demandNotNull(child).sql()));
        }
        return statements;
    }

    private static List<String> change(Column before, Column after) {
        NotNullConstraint old = before.notNullConstraint();
        NotNullConstraint wanted = after.notNullConstraint();
        if (old.equals(wanted)) {
            return List.of();
        }
        String table = ColumnKind.alterTable(after);
        @Nullable
        String oldName = before.notNullName();
        @Nullable
        String newName = after.notNullName();
        if (oldName == null || newName == null) {
            // What comes from a parent follows it.
            return List.of();
        }
        if (old.validated() && !wanted.validated()) {
            return List.of(ColumnKind.alterColumn(after) + " DROP NOT NULL",
                    table + " ADD " + wanted.declaration(after.id().name()));
        }
        List<String> statements = new ArrayList<>();
        String current = Sql.identifier(Objects.equals(old.name(), wanted.name()) ? oldName : newName);
        if (!Objects.equals(old.name(), wanted.name())) {
            statements.add(table + " RENAME CONSTRAINT " + Sql.identifier(oldName) + " TO " + current);
        }
        if (old.noInherit() != wanted.noInherit()) {
            statements.add(table + " ALTER CONSTRAINT " + current + (wanted.noInherit() ? " NO INHERIT" : " INHERIT"));
        }
        if (!old.validated()) {
            statements.add(table + " VALIDATE CONSTRAINT " + current);
        }
        return statements;
    }
}
