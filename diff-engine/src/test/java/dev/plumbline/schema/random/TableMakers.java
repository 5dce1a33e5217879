package dev.plumbline.schema.random;

import dev.plumbline.schema.random.Inventory.Column;
import dev.plumbline.schema.random.Inventory.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables of all sorts and their columns. */
final class TableMakers {

    private TableMakers() {}

    static Optional<Draft> table(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft("CREATE " + dice.sometimes(10, "UNLOGGED ") + "TABLE " + name + " (\"id\" "
                + dice.of("integer", "integer", "bigint", "uuid") + dice.sometimes(50, " NOT NULL") + ")"
                + dice.sometimes(20, " WITH (" + dice.of("fillfactor = 70", "autovacuum_enabled = false",
                        "fillfactor = 90, toast.autovacuum_enabled = false", "parallel_workers = 2") + ")"),
                name);
    }

    static Optional<Draft> typedTable(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        List<String> types = inventory.types().stream().filter(type -> type.kind() == 'c').map(Inventory.UserType::name)
                .toList();
        return types.isEmpty() ? Optional.empty() : draft("CREATE TABLE " + name + " OF " + dice.of(types), name);
    }

    static Optional<Draft> partitioned(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft("CREATE TABLE " + name + " (\"k\" integer, \"d\" date, \"t\" text) PARTITION BY "
                + dice.of("RANGE (\"k\")", "LIST (\"k\")", "HASH (\"k\")", "RANGE (\"k\", \"d\")",
                        "LIST (lower(\"t\"))", "RANGE (((\"k\" + 1)))"),
                name);
    }

    static Optional<Draft> partition(Dice dice, Inventory inventory, List<String> subject) {
        List<Relation> parents = inventory.relations("p");
        if (parents.isEmpty()) {
            return Optional.empty();
        }
        String name = Names.object(dice, inventory, subject);
        Relation parent = dice.of(parents);
        int from = dice.below(20) * 10;
        String bound = switch (parent.key()) {
            case "h" -> "FOR VALUES WITH (MODULUS 4, REMAINDER " + dice.below(4) + ")";
            case "l" ->
                dice.of("FOR VALUES IN ('" + dice.below(9) + "')", "FOR VALUES IN (NULL, '" + dice.below(9) + "')",
                        "DEFAULT");
            default -> dice.of("FOR VALUES FROM (" + from + ") TO (" + (from + 10) + ")",
                    "FOR VALUES FROM (" + from + ", '2026-01-01') TO (" + (from + 10) + ", MAXVALUE)",
                    "FOR VALUES FROM (MINVALUE) TO (0)", "DEFAULT");
        };
        return draft("CREATE TABLE " + name + " PARTITION OF " + parent.name() + " " + bound
                + dice.sometimes(15, " PARTITION BY " + dice.of("LIST (\"t\")", "HASH (\"d\")", "RANGE (\"k\")")),
                name);
    }

    static Optional<Draft> child(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        List<Relation> parents = dice.some(inventory.relations("r").stream().filter(one -> !one.partition()
                && !one.name().equals(name)).toList(), 1 + dice.below(2));
        return parents.isEmpty()
                ? Optional.empty()
                : draft("CREATE TABLE " + name + " (" + Names.column(dice) + " "
                        + Names.builtInType(dice) + ") INHERITS ("
                        + String.join(", ", parents.stream().map(Relation::name).toList()) + ")", name);
    }

    static Optional<Draft> foreignTable(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(
                "CREATE FOREIGN TABLE " + name + " (\"n\" integer" + dice.sometimes(50, " OPTIONS (column_name 'x')")
                        + ", \"name\" " + Names.builtInType(dice) + ") SERVER \"remote\""
                        + dice.sometimes(50, " OPTIONS (a '1')"),
                name);
    }

    static Optional<Draft> column(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "rrrpf", subject).map(table -> {
            String name = subject.size() > 1 ? subject.get(1) : Names.column(dice);
            String type = Names.type(dice, inventory);
            String suffix = switch (dice.below(10)) {
                case 0, 1 -> " DEFAULT " + Names.literal(dice, inventory, type);
                case 2 -> {
                    type = dice.of("integer", "bigint", "smallint");
                    yield " GENERATED " + dice.of("ALWAYS", "BY DEFAULT") + " AS IDENTITY"
                            + dice.sometimes(40, " (START WITH 5 INCREMENT BY 2)");
                }
                case 3 -> {
                    Column source = dice.of(table.columns());
                    type = dice.chance(70) ? source.type() : "text";
                    yield " GENERATED ALWAYS AS (" + (dice.chance(50)
                            ? source.name()
                            : Names.expression(dice, inventory, source)) + ") "
                            + (inventory.major() >= 18 && dice.chance(50) ? "VIRTUAL" : "STORED");
                }
                case 4 -> {
                    type = "text";
                    yield " COLLATE " + dice.of("\"C\"", "\"POSIX\"");
                }
                default -> "";
            };
            return new Draft(List.of(table.name(), name), "ALTER TABLE " + table.name() + " ADD COLUMN " + name + " "
                    + type + suffix + dice.sometimes(25, " NOT NULL"));
        });
    }

    static Optional<Draft> columnSetting(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "rrpm", subject).map(table -> {
            Column column = dice.of(table.columns());
            List<String> settings = new ArrayList<>(
                    List.of("SET DEFAULT " + Names.literal(dice, inventory, column.type()),
                            "SET NOT NULL", "SET STATISTICS " + dice.of("0", "50", "500"),
                            "SET STORAGE " + dice.of("EXTERNAL", "MAIN", "EXTENDED", "PLAIN"),
                            "SET (n_distinct = -0.5)"));
            if (inventory.major() >= 14) {
                settings.add("SET COMPRESSION " + dice.of("pglz", "default"));
            }
            inventory.sequences().stream().findAny().ifPresent(ignored -> settings
                    .add("SET DEFAULT nextval(" + quoted(dice.of(inventory.sequences())) + "::regclass)"));
            return new Draft(List.of(table.name(), column.name()),
                    "ALTER " + (table.is("m") ? "MATERIALIZED VIEW " : "TABLE ")
                            + table.name() + " ALTER COLUMN " + column.name() + " " + dice.of(settings));
        });
    }

    static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    private static Optional<Draft> draft(String sql, String name) {
        return Optional.of(new Draft(List.of(name), sql));
    }
}
