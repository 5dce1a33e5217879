package dev.plumbline.schema.random;

import dev.plumbline.schema.random.Inventory.Column;
import dev.plumbline.schema.random.Inventory.Relation;
import dev.plumbline.schema.random.Inventory.Routine;
import dev.plumbline.schema.random.Inventory.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names from small pools, so that they come again, and expressions over what there is. */
final class Names {

    static final List<String> ROLES = List.of("plumbline_reader", "plumbline_writer");
    private static final List<String> BUILT_IN = List.of("integer", "bigint", "text", "boolean", "numeric(10,2)",
            "timestamp with time zone", "date", "uuid", "jsonb", "character varying(20)", "text[]", "int4range",
            "point", "tsvector", "smallint", "double precision");

    private Names() {}

    static String object(Dice dice, Inventory inventory) {
        return dice.of(inventory.schemas()) + "." + dice.of("\"a\"", "\"b\"", "\"c\"", "\"d\"", "\"e\"", "\"f\"",
                "\"order\"", "\"Mixed Case\"", "\"ü\"\"q\"", "\"g\"", "\"h\"", "\"i\"");
    }

    /** The first name of the subject, or a new one. */
    static String object(Dice dice, Inventory inventory, List<String> subject) {
        return subject.isEmpty() ? object(dice, inventory) : subject.getFirst();
    }

    static String column(Dice dice) {
        return dice.of("\"id\"", "\"n\"", "\"m\"", "\"name\"", "\"user\"", "\"When\"", "\"x y\"", "\"k\"", "\"z\"");
    }

    static String part(Dice dice, String prefix) {
        return '"' + prefix + dice.below(30) + '"';
    }

    static String builtInType(Dice dice) {
        return dice.of(BUILT_IN);
    }

    static String type(Dice dice, Inventory inventory) {
        if (inventory.types().isEmpty() || dice.chance(65)) {
            return builtInType(dice);
        }
        return dice.of(inventory.types()).name() + dice.sometimes(10, "[]");
    }

    /** A value of a type. */
    static String literal(Dice dice, Inventory inventory, String type) {
        Optional<UserType> user = inventory.types().stream().filter(known -> known.name().replace("\"", "")
                .equals(type.replace("\"", ""))).findFirst();
        if (user.isPresent()) {
            return user.get().literal();
        }
        return switch (type) {
            case "integer", "bigint", "smallint", "double precision", "numeric" -> String.valueOf(dice.below(9));
            case "numeric(10,2)" -> dice.below(9) + ".50";
            case "text", "character varying(20)", "character varying" -> dice.of("'x'", "'it''s'", "'a\\b'", "''");
            case "boolean" -> dice.of("true", "false");
            case "date" -> dice.of("'2026-01-01'::date", "current_date");
            case "timestamp with time zone" -> dice.of("now()", "'2026-01-01 00:00+00'::timestamptz");
            case "uuid" -> "'00000000-0000-0000-0000-000000000001'::uuid";
            case "jsonb" -> dice.of("'{}'::jsonb", "jsonb_build_object('k', 1)");
            case "text[]" -> "ARRAY['x', 'y']";
            default -> "NULL::" + type;
        };
    }

    /** An expression of any type over one column. */
    static String expression(Dice dice, Inventory inventory, Column column) {
        List<Routine> fitting = inventory.routines('f').stream()
                .filter(routine -> routine.arguments().equals(List.of(column.type())) && !routine.set()).toList();
        if (!fitting.isEmpty() && dice.chance(60)) {
            return dice.of(fitting).name() + "(" + column.name() + ")";
        }
        return switch (column.type()) {
            case "integer", "bigint", "smallint", "numeric(10,2)", "double precision" -> dice.of("(" + column.name()
                    + " + 1)", "abs(" + column.name() + ")", "(" + column.name() + " % 2)");
            case "text", "character varying(20)" -> dice.of("lower(" + column.name() + ")", "(" + column.name()
                    + " || 'x')", "length(" + column.name() + ")");
            case "jsonb" -> "(" + column.name() + " ->> 'k')";
            case "boolean" -> "(NOT " + column.name() + ")";
            default -> "COALESCE(" + column.name() + ", " + literal(dice, inventory, column.type()) + ")";
        };
    }

    /** A condition over some columns. */
    static String condition(Dice dice, Inventory inventory, List<Column> columns) {
        if (columns.isEmpty()) {
            return "true";
        }
        List<String> terms = new ArrayList<>();
        for (Column column : dice.some(columns, 1 + dice.below(2))) {
            terms.add(dice.of(column.name() + " IS NOT NULL",
                    column.name() + " <> " + literal(dice, inventory, column.type()),
                    expression(dice, inventory, column) + " IS NOT NULL"));
        }
        return String.join(dice.of(" AND ", " OR "), terms);
    }

    static String columns(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }

    static Optional<Relation> relation(Dice dice, Inventory inventory, String kinds) {
        List<Relation> relations = inventory.relations(kinds).stream().filter(some -> !some.columns().isEmpty())
                .toList();
        return relations.isEmpty() ? Optional.empty() : Optional.of(dice.of(relations));
    }

    /** The relation that the subject names, or any of the kinds. */
    static Optional<Relation> relation(Dice dice, Inventory inventory, String kinds, List<String> subject) {
        return subject.isEmpty()
                ? relation(dice, inventory, kinds)
                : inventory.relation(subject.getFirst())
                        .filter(some -> some.is(kinds) && !some.columns().isEmpty());
    }

    /** The name of a part of the subject, or a new one. */
    static String part(Dice dice, String prefix, List<String> subject) {
        return subject.size() > 1 ? subject.get(1) : part(dice, prefix);
    }
}
