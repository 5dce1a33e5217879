package dev.plumbline.schema.intent;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Dual writes within one table: one BEFORE INSERT OR UPDATE trigger that works out the side that was not written from the one that was. Where
 * both were written, or neither, it leaves them as they are; values that follow from the old side already are never written back over it.
 */
final class RowTrigger {

    private final ObjectId table;
    private final Map<Intent, TablePair> intents;
    private final StringBuilder declarations = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

    private RowTrigger(ObjectId table, Map<Intent, TablePair> intents) {
        this.table = table;
        this.intents = intents;
    }

    /** The function and trigger of one table, for all its intents within itself. */
    static DualWrite of(ObjectId table, Map<Intent, TablePair> intents, int major) {
        RowTrigger making = new RowTrigger(table, intents);
        String schema = table.schema().orElseThrow();
        String function = TriggerSql.name("plumbline_dual_write_" + table.name());
        return new DualWrite(table,
                List.of(TriggerSql.function(schema, function, false, making.text()),
                        TriggerSql.trigger(DualWrite.TRIGGER,
                                "BEFORE INSERT OR UPDATE", table, schema, function, major)),
                List.of(TriggerSql.dropTrigger(DualWrite.TRIGGER, table), TriggerSql.dropFunction(schema, function)));
    }

    private String text() {
        int number = 0;
        for (Map.Entry<Intent, TablePair> entry : intents.entrySet()) {
            number++;
            section(number, entry.getKey(), entry.getValue());
        }
        return "#variable_conflict use_column\nDECLARE\n  plumbline_old boolean;\n  plumbline_new boolean;\n"
                + declarations
                + "BEGIN\n" + body + "  RETURN NEW;\nEND\n";
    }

    private void section(int number, Intent intent, TablePair pair) {
        List<String> oldColumns = List.copyOf(intent.backward().keySet());
        List<String> newColumns = List.copyOf(intent.forward().keySet());
        List<String> worked = declare("plumbline_" + number + "_", newColumns, pair.newTypes());
        List<String> workedBack = declare("plumbline_back_" + number + "_", oldColumns, pair.oldTypes());
        List<String> oldNow = fields("NEW", oldColumns);
        List<String> newNow = fields("NEW", newColumns);
        List<String> newBefore = fields("OLD", newColumns);
        String row = " FROM (SELECT (NEW).*) AS " + Sql.identifier(table.name()) + ";\n";
        String forward = "SELECT " + values(newColumns, intent.forward()) + " INTO ";
        String back = "SELECT " + values(oldColumns, intent.backward()) + " INTO ";
        String backward = back + Expressions.list(oldNow) + row;
        body.append("  -- ").append(intent.title().replaceAll("\\s+", " ")).append("\n")
                .append("  IF TG_OP = 'INSERT' THEN\n")
                .append("    plumbline_old := ").append(given(oldColumns, pair)).append(";\n")
                .append("    plumbline_new := ").append(given(newColumns, pair)).append(";\n")
                .append("    IF NOT plumbline_new THEN\n")
                .append("      ").append(forward).append(Expressions.list(newNow)).append(row)
                .append("    ELSIF NOT plumbline_old THEN\n")
                .append("      ").append(backward)
                .append("    END IF;\n")
                .append("  ELSE\n")
                .append("    plumbline_old := ")
                .append(Expressions.differ(oldNow, fields("OLD", oldColumns), oldColumns, pair.oldTypes()))
                .append(";\n")
                .append("    plumbline_new := ")
                .append(Expressions.differ(newNow, newBefore, newColumns, pair.newTypes())).append(";\n")
                .append("    IF NOT plumbline_new AND ").append(Expressions.allNull(newNow)).append(" THEN\n")
                .append("      ").append(forward).append(Expressions.list(newNow)).append(row)
                .append("    ELSIF plumbline_old AND NOT plumbline_new THEN\n")
                .append("      ").append(back).append(Expressions.list(workedBack)).append(row)
                .append("      IF ").append(Expressions.differ(oldNow, workedBack, oldColumns, pair.oldTypes()))
                .append(" THEN\n")
                .append("        ").append(forward).append(Expressions.list(newNow)).append(row)
                .append("      END IF;\n")
                .append("    ELSIF plumbline_new AND NOT plumbline_old THEN\n")
                .append("      ").append(forward).append(Expressions.list(worked)).append(row)
                .append("      -- A row from before: what was not written now is still to come from the old side.\n")
                .append("      IF ").append(Expressions.allNull(newBefore)).append(" THEN\n");
        for (int i = 0; i < newColumns.size(); i++) {
            body.append("        IF ").append(newNow.get(i)).append(" IS NULL THEN ").append(newNow.get(i))
                    .append(" := ")
                    .append(worked.get(i)).append("; END IF;\n");
        }
        body.append("      END IF;\n")
                .append("      IF ").append(Expressions.differ(newNow, worked, newColumns, pair.newTypes()))
                .append(" THEN\n")
                .append("        ").append(backward)
                .append("      END IF;\n")
                .append("    END IF;\n")
                .append("  END IF;\n");
    }

    private List<String> declare(String prefix, List<String> columns, Map<String, String> types) {
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            String name = prefix + (names.size() + 1);
            declarations.append("  ").append(name).append(" ").append(types.get(column)).append(";\n");
            names.add(name);
        }
        return names;
    }

    private static List<String> fields(String record, List<String> columns) {
        return columns.stream().map(column -> record + "." + Sql.identifier(column)).toList();
    }

    private static String values(List<String> columns, Map<String, String> expressions) {
        return columns.stream().map(column -> "(" + expressions.get(column) + ")").collect(Collectors.joining(", "));
    }

    /** Whether an INSERT has given one of them: something other than NULL and the default. */
    private static String given(List<String> columns, TablePair pair) {
        return columns.stream().map(column -> {
            String value = "NEW." + Sql.identifier(column);
            String byDefault = pair.defaults().get(column);
            return value + " IS NOT NULL"
                    + (byDefault == null ? "" : " AND " + value + " IS DISTINCT FROM " + byDefault);
        }).collect(Collectors.joining(" OR "));
    }
}
