package dev.plumbline.schema.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Schemas, types, sequences, collations and text search configurations. */
final class TypeMakers {

    private TypeMakers() {}

    static Optional<Draft> schema(Dice dice, Inventory inventory, List<String> subject) {
        String name = subject.isEmpty() ? dice.of("\"s1\"", "\"s2\"", "\"Big S\"") : subject.getFirst();
        return draft(name, "CREATE SCHEMA " + name);
    }

    static Optional<Draft> enumType(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        List<String> labels = dice.some(List.of("'red'", "'green'", "'blue'", "'it''s'", "'x y'", "'grey'"),
                1 + dice.below(5));
        return draft(name, "CREATE TYPE " + name + " AS ENUM (" + String.join(", ", labels) + ")");
    }

    static Optional<Draft> domain(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        String base = Names.type(dice, inventory);
        return draft(name, "CREATE DOMAIN " + name + " AS " + base
                + dice.sometimes(30, " DEFAULT " + Names.literal(dice, inventory, base))
                + dice.sometimes(20, " NOT NULL")
                + dice.sometimes(50, " CONSTRAINT " + Names.part(dice, "dc") + " CHECK ("
                        + Names.condition(dice, inventory, List.of(new Inventory.Column("VALUE", base, ""))) + ")"));
    }

    static Optional<Draft> domainCheck(Dice dice, Inventory inventory, List<String> subject) {
        List<Inventory.UserType> domains = inventory.types().stream().filter(type -> type.kind() == 'd').toList();
        if (domains.isEmpty()) {
            return Optional.empty();
        }
        String domain = subject.isEmpty() ? dice.of(domains).name() : subject.getFirst();
        String name = Names.part(dice, "dc", subject);
        return Optional.of(new Draft(List.of(domain, name), "ALTER DOMAIN " + domain + " ADD CONSTRAINT " + name
                + " CHECK (" + dice.of("VALUE IS NOT NULL", "(VALUE)::text <> 'x'", "length((VALUE)::text) < 9") + ")"
                + dice.sometimes(30, " NOT VALID")));
    }

    static Optional<Draft> composite(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        List<String> attributes = new ArrayList<>();
        for (String attribute : dice.some(List.of("\"a\"", "\"b\"", "\"C d\"", "\"e\""), 1 + dice.below(3))) {
            attributes.add(attribute + " " + Names.type(dice, inventory));
        }
        return draft(name, "CREATE TYPE " + name + " AS (" + String.join(", ", attributes) + ")");
    }

    static Optional<Draft> range(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(name, "CREATE TYPE " + name + " AS RANGE (SUBTYPE = " + Names.type(dice, inventory) + ")");
    }

    static Optional<Draft> sequence(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(name,
                "CREATE SEQUENCE " + name + dice.sometimes(50, " AS " + dice.of("smallint", "integer", "bigint"))
                        + dice.sometimes(30, " INCREMENT BY " + dice.of("2", "5", "-1"))
                        + dice.sometimes(30, dice.of(" MINVALUE -5", " MAXVALUE 900", " CACHE 7", " NO MAXVALUE"))
                        + dice.sometimes(20, " CYCLE"));
    }

    static Optional<Draft> sequenceOwner(Dice dice, Inventory inventory, List<String> subject) {
        if (inventory.sequences().isEmpty()) {
            return Optional.empty();
        }
        String sequence = subject.isEmpty() ? dice.of(inventory.sequences()) : subject.getFirst();
        return Names.relation(dice, inventory, "rp").map(table -> new Draft(List.of(sequence), "ALTER SEQUENCE "
                + sequence + " OWNED BY " + table.name() + "." + dice.of(table.columns()).name()));
    }

    static Optional<Draft> collation(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(name, "CREATE COLLATION " + name
                + dice.of(" (LOCALE = 'C')", " FROM \"POSIX\"",
                        " (PROVIDER = icu, LOCALE = 'en', DETERMINISTIC = false)"));
    }

    static Optional<Draft> textSearch(Dice dice, Inventory inventory, List<String> subject) {
        String name = Names.object(dice, inventory, subject);
        return draft(name, dice.of("CREATE TEXT SEARCH CONFIGURATION " + name + " (COPY = pg_catalog.english)",
                "CREATE TEXT SEARCH CONFIGURATION " + name + " (COPY = pg_catalog.simple)",
                "CREATE TEXT SEARCH DICTIONARY " + name + " (TEMPLATE = pg_catalog.simple, STOPWORDS = 'english')"));
    }

    private static Optional<Draft> draft(String name, String sql) {
        return Optional.of(new Draft(List.of(name), sql));
    }
}
