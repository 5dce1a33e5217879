package dev.plumbline.schema.random;

import dev.plumbline.schema.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a database holds that a statement can refer to; all names are SQL, qualified and quoted. */
record Inventory(int major, List<Relation> relations, List<UserType> types, List<Routine> routines,
        List<Part> constraints, List<Part> indexes, List<Part> triggers, List<Part> policies, List<String> sequences,
        List<String> schemas) {

    /** A table, view or the like; {@code key} is the partition key's strategy or empty. */
    record Relation(String name, char kind, boolean partition, String key, List<Column> columns) {

        boolean is(String kinds) {
            return kinds.indexOf(kind) >= 0;
        }
    }

    /** A column; {@code fill} is {@code d} or {@code a} for identity, {@code s} or {@code v} for generated, otherwise empty. */
    record Column(String name, String type, String fill) {}

    /** A type; {@code literal} is a value of it. */
    record UserType(String name, char kind, String literal) {}

    /** A function or procedure. */
    record Routine(String name, char kind, List<String> arguments, String result, char volatility, boolean set) {

        String signature() {
            return name + "(" + String.join(", ", arguments) + ")";
        }
    }

    /** Something that belongs to a relation; {@code kind} is the catalogue's letter. */
    record Part(String relation, String name, char kind) {}

    List<Relation> relations(String kinds) {
        return relations.stream().filter(relation -> relation.is(kinds)).toList();
    }

    List<Routine> routines(char kind) {
        return routines.stream().filter(routine -> routine.kind() == kind).toList();
    }

    Optional<Relation> relation(String name) {
        return relations.stream().filter(relation -> relation.name().equals(name)).findFirst();
    }

    static Inventory read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new Inventory(connection.getMetaData().getDatabaseMajorVersion(), relations(statement),
                    types(statement), routines(statement),
                    parts(statement, """
                            select n.nspname, c.relname, k.conname, k.contype::text from pg_constraint k
                            join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                            where c.oid >= 16384 order by 1, 2, 3"""),
                    parts(statement, """
                            select n.nspname, c.relname, i.relname, case when x.indisunique then 'u' else 'i' end
                            from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
                            join pg_namespace n on n.oid = c.relnamespace
                            where c.oid >= 16384 and c.relkind <> 't' order by 1, 2, 3"""),
                    parts(statement, """
                            select n.nspname, c.relname, t.tgname, 't' from pg_trigger t
                            join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
                            where not t.tgisinternal order by 1, 2, 3"""),
                    parts(statement, """
                            select n.nspname, c.relname, p.polname, 'p' from pg_policy p
                            join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
                            order by 1, 2, 3"""),
                    names(statement, """
                            select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where c.relkind = 'S' and c.oid >= 16384 order by 1, 2"""),
                    names(statement, """
                            select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
                            order by 1"""));
        }
    }

    private static List<Relation> relations(Statement statement) throws SQLException {
        Map<String, Relation> relations = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("""
                select n.nspname, c.relname, c.relkind::text, c.relispartition, coalesce(p.partstrat::text, ''),
                  a.attname, format_type(a.atttypid, a.atttypmod),
                  case when a.attidentity <> '' then a.attidentity else a.attgenerated end
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                left join pg_partitioned_table p on p.partrelid = c.oid
                left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.oid >= 16384 and c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_toast')
                order by 1, 2, a.attnum""")) {
            while (rows.next()) {
                Relation relation = new Relation(qualified(rows.getString(1), rows.getString(2)),
                        rows.getString(3).charAt(0), rows.getBoolean(4), rows.getString(5), new ArrayList<>());
                Relation known = relations.computeIfAbsent(relation.name(), name -> relation);
                if (rows.getString(6) != null) {
                    known.columns().add(new Column(Sql.identifier(rows.getString(6)), rows.getString(7),
                            rows.getString(8)));
                }
            }
        }
        return List.copyOf(relations.values());
    }

    private static List<UserType> types(Statement statement) throws SQLException {
        List<UserType> types = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select n.nspname, t.typname, t.typtype::text,
                  (select quote_literal(e.enumlabel) from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder limit 1)
                from pg_type t join pg_namespace n on n.oid = t.typnamespace
                left join pg_class c on c.oid = t.typrelid
                where t.oid >= 16384 and (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c')
                order by 1, 2""")) {
            while (rows.next()) {
                String name = qualified(rows.getString(1), rows.getString(2));
                String label = rows.getString(4);
                types.add(new UserType(name, rows.getString(3).charAt(0),
                        (label == null ? "NULL" : label) + "::" + name));
            }
        }
        return List.copyOf(types);
    }

    private static List<Routine> routines(Statement statement) throws SQLException {
        List<Routine> routines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select n.nspname, p.proname, p.prokind::text,
                  array(select format_type(x.t, null) from unnest(p.proargtypes) with ordinality x(t, i) order by x.i),
                  format_type(p.prorettype, null), p.provolatile::text, p.proretset
                from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where p.oid >= 16384 and not exists (select 1 from pg_depend e where e.classid = 'pg_proc'::regclass
                  and e.objid = p.oid and e.deptype in ('e', 'i'))
                order by 1, 2, 4""")) {
            while (rows.next()) {
                routines.add(new Routine(qualified(rows.getString(1), rows.getString(2)), rows.getString(3).charAt(0),
                        List.of((String[]) rows.getArray(4).getArray()), String.valueOf(rows.getString(5)),
                        rows.getString(6).charAt(0), rows.getBoolean(7)));
            }
        }
        return List.copyOf(routines);
    }

    private static List<Part> parts(Statement statement, String query) throws SQLException {
        List<Part> parts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                parts.add(new Part(qualified(rows.getString(1), rows.getString(2)), Sql.identifier(rows.getString(3)),
                        rows.getString(4).charAt(0)));
            }
        }
        return List.copyOf(parts);
    }

    private static List<String> names(Statement statement, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getMetaData().getColumnCount() == 1
                        ? Sql.identifier(rows.getString(1))
                        : qualified(rows.getString(1), rows.getString(2)));
            }
        }
        return List.copyOf(names);
    }

    private static String qualified(String schema, String name) {
        return Sql.identifier(schema) + "." + Sql.identifier(name);
    }
}
