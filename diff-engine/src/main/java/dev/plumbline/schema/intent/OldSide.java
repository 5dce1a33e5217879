package dev.plumbline.schema.intent;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.DefaultValue;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the old columns of an intent back after they were dropped, online: nullable first, strict once they are filled. */
final class OldSide {

    private OldSide() {}

    static List<Statement> columns(Intent intent, Catalog from) {
        return columnsOf(intent, from).stream().map(column -> Statement.of("ALTER TABLE " + intent.table().sql()
                + " ADD COLUMN IF NOT EXISTS " + column.nameAndType())).toList();
    }

    static List<Statement> values(IntentSql sql, Catalog from) {
        Intent intent = sql.intent();
        List<Statement> statements = new ArrayList<>(List.of(sql.restore().loop()));
        String table = "ALTER TABLE " + intent.table().sql();
        for (Column column : columnsOf(intent, from)) {
            String name = Sql.identifier(column.id().name());
            Optional<String> value = from.find(DefaultValue.idFor(column.id()), DefaultValue.class)
                    .map(DefaultValue::expression);
            value.ifPresent(expression -> statements
                    .add(Statement.of(table + " ALTER COLUMN " + name + " SET DEFAULT " + expression)));
            if (column.notNull()) {
                String check = Sql.identifier(TriggerSql.name("plumbline_not_null_" + column.id().name()));
                statements.add(Statement.alone(
                        table + " ADD CONSTRAINT " + check + " CHECK (" + name + " IS NOT NULL) NOT VALID"));
                statements.add(Statement.alone(table + " VALIDATE CONSTRAINT " + check));
                statements.add(Statement.alone(table + " ALTER COLUMN " + name + " SET NOT NULL"));
                statements.add(Statement.alone(table + " DROP CONSTRAINT " + check));
            }
        }
        return statements;
    }

    private static List<Column> columnsOf(Intent intent, Catalog from) {
        ObjectId table = intent.table();
        return intent.backward().keySet().stream()
                .flatMap(name -> from.find(table.child(ObjectKind.COLUMN, name), Column.class).stream()).toList();
    }
}
