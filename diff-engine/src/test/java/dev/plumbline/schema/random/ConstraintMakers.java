package dev.plumbline.schema.random;

import dev.plumbline.schema.random.Inventory.Column;
import dev.plumbline.schema.random.Inventory.Part;
import dev.plumbline.schema.random.Inventory.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Constraints, indexes and statistics. */
final class ConstraintMakers {

    private ConstraintMakers() {}

    static Optional<Draft> key(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "rrp", subject).map(table -> {
            List<Column> columns = dice.some(table.columns(), 1 + dice.below(3));
            List<Column> others = dice.some(table.columns().stream().filter(one -> !columns.contains(one)).toList(), 1);
            return constraint(dice, table, "key", subject,
                    dice.of("PRIMARY KEY", "UNIQUE", "UNIQUE") + " (" + Names.columns(columns) + ")"
                            + (others.isEmpty() ? "" : dice.sometimes(20, " INCLUDE (" + Names.columns(others) + ")"))
                            + dice.sometimes(10, " WITH (fillfactor = 80)")
                            + dice.sometimes(15, dice.of(" DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED")));
        });
    }

    static Optional<Draft> check(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "rrpf", subject).map(table -> constraint(dice, table, "check", subject,
                "CHECK (" + Names.condition(dice, inventory, table.columns()) + ")" + dice.sometimes(15, " NO INHERIT")
                        + dice.sometimes(20, " NOT VALID")
                        + (inventory.major() >= 18 ? dice.sometimes(10, " NOT ENFORCED") : "")));
    }

    static Optional<Draft> exclusion(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "r", subject).map(table -> {
            Column column = dice.of(table.columns());
            return constraint(dice, table, "excl", subject, "EXCLUDE USING " + (column.type().endsWith("range")
                    ? "gist (" + column.name() + " WITH &&)"
                    : "btree (" + column.name() + " WITH =)")
                    + dice.sometimes(40, " WHERE (" + Names.condition(dice, inventory, table.columns()) + ")"));
        });
    }

    static Optional<Draft> notNull(Dice dice, Inventory inventory, List<String> subject) {
        return inventory.major() < 18
                ? Optional.empty()
                : Names.relation(dice, inventory, "rrp", subject)
                        .map(table -> constraint(dice, table, "nn", subject,
                                "NOT NULL " + dice.of(table.columns()).name()
                                        + dice.of("", " NO INHERIT", " NOT VALID")));
    }

    static Optional<Draft> foreignKey(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "rrp", subject).flatMap(table -> Names.relation(dice, inventory, "rrp")
                .flatMap(target -> matching(dice, table, target).map(pair -> constraint(dice, table, "fk", subject,
                        "FOREIGN KEY (" + pair.getFirst() + ") REFERENCES " + target.name() + " (" + pair.getLast()
                                + ")"
                                + dice.sometimes(40, " ON DELETE " + dice.of("CASCADE", "SET NULL", "RESTRICT"))
                                + dice.sometimes(25, " ON UPDATE " + dice.of("CASCADE", "SET DEFAULT"))
                                + dice.sometimes(15, " DEFERRABLE INITIALLY DEFERRED")
                                + (inventory.major() >= 18 ? dice.sometimes(15, " NOT ENFORCED") : "")
                                + dice.sometimes(15, " NOT VALID")))));
    }

    private static Optional<List<String>> matching(Dice dice, Relation table, Relation target) {
        List<List<String>> pairs = table.columns().stream().flatMap(one -> target.columns().stream()
                .filter(other -> other.type().equals(one.type())).map(other -> List.of(one.name(), other.name())))
                .toList();
        return pairs.isEmpty() ? Optional.empty() : Optional.of(dice.of(pairs));
    }

    private static Draft constraint(Dice dice, Relation table, String prefix, List<String> subject, String definition) {
        String name = Names.part(dice, prefix, subject);
        return new Draft(List.of(table.name(), name),
                "ALTER " + (table.is("f") ? "FOREIGN " : "") + "TABLE " + table.name()
                        + " ADD CONSTRAINT " + name + " " + definition);
    }

    static Optional<Draft> index(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "rrpm", subject).map(table -> {
            String name = Names.part(dice, "ix", subject);
            Column column = dice.of(table.columns());
            String method = switch (column.type()) {
                case "jsonb", "text[]", "tsvector" -> "gin";
                case "point", "int4range" -> "gist";
                case "integer", "bigint" -> dice.of("btree", "btree", "hash", "brin");
                default -> dice.of("btree", "btree", "hash");
            };
            boolean tree = method.equals("btree");
            String first = dice.chance(35) ? "(" + Names.expression(dice, inventory, column) + ")" : column.name();
            String keys = switch (method) {
                case "btree" -> first + dice.sometimes(15, column.type().equals("text") ? " text_pattern_ops" : "")
                        + dice.sometimes(20, " DESC") + dice.sometimes(20, " NULLS FIRST")
                        + dice.sometimes(30, ", " + dice.of(table.columns()).name());
                case "gin" ->
                    column.name() + (column.type().equals("jsonb") ? dice.sometimes(50, " jsonb_path_ops") : "");
                default -> column.name();
            };
            return new Draft(List.of(table.name(), name),
                    "CREATE " + (tree ? dice.sometimes(25, "UNIQUE ") : "") + "INDEX "
                            + name + " ON " + table.name() + " USING " + method + " ("
                            + keys + ")"
                            + (tree ? dice.sometimes(20, " INCLUDE (" + dice.of(table.columns()).name() + ")") : "")
                            + (tree && inventory.major() >= 15 ? dice.sometimes(10, " NULLS NOT DISTINCT") : "")
                            + (tree ? dice.sometimes(15, " WITH (fillfactor = " + dice.of("60", "80") + ")") : "")
                            + dice.sometimes(25, " WHERE " + Names.condition(dice, inventory, table.columns())));
        });
    }

    static Optional<Draft> statistics(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return Names.relation(dice, inventory, "rpm").filter(table -> table.columns().size() > 1).map(table -> {
            List<Column> columns = dice.some(table.columns(), 2);
            String second = inventory.major() >= 14 && dice.chance(40)
                    ? "(" + Names.expression(dice, inventory, columns.getLast()) + ")"
                    : columns.getLast().name();
            return new Draft(List.of(name),
                    "CREATE STATISTICS " + name + dice.of("", " (ndistinct)", " (dependencies, mcv)")
                            + " ON " + columns.getFirst().name() + ", " + second + " FROM " + table.name());
        });
    }

    /** What stands on a table and points at an index of it. */
    static Optional<Draft> indexUse(Dice dice, Inventory inventory, List<String> subject) {
        List<Part> indexes = inventory.indexes().stream()
                .filter(index -> subject.isEmpty() || index.relation().equals(subject.getFirst())).toList();
        if (indexes.isEmpty()) {
            return Optional.empty();
        }
        Part index = dice.of(indexes);
        String schema = index.relation().substring(0, index.relation().indexOf("\".\"") + 1);
        return Optional.of(new Draft(List.of(index.relation()), Stream.of("ALTER TABLE " + index.relation()
                + " REPLICA IDENTITY USING INDEX " + index.name(),
                "ALTER TABLE " + index.relation() + " REPLICA IDENTITY FULL",
                "ALTER TABLE " + index.relation() + " CLUSTER ON " + index.name(),
                "ALTER INDEX " + schema + "." + index.name() + " ALTER COLUMN 1 SET STATISTICS 70")
                .skip(dice.below(4)).findFirst().orElseThrow()));
    }
}
