package dev.plumbline.schema.random;

import java.util.List;
import java.util.Optional;

/** Functions, procedures, aggregates, operators and casts. */
final class RoutineMakers {

    private RoutineMakers() {}

    static Optional<Draft> function(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        String argument = subject.isEmpty() ? Names.type(dice, inventory) : subject.get(1);
        String result = dice.chance(50) ? argument : Names.type(dice, inventory);
        String value = Names.literal(dice, inventory, result);
        String body = argument.equals(result) ? dice.of("$1", "COALESCE($1, " + value + ")") : value;
        String attributes = dice.of("", " IMMUTABLE", " IMMUTABLE", " IMMUTABLE", " STABLE")
                + dice.sometimes(20, " STRICT") + dice.sometimes(20, " COST 7") + dice.sometimes(20, " PARALLEL SAFE")
                + dice.sometimes(15, " SECURITY DEFINER") + dice.sometimes(10, " LEAKPROOF")
                + dice.sometimes(15, " SET search_path = pg_catalog, public")
                + dice.sometimes(10, " SET work_mem = '8MB'");
        String parameter = dice.sometimes(40, dice.of("v ", "\"Val\" ", "value ")) + argument
                + dice.sometimes(15, " DEFAULT " + Names.literal(dice, inventory, argument));
        String head = "CREATE FUNCTION " + name + "(" + parameter + ") RETURNS " + result;
        String sql = switch (dice.below(inventory.major() >= 14 ? 3 : 2)) {
            case 0 -> head + " LANGUAGE plpgsql" + attributes + " AS $$ begin return " + body + "; end $$";
            case 1 -> head + " LANGUAGE sql" + attributes + " AS $$ select " + body + " $$";
            default -> head + " LANGUAGE sql" + attributes + " RETURN " + body;
        };
        return Optional.of(new Draft(List.of(name, argument), sql));
    }

    /** A function that reads a relation, and so hangs on it or on its row type. */
    static Optional<Draft> reader(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return Names.relation(dice, inventory, "rpvm").map(relation -> {
            String column = dice.of(relation.columns()).name();
            String type = relation.columns().stream().filter(one -> one.name().equals(column)).findFirst().orElseThrow()
                    .type();
            String sql = switch (dice.below(inventory.major() >= 14 ? 5 : 3)) {
                case 0 -> "() RETURNS SETOF " + relation.name() + " LANGUAGE sql STABLE AS $$ select * from "
                        + relation.name() + " $$";
                case 1 -> "(r " + relation.name() + ") RETURNS " + type + " LANGUAGE sql IMMUTABLE AS $$ select (r)."
                        + column + " $$";
                case 2 ->
                    "() RETURNS TABLE(\"o\" " + type + ", \"cnt\" bigint) LANGUAGE plpgsql ROWS 12 AS $$ begin end $$";
                case 3 ->
                    "() RETURNS " + type + " LANGUAGE sql BEGIN ATOMIC SELECT " + column + " FROM " + relation.name()
                            + " LIMIT 1; END";
                default -> "() RETURNS bigint LANGUAGE sql RETURN (SELECT count(" + column + ") FROM " + relation.name()
                        + ")";
            };
            return new Draft(List.of(name), "CREATE FUNCTION " + name + sql);
        });
    }

    static Optional<Draft> procedure(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return Optional.of(new Draft(List.of(name), "CREATE PROCEDURE " + name + "(a " + Names.type(dice, inventory)
                + dice.sometimes(30, ", INOUT b integer") + ") LANGUAGE plpgsql"
                + dice.sometimes(20, " SECURITY DEFINER")
                + " AS $$ begin " + dice.of("null;", "perform 1;") + " end $$"));
    }

    static Optional<Draft> triggerFunction(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return Optional
                .of(new Draft(List.of(name), "CREATE FUNCTION " + name + "() RETURNS trigger LANGUAGE plpgsql AS $$ "
                        + dice.of("begin return new; end", "begin return old; end", "begin return null; end") + " $$"));
    }

    static Optional<Draft> aggregate(Dice dice, Inventory inventory, List<String> subject) {
        List<Inventory.Routine> bases = inventory.routines('f').stream().filter(routine -> !routine.set()
                && routine.arguments().size() == 2 && routine.arguments().getFirst().equals(routine.result())).toList();
        String name = Names.object(dice, inventory, subject);
        String definition = bases.isEmpty() || dice.chance(50)
                ? dice.of("(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')",
                        "(integer) (SFUNC = int4larger, STYPE = integer, PARALLEL = safe)",
                        "(text) (SFUNC = textcat, STYPE = text)")
                : define(dice.of(bases));
        return Optional.of(new Draft(List.of(name), "CREATE AGGREGATE " + name + definition));
    }

    private static String define(Inventory.Routine base) {
        return "(" + base.arguments().get(1) + ") (SFUNC = " + base.name() + ", STYPE = " + base.result() + ")";
    }

    /** A function of two equal arguments: for operators and aggregates. */
    static Optional<Draft> binaryFunction(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        String type = subject.isEmpty() ? Names.type(dice, inventory) : subject.get(1);
        return Optional.of(new Draft(List.of(name, type),
                "CREATE FUNCTION " + name + "(" + type + ", " + type + ") RETURNS "
                        + (dice.chance(50) ? type : "boolean") + " LANGUAGE plpgsql IMMUTABLE"
                        + dice.sometimes(30, " STRICT")
                        + " AS $$ begin return null; end $$"));
    }

    static Optional<Draft> operator(Dice dice, Inventory inventory, List<String> subject) {
        List<Inventory.Routine> bases = inventory.routines('f').stream()
                .filter(routine -> routine.arguments().size() == 2 && !routine.set()).toList();
        if (bases.isEmpty()) {
            return Optional.empty();
        }
        Inventory.Routine base = dice.of(bases);
        String name = subject.isEmpty()
                ? dice.of(inventory.schemas()) + "." + dice.of("<->", "~~~", "@@@")
                : subject.getFirst();
        return Optional.of(new Draft(List.of(name), "CREATE OPERATOR " + name + " (FUNCTION = " + base.name()
                + ", LEFTARG = " + base.arguments().get(0) + ", RIGHTARG = " + base.arguments().get(1)
                + dice.sometimes(30, ", RESTRICT = eqsel") + ")"));
    }

    static Optional<Draft> cast(Dice dice, Inventory inventory, List<String> subject) {
        List<Inventory.Routine> bases = inventory.routines('f').stream()
                .filter(routine -> routine.arguments().size() == 1
                        && !routine.set() && !routine.arguments().getFirst().equals(routine.result()))
                .toList();
        if (bases.isEmpty()) {
            return Optional.empty();
        }
        Inventory.Routine base = dice.of(bases);
        return Optional.of(new Draft(List.of(), "CREATE CAST (" + base.arguments().getFirst() + " AS " + base.result()
                + ") WITH FUNCTION " + base.signature() + dice.of("", " AS ASSIGNMENT")));
    }
}
