package dev.plumbline.schema.intent;

import dev.plumbline.schema.intent.Intent.Move;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Dual writes between two tables: what is written to one side goes to the other in the same transaction. A setting of the transaction tells a
 * trigger that the other one is at work, so that nothing comes back.
 */
final class MoveTriggers {

    private static final String SETTING = "plumbline.dual_write";

    private final Move move;
    private final TablePair pair;
    private final int major;
    private final String mark;

    private MoveTriggers(Move move, TablePair pair, int major) {
        this.move = move;
        this.pair = pair;
        this.major = major;
        this.mark = TriggerSql.name(move.table().name() + "_" + move.target().name());
    }

    /**
     * The functions and triggers of both tables.
     *
     * @param created the tables that exist on one side of the migration only: their rows go with those that they belong to
     */
    static List<DualWrite> of(Move move, TablePair pair, Collection<ObjectId> created, int major) {
        MoveTriggers making = new MoveTriggers(move, pair, major);
        return List.of(making.side(true, created), making.side(false, created));
    }

    private DualWrite side(boolean forward, Collection<ObjectId> created) {
        ObjectId here = forward ? move.table() : move.target();
        ObjectId there = forward ? move.target() : move.table();
        boolean creates = forward ? move.createsTarget() : move.createsSource();
        boolean createdHere = forward ? move.createsSource() : move.createsTarget();
        String schema = here.schema().orElseThrow();
        String write = TriggerSql.name("plumbline_move_" + mark + (forward ? "_to" : "_back"));
        String delete = TriggerSql.name("plumbline_move_" + mark + (forward ? "_del" : "_delback"));
        List<Statement> create = new ArrayList<>(
                List.of(TriggerSql.function(schema, write, true, writes(forward, creates)),
                        TriggerSql.revoke(schema, write),
                        TriggerSql.trigger("zz_" + cut(write), "AFTER INSERT OR UPDATE", here, schema, write, major)));
        List<Statement> drop = new ArrayList<>(List.of(TriggerSql.dropTrigger("zz_" + cut(write), here),
                TriggerSql.dropFunction(schema, write)));
        boolean deletesThere = creates && created.contains(there);
        if (deletesThere || createdHere && !clearable(forward).isEmpty()) {
            create.add(TriggerSql.function(schema, delete, true, deletes(forward, deletesThere)));
            create.add(TriggerSql.revoke(schema, delete));
            create.add(TriggerSql.trigger("zz_" + cut(delete), (deletesThere ? "BEFORE" : "AFTER") + " DELETE", here,
                    schema, delete, major));
            drop.add(TriggerSql.dropTrigger("zz_" + cut(delete), here));
            drop.add(TriggerSql.dropFunction(schema, delete));
        }
        return new DualWrite(here, create, drop);
    }

    private static String cut(String name) {
        return TriggerSql.name("zz_" + name).substring(3);
    }

    private Map<String, String> expressions(boolean forward) {
        return forward ? move.forward() : move.backward();
    }

    private Map<String, String> types(boolean forward) {
        return forward ? pair.newTypes() : pair.oldTypes();
    }

    /** Key columns here and there. */
    private List<Map.Entry<String, String>> keys(boolean forward) {
        return move.by().entrySet().stream()
                .map(key -> forward ? key : Map.entry(key.getValue(), key.getKey())).toList();
    }

    private String writes(boolean forward, boolean creates) {
        Map<String, String> expressions = expressions(forward);
        ObjectId here = forward ? move.table() : move.target();
        List<String> columns = List.copyOf(expressions.keySet());
        List<String> now = variables("plumbline_now_", columns.size());
        List<String> before = variables("plumbline_before_", columns.size());
        StringBuilder body = new StringBuilder("#variable_conflict use_column\nDECLARE\n");
        for (int i = 0; i < columns.size(); i++) {
            String type = types(forward).get(columns.get(i));
            body.append("  ").append(now.get(i)).append(" ").append(type).append(";\n  ").append(before.get(i))
                    .append(" ")
                    .append(type).append(";\n");
        }
        String values = columns.stream().map(column -> "(" + expressions.get(column) + ")")
                .collect(Collectors.joining(", "));
        body.append("BEGIN\n").append(guard("RETURN NEW"))
                .append("  SELECT ").append(values).append(" INTO ").append(Expressions.list(now))
                .append(" FROM (SELECT (NEW).*) AS ").append(Sql.identifier(here.name())).append(";\n")
                .append("  IF TG_OP = 'UPDATE' THEN\n    SELECT ").append(values).append(" INTO ")
                .append(Expressions.list(before)).append(" FROM (SELECT (OLD).*) AS ")
                .append(Sql.identifier(here.name()))
                .append(";\n    IF NOT ").append(Expressions.differ(now, before, columns, types(forward)))
                .append(" THEN\n      RETURN NEW;\n    END IF;\n  ELSIF ").append(Expressions.allNull(now))
                .append(" THEN\n    RETURN NEW;\n  END IF;\n")
                .append(mark("'" + mark.replace("'", "''") + "'"));
        String update = update(forward, columns, now);
        if (creates) {
            body.append("  IF ").append(Expressions.allNull(now)).append(" THEN\n    ").append(update)
                    .append("  ELSE\n    ").append(upsert(forward, columns, now)).append("  END IF;\n");
        } else {
            body.append("  ").append(update);
        }
        return body.append(mark("''")).append("  RETURN NEW;\nEND\n").toString();
    }

    private String update(boolean forward, List<String> columns, List<String> now) {
        ObjectId there = forward ? move.target() : move.table();
        String set = java.util.stream.IntStream.range(0, columns.size())
                .mapToObj(i -> Sql.identifier(columns.get(i)) + " = " + now.get(i)).collect(Collectors.joining(", "));
        return "UPDATE " + there.sql() + " AS " + Sql.identifier(there.name()) + " SET " + set + " WHERE "
                + matches(forward, "NEW") + " AND " + otherSideDiffers(forward) + ";\n";
    }

    /** What follows from the other side already is not written over it. */
    private String otherSideDiffers(boolean forward) {
        Map<String, String> back = expressions(!forward);
        List<String> columns = List.copyOf(back.keySet());
        return Expressions.differ(Expressions.casts(back, types(!forward)),
                columns.stream().map(column -> "NEW." + Sql.identifier(column)).toList(), columns, types(!forward));
    }

    private String upsert(boolean forward, List<String> columns, List<String> now) {
        ObjectId there = forward ? move.target() : move.table();
        List<String> keys = keys(forward).stream().map(Map.Entry::getValue).toList();
        List<String> given = keys(forward).stream().map(key -> "NEW." + Sql.identifier(key.getKey())).toList();
        return "INSERT INTO " + there.sql() + " ("
                + Sql.identifiers(Stream.concat(keys.stream(), columns.stream()).toList())
                + ") VALUES (" + Expressions.list(Stream.concat(given.stream(), now.stream()).toList())
                + ") ON CONFLICT (" + Sql.identifiers(keys) + ") DO UPDATE SET "
                + columns.stream().map(column -> Sql.identifier(column) + " = EXCLUDED." + Sql.identifier(column))
                        .collect(Collectors.joining(", "))
                + ";\n";
    }

    private String deletes(boolean forward, boolean deletesThere) {
        ObjectId there = forward ? move.target() : move.table();
        StringBuilder body = new StringBuilder("#variable_conflict use_column\nBEGIN\n").append(guard("RETURN OLD"))
                .append(mark("'" + mark.replace("'", "''") + "'"));
        if (deletesThere) {
            body.append("  DELETE FROM ").append(there.sql()).append(" AS ").append(Sql.identifier(there.name()));
        } else {
            // The row there stays; what was moved out of it is gone.
            body.append("  UPDATE ").append(there.sql()).append(" AS ").append(Sql.identifier(there.name()))
                    .append(" SET ")
                    .append(clearable(forward).stream().map(column -> Sql.identifier(column) + " = NULL")
                            .collect(Collectors.joining(", ")));
        }
        return body.append(" WHERE ").append(matches(forward, "OLD")).append(";\n").append(mark("''"))
                .append("  RETURN OLD;\nEND\n").toString();
    }

    private List<String> clearable(boolean forward) {
        return expressions(forward).keySet().stream().filter(column -> !pair.required().contains(column)).toList();
    }

    private String matches(boolean forward, String record) {
        ObjectId there = forward ? move.target() : move.table();
        return keys(forward).stream().map(key -> Sql.qualified(there.name(), key.getValue()) + " = " + record + "."
                + Sql.identifier(key.getKey())).collect(Collectors.joining(" AND "));
    }

    private String guard(String end) {
        return "  IF pg_catalog.current_setting('" + SETTING + "', true) = '" + mark.replace("'", "''") + "' THEN\n    "
                + end
                + ";\n  END IF;\n";
    }

    private static String mark(String value) {
        return "  PERFORM pg_catalog.set_config('" + SETTING + "', " + value + ", true);\n";
    }

    private static List<String> variables(String prefix, int count) {
        return java.util.stream.IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
    }
}
