package dev.plumbline.schema.random;

import dev.plumbline.schema.random.Inventory.Routine;
import java.util.List;
import java.util.Optional;

/** What databases hold besides tables, views and routines: event triggers, transforms, text search, operator classes, conversions. */
final class ServerMakers {

    private ServerMakers() {}

    static Optional<Draft> eventTriggerFunction(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(name, "CREATE FUNCTION " + name + "() RETURNS event_trigger LANGUAGE plpgsql AS $$ "
                + dice.of("begin end", "begin null; end") + " $$");
    }

    static Optional<Draft> eventTrigger(Dice dice, Inventory inventory, List<String> subject) {
        List<Routine> functions = inventory.routines('f').stream()
                .filter(routine -> routine.result().equals("event_trigger")).toList();
        String name = subject.isEmpty() ? dice.of("\"ev1\"", "\"Ev 2\"") : subject.getFirst();
        return functions.isEmpty()
                ? Optional.empty()
                : draft(name, "CREATE EVENT TRIGGER " + name + " ON "
                        + dice.of("ddl_command_start", "ddl_command_end", "sql_drop")
                        + dice.sometimes(40, " WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')") + " EXECUTE FUNCTION "
                        + dice.of(functions).name() + "()");
    }

    static Optional<Draft> eventTriggerState(Dice dice, Inventory inventory, List<String> subject) {
        return Optional.of(new Draft(List.of(), "ALTER EVENT TRIGGER " + dice.of("\"ev1\"", "\"Ev 2\"")
                + dice.of(" DISABLE", " ENABLE ALWAYS", " ENABLE REPLICA")));
    }

    static Optional<Draft> transform(Dice dice, Inventory inventory, List<String> subject) {
        return Optional.of(new Draft(List.of(), "CREATE TRANSFORM FOR " + dice.of("int4", "int8") + " LANGUAGE sql ("
                + dice.of("FROM SQL WITH FUNCTION prsd_lextype(internal)",
                        "FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal)")
                + ")"));
    }

    static Optional<Draft> textSearchBase(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(name, "CREATE TEXT SEARCH " + dice.of(
                "PARSER " + name
                        + " (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype"
                        + dice.sometimes(50, ", HEADLINE = prsd_headline") + ")",
                "TEMPLATE " + name + " (LEXIZE = dsimple_lexize" + dice.sometimes(50, ", INIT = dsimple_init") + ")"));
    }

    static Optional<Draft> textSearchMapping(Dice dice, Inventory inventory, List<String> subject) {
        String name = subject.isEmpty()
                ? dice.of(inventory.schemas()) + "." + dice.of("\"a\"", "\"b\"", "\"c\"", "\"d\"")
                : subject.getFirst();
        return draft(name, "ALTER TEXT SEARCH CONFIGURATION " + name + dice.of(
                " DROP MAPPING IF EXISTS FOR " + dice.of("url", "email", "word"),
                " ALTER MAPPING FOR asciiword, word WITH pg_catalog.simple"));
    }

    static Optional<Draft> conversion(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(name, "CREATE " + dice.sometimes(30, "DEFAULT ") + "CONVERSION " + name
                + dice.of(" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
                        " FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1"));
    }

    static Optional<Draft> operatorClass(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(name, "CREATE OPERATOR CLASS " + name + " FOR TYPE " + dice.of(
                "integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,"
                        + " FUNCTION 1 btint4cmp(integer, integer)",
                "integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer)",
                "text USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,"
                        + " FUNCTION 1 bttextcmp(text, text)"));
    }

    static Optional<Draft> operatorFamily(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(name, "CREATE OPERATOR FAMILY " + name + " USING " + dice.of("btree", "hash"));
    }

    /** Ordered-set, moving and combining aggregates. */
    static Optional<Draft> aggregate(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(name, "CREATE AGGREGATE " + name + dice.of(
                "(double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal,"
                        + " FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)",
                "(double precision) (SFUNC = float8pl, STYPE = double precision, INITCOND = '0', MSFUNC = float8pl,"
                        + " MINVFUNC = float8mi, MSTYPE = double precision, MINITCOND = '0')",
                "(bigint) (SFUNC = int8pl, STYPE = bigint, COMBINEFUNC = int8pl"
                        + dice.sometimes(50, ", PARALLEL = safe")
                        + dice.sometimes(50, ", SORTOP = operator(pg_catalog.>)") + ")",
                "(VARIADIC \"any\" ORDER BY VARIADIC \"any\") (SFUNC = ordered_set_transition_multi, STYPE = internal,"
                        + " FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL)"));
    }

    /** Keys over periods, from PostgreSQL 18 on. */
    static Optional<Draft> temporal(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return inventory.major() < 18
                ? Optional.empty()
                : draft(name, "CREATE TABLE " + name + " (\"id\" int4range NOT NULL, \"k\" daterange, CONSTRAINT "
                        + Names.part(dice, "key") + dice.of(" PRIMARY KEY", " UNIQUE")
                        + " (\"id\", \"k\" WITHOUT OVERLAPS))");
    }

    static Optional<Draft> temporalReference(Dice dice, Inventory inventory, List<String> subject) {
        String target = Names.object(dice, inventory);
        String name = Names.object(dice, inventory, subject);
        return inventory.major() < 18
                ? Optional.empty()
                : draft(name, "CREATE TABLE " + name + " (\"id\" int4range, \"k\" daterange, CONSTRAINT "
                        + Names.part(dice, "fk") + " FOREIGN KEY (\"id\", PERIOD \"k\") REFERENCES "
                        + target + " (\"id\", PERIOD \"k\"))");
    }

    private static Optional<Draft> draft(String name, String sql) {
        return Optional.of(new Draft(List.of(name), sql));
    }
}
