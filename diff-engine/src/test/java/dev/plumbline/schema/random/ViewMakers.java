package dev.plumbline.schema.random;

import dev.plumbline.schema.random.Inventory.Column;
import dev.plumbline.schema.random.Inventory.Relation;
import dev.plumbline.schema.random.Inventory.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Views, materialized views and rules. */
final class ViewMakers {

    private ViewMakers() {}

    static Optional<Draft> view(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return Names.relation(dice, inventory, "rrpvvm").map(source -> new Draft(List.of(name), "CREATE VIEW " + name
                + dice.sometimes(20, " WITH (" + dice.of("security_barrier = true", "check_option = local",
                        inventory.major() >= 15 ? "security_invoker = true" : "security_barrier = false") + ")")
                + " AS " + query(dice, inventory, source)));
    }

    static Optional<Draft> materialized(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return Names.relation(dice, inventory, "rpvm")
                .map(source -> new Draft(List.of(name), "CREATE MATERIALIZED VIEW "
                        + name + dice.sometimes(20, " WITH (fillfactor = 70)") + " AS " + query(dice, inventory, source)
                        + dice.sometimes(40, " WITH NO DATA")));
    }

    private static String query(Dice dice, Inventory inventory, Relation source) {
        List<Column> columns = source.columns();
        List<Routine> sets = inventory.routines('f').stream()
                .filter(routine -> routine.set() && routine.arguments().isEmpty())
                .toList();
        return switch (dice.below(8)) {
            case 0 -> "SELECT * FROM " + source.name();
            case 1 -> "SELECT count(*) AS \"cnt\", " + dice.of(columns).name() + " AS \"g\" FROM " + source.name()
                    + " GROUP BY 2 ORDER BY 1";
            case 2 -> {
                Optional<Relation> other = Names.relation(dice, inventory, "rpvm");
                yield "SELECT x." + dice.of(columns).name() + " AS \"l\", y."
                        + dice.of(other.orElse(source).columns()).name()
                        + " AS \"r\" FROM " + source.name() + " x " + dice.of("CROSS", "NATURAL LEFT") + " JOIN "
                        + other.orElse(source).name() + " y";
            }
            case 3 -> sets.isEmpty() ? "SELECT 1 AS \"one\"" : "SELECT * FROM " + dice.of(sets).name() + "() f";
            case 4 -> "SELECT x AS \"row\" FROM " + source.name() + " x";
            case 5 -> "WITH w AS (SELECT " + Names.columns(dice.some(columns, 2)) + " FROM " + source.name()
                    + ") SELECT * FROM w UNION ALL SELECT * FROM w";
            default -> {
                List<String> items = new ArrayList<>();
                for (Column column : dice.some(columns, 1 + dice.below(4))) {
                    items.add(dice.chance(60)
                            ? column.name()
                            : Names.expression(dice, inventory, column) + " AS \"e" + items.size() + "\"");
                }
                yield "SELECT " + String.join(", ", items) + " FROM " + source.name()
                        + dice.sometimes(40, " WHERE " + Names.condition(dice, inventory, columns));
            }
        };
    }

    /** A column added at the end or at the front of a view by a fresh definition comes from editing; this sets its facts. */
    static Optional<Draft> viewColumn(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "v", subject).map(view -> {
            Column column = dice.of(view.columns());
            return new Draft(List.of(view.name()), "ALTER VIEW " + view.name() + " ALTER COLUMN " + column.name()
                    + " SET DEFAULT " + Names.literal(dice, inventory, column.type()));
        });
    }

    static Optional<Draft> rule(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "rv", subject).flatMap(source -> Names.relation(dice, inventory, "r")
                .map(target -> {
                    String name = Names.part(dice, "rule", subject);
                    String action = Stream.of("NOTHING", "DELETE FROM " + target.name(),
                            "INSERT INTO " + target.name() + " DEFAULT VALUES").skip(dice.below(3)).findFirst()
                            .orElseThrow();
                    return new Draft(List.of(source.name(), name), "CREATE RULE " + name + " AS ON "
                            + dice.of("INSERT", "UPDATE", "DELETE") + " TO " + source.name()
                            + (action.equals("NOTHING") ? "" : dice.sometimes(30, " WHERE 1 = 1")) + " DO "
                            + dice.of("ALSO ", "INSTEAD ") + action);
                }));
    }
}
