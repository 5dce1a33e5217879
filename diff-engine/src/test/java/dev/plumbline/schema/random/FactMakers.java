package dev.plumbline.schema.random;

import dev.plumbline.schema.random.Inventory.Part;
import dev.plumbline.schema.random.Inventory.Relation;
import dev.plumbline.schema.random.Inventory.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comments, privileges, owners and default privileges. */
final class FactMakers {

    private FactMakers() {}

    static Optional<Draft> comment(Dice dice, Inventory inventory, List<String> subject) {
        String target = subject.isEmpty() ? commentable(dice, inventory) : subject.getFirst();
        return Optional.of(new Draft(List.of(target), "COMMENT ON " + target + " IS "
                + dice.of("'first'", "'it''s'", "'two\nlines'", "E'back\\\\slash'")));
    }

    private static String commentable(Dice dice, Inventory inventory) {
        List<String> targets = new ArrayList<>();
        for (Relation relation : inventory.relations()) {
            targets.add(word(relation) + " " + relation.name());
            relation.columns().forEach(column -> targets.add("COLUMN " + relation.name() + "." + column.name()));
        }
        inventory.types().forEach(type -> targets.add((type.kind() == 'd' ? "DOMAIN " : "TYPE ") + type.name()));
        inventory.routines().forEach(routine -> targets.add(word(routine) + " " + routine.signature()));
        inventory.constraints().forEach(part -> targets.add("CONSTRAINT " + part.name() + " ON " + part.relation()));
        inventory.triggers().forEach(part -> targets.add("TRIGGER " + part.name() + " ON " + part.relation()));
        inventory.policies().forEach(part -> targets.add("POLICY " + part.name() + " ON " + part.relation()));
        inventory.indexes().forEach(part -> targets.add("INDEX " + schema(part) + "." + part.name()));
        inventory.sequences().forEach(sequence -> targets.add("SEQUENCE " + sequence));
        inventory.schemas().forEach(schema -> targets.add("SCHEMA " + schema));
        return dice.of(targets);
    }

    private static String schema(Part part) {
        return part.relation().substring(0, part.relation().indexOf("\".\"") + 1);
    }

    private static String word(Relation relation) {
        return switch (relation.kind()) {
            case 'v' -> "VIEW";
            case 'm' -> "MATERIALIZED VIEW";
            case 'f' -> "FOREIGN TABLE";
            default -> "TABLE";
        };
    }

    private static String word(Routine routine) {
        return switch (routine.kind()) {
            case 'p' -> "PROCEDURE";
            case 'a' -> "AGGREGATE";
            default -> "FUNCTION";
        };
    }

    static Optional<Draft> grant(Dice dice, Inventory inventory, List<String> subject) {
        List<String> grants = new ArrayList<>();
        for (Relation relation : inventory.relations()) {
            grants.add("GRANT " + dice.of("SELECT", "INSERT, UPDATE", "ALL") + " ON TABLE " + relation.name());
            relation.columns().stream().limit(2).forEach(column -> grants.add("GRANT " + dice.of("SELECT", "UPDATE",
                    "REFERENCES") + " (" + column.name() + ") ON TABLE " + relation.name()));
        }
        inventory.types().forEach(type -> grants.add("GRANT USAGE ON TYPE " + type.name()));
        inventory.routines().stream().filter(routine -> routine.kind() != 'a').forEach(routine -> grants
                .add("GRANT EXECUTE ON " + word(routine) + " " + routine.signature()));
        inventory.sequences().forEach(sequence -> grants.add("GRANT USAGE ON SEQUENCE " + sequence));
        inventory.schemas()
                .forEach(schema -> grants.add("GRANT " + dice.of("USAGE", "CREATE") + " ON SCHEMA " + schema));
        String grant = dice.of(grants);
        return Optional.of(new Draft(List.of(), dice.chance(15)
                ? grant.replaceFirst("GRANT", "REVOKE") + " FROM " + dice.of("PUBLIC", "plumbline_author")
                : grant + " TO " + dice.of("PUBLIC", "plumbline_reader", "plumbline_writer")));
    }

    static Optional<Draft> owner(Dice dice, Inventory inventory, List<String> subject) {
        List<String> owned = new ArrayList<>();
        inventory.relations().forEach(relation -> owned.add(word(relation) + " " + relation.name()));
        inventory.types().forEach(type -> owned.add((type.kind() == 'd' ? "DOMAIN " : "TYPE ") + type.name()));
        inventory.routines().forEach(routine -> owned.add(word(routine) + " " + routine.signature()));
        inventory.sequences().forEach(sequence -> owned.add("SEQUENCE " + sequence));
        inventory.schemas().forEach(schema -> owned.add("SCHEMA " + schema));
        return Optional.of(new Draft(List.of(), "ALTER " + dice.of(owned) + " OWNER TO " + dice.of(Names.ROLES)));
    }

    static Optional<Draft> defaultPrivilege(Dice dice, Inventory inventory, List<String> subject) {
        return Optional.of(new Draft(List.of(), "ALTER DEFAULT PRIVILEGES"
                + dice.of(dice.sometimes(50, " IN SCHEMA " + dice.of(inventory.schemas()))
                        + dice.of(" GRANT SELECT ON TABLES", " GRANT USAGE ON SEQUENCES", " GRANT EXECUTE ON FUNCTIONS",
                                " GRANT USAGE ON TYPES")
                        + " TO " + dice.of(Names.ROLES),
                        " GRANT USAGE ON SCHEMAS TO " + dice.of(Names.ROLES),
                        " REVOKE " + dice.of("EXECUTE ON FUNCTIONS", "USAGE ON TYPES") + " FROM PUBLIC")));
    }

    static Optional<Draft> extension(Dice dice, Inventory inventory, List<String> subject) {
        return Optional.of(new Draft(List.of(), "CREATE EXTENSION " + dice.of("citext", "hstore") + " SCHEMA "
                + dice.of(inventory.schemas())));
    }

    /** A privilege on a member of an extension; PostgreSQL says whether it is there. */
    static Optional<Draft> memberGrant(Dice dice, Inventory inventory, List<String> subject) {
        String schema = dice.of(inventory.schemas()) + ".";
        String member = dice.of("TYPE " + schema + "citext", "TYPE " + schema + "hstore", "FUNCTION " + schema
                + "akeys(" + schema + "hstore)", "FUNCTION " + schema + "citextin(cstring)");
        return Optional.of(new Draft(List.of(), dice.chance(30)
                ? "REVOKE ALL ON " + member + " FROM PUBLIC"
                : "GRANT ALL ON " + member + " TO " + dice.of(Names.ROLES)));
    }
}
