package dev.plumbline.schema.random;

import dev.plumbline.schema.random.Inventory.Part;
import dev.plumbline.schema.random.Inventory.Relation;
import dev.plumbline.schema.random.Inventory.Routine;
import java.util.List;
import java.util.Optional;

/** Triggers, policies, row security and publications. */
final class BehaviourMakers {

    private BehaviourMakers() {}

    static Optional<Draft> trigger(Dice dice, Inventory inventory, List<String> subject) {
        List<Routine> functions = inventory.routines('f').stream().filter(routine -> routine.result().equals("trigger"))
                .toList();
        if (functions.isEmpty()) {
            return Optional.empty();
        }
        return Names.relation(dice, inventory, "rrpv", subject).map(table -> {
            String name = Names.part(dice, "trg", subject);
            String call = " EXECUTE FUNCTION " + dice.of(functions).name() + "(" + dice.of("", "'a'", "'x''y', '2'")
                    + ")";
            String of = dice.sometimes(30, " OF " + dice.of(table.columns()).name());
            String when = dice.sometimes(30, " WHEN (NEW." + dice.of(table.columns()).name() + " IS NOT NULL)");
            return new Draft(List.of(table.name(), name), table.is("v")
                    ? "CREATE TRIGGER " + name + " INSTEAD OF " + dice.of("INSERT", "UPDATE", "DELETE") + " ON "
                            + table.name()
                            + " FOR EACH ROW" + call
                    : switch (dice.below(4)) {
                        case 0 ->
                            "CREATE TRIGGER " + name + " BEFORE UPDATE" + of + " ON " + table.name() + " FOR EACH ROW"
                                    + when + call;
                        case 1 -> "CREATE CONSTRAINT TRIGGER " + name + " AFTER INSERT ON " + table.name()
                                + dice.of("", " DEFERRABLE INITIALLY DEFERRED") + " FOR EACH ROW" + when + call;
                        case 2 -> "CREATE TRIGGER " + name + " AFTER UPDATE ON " + table.name()
                                + " REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT" + call;
                        default ->
                            "CREATE TRIGGER " + name + " AFTER INSERT OR DELETE OR TRUNCATE ON " + table.name() + call;
                    });
        });
    }

    static Optional<Draft> triggerState(Dice dice, Inventory inventory, List<String> subject) {
        if (inventory.triggers().isEmpty()) {
            return Optional.empty();
        }
        Part trigger = dice.of(inventory.triggers());
        return Optional.of(new Draft(List.of(), "ALTER TABLE " + trigger.relation() + " "
                + dice.of("DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA") + " TRIGGER " + trigger.name()));
    }

    static Optional<Draft> policy(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "rp", subject).map(table -> {
            String name = Names.part(dice, "pol", subject);
            String condition = Names.condition(dice, inventory, table.columns());
            Optional<Relation> other = Names.relation(dice, inventory, "rpv");
            String exists = other.map(one -> "EXISTS (SELECT 1 FROM " + one.name() + ")").orElse("true");
            return new Draft(List.of(table.name(), name), "CREATE POLICY " + name + " ON " + table.name()
                    + dice.sometimes(20, " AS RESTRICTIVE")
                    + dice.of(" FOR SELECT TO PUBLIC USING (" + condition + ")", " USING (" + exists + ")",
                            " FOR INSERT TO " + dice.of(Names.ROLES) + " WITH CHECK (" + condition + ")",
                            " FOR UPDATE USING (" + condition + ") WITH CHECK (" + exists + ")"));
        });
    }

    static Optional<Draft> rowSecurity(Dice dice, Inventory inventory, List<String> subject) {
        return Names.relation(dice, inventory, "rp", subject)
                .map(table -> new Draft(List.of(table.name()), "ALTER TABLE "
                        + table.name() + dice.of(" ENABLE", " FORCE") + " ROW LEVEL SECURITY"));
    }

    static Optional<Draft> publication(Dice dice, Inventory inventory, List<String> subject) {
        String name = subject.isEmpty() ? dice.of("\"p1\"", "\"p2\"") : subject.getFirst();
        return Names.relation(dice, inventory, "rp").map(table -> new Draft(List.of(name), "CREATE PUBLICATION " + name
                + (inventory.major() < 15
                        ? dice.of("", " FOR TABLE " + table.name(), " FOR ALL TABLES")
                        : dice.of(" FOR TABLES IN SCHEMA " + dice.of(inventory.schemas()), " FOR ALL TABLES",
                                " FOR TABLE " + table.name()
                                        + dice.sometimes(40, " (" + dice.of(table.columns()).name() + ")"),
                                " FOR TABLE " + table.name() + " WHERE (" + dice.of(table.columns()).name()
                                        + " IS NOT NULL)"))
                + dice.sometimes(30, " WITH (publish = 'insert, update')")));
    }

    static Optional<Draft> server(Dice dice, Inventory inventory, List<String> subject) {
        return Optional.of(new Draft(List.of(), "CREATE SERVER \"remote\"" + dice.sometimes(40, " TYPE 'x'")
                + " FOREIGN DATA WRAPPER \"wrapper\"" + dice.sometimes(40, " OPTIONS (host 'h')")));
    }

    static Optional<Draft> wrapper(Dice dice, Inventory inventory, List<String> subject) {
        return Optional.of(new Draft(List.of(),
                "CREATE FOREIGN DATA WRAPPER \"wrapper\"" + dice.sometimes(40, " OPTIONS (o '1')")));
    }
}
