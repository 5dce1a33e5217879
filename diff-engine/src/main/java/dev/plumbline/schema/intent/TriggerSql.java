package dev.plumbline.schema.intent;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Statements about triggers and their functions. */
final class TriggerSql {

    private static final int LONGEST_NAME = 63;

    private TriggerSql() {}

    /** A name that PostgreSQL does not cut: what is too long ends in a checksum. */
    static String name(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_NAME) {
            return text;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes);
        int length = Math.min(text.length(), LONGEST_NAME - 9);
        while (text.substring(0, length).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME - 9) {
            length--;
        }
        return text.substring(0, length) + "_" + HexFormat.of().toHexDigits((int) sum.getValue());
    }

    static Statement function(String schema, String name, boolean definer, String body) {
        return Statement.of("CREATE OR REPLACE FUNCTION " + Sql.qualified(schema, name)
                + "() RETURNS pg_catalog.trigger LANGUAGE plpgsql" + (definer ? " SECURITY DEFINER" : "")
                + " SET search_path = pg_catalog, pg_temp AS $dual_write$\n" + body + "$dual_write$");
    }

    /** Nobody else may use a function that runs with its owner's rights. */
    static Statement revoke(String schema, String name) {
        return Statement.of("REVOKE ALL ON FUNCTION " + Sql.qualified(schema, name) + "() FROM PUBLIC");
    }

    /** @param when {@code BEFORE INSERT OR UPDATE} */
    static Statement trigger(String name, String when, ObjectId table, String schema, String function, int major) {
        String create = " TRIGGER " + Sql.identifier(name) + " " + when + " ON " + table.sql()
                + " FOR EACH ROW EXECUTE FUNCTION " + Sql.qualified(schema, function) + "()";
        if (major >= 14) {
            return Statement.of("CREATE OR REPLACE" + create);
        }
        return Statement.of("CREATE" + create).tolerating(List.of("duplicate_object"));
    }

    /** The column is there. */
    static String present(ObjectId table, String column) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass("
                + Sql.literal(table.sql()) + ") AND attname = " + Sql.literal(column) + " AND NOT attisdropped)";
    }

    static Statement dropTrigger(String name, ObjectId table) {
        return Statement.of("DROP TRIGGER IF EXISTS " + Sql.identifier(name) + " ON " + table.sql());
    }

    static Statement dropFunction(String schema, String name) {
        return Statement.of("DROP FUNCTION IF EXISTS " + Sql.qualified(schema, name) + "()");
    }
}
