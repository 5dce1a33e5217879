package dev.plumbline.schema.kind.eventtrigger;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Rules for event triggers. They would see the statements of the plan: what goes, goes first, and what comes, comes last. */
public final class EventTriggerKind extends Kind<EventTrigger> {

    public EventTriggerKind() {
        super(EventTrigger.class, "event-triggers.sql", ObjectKind.EVENT_TRIGGER);
    }

    @Override
    public List<Feature<EventTrigger>> features() {
        return List.of(
                Feature.since(17, "the event login", trigger -> trigger.event().equals("login")));
    }

    @Override
    public EventTrigger read(Row row, Addresses addresses) throws SQLException {
        return new EventTrigger(ObjectId.root(ObjectKind.EVENT_TRIGGER, row.text("name")), row.text("event"),
                row.list("tags"), row.text("function_name"), row.text("enabled"));
    }

    @Override
    public List<Statement> create(EventTrigger trigger, Planning planning) {
        String tags = trigger.tags().isEmpty()
                ? ""
                : " WHEN TAG IN (" + trigger.tags().stream().map(Sql::literal).collect(Collectors.joining(", ")) + ")";
        String create = "CREATE EVENT TRIGGER " + trigger.id().sql() + " ON " + trigger.event() + tags
                + " EXECUTE FUNCTION " + trigger.function() + "()";
        return trigger.enabled().equals("ENABLE") ? statements(create) : statements(create, enable(trigger));
    }

    @Override
    public List<Statement> drop(EventTrigger trigger, Planning planning) {
        return statements("DROP EVENT TRIGGER " + trigger.id().sql());
    }

    @Override
    public Alteration alter(EventTrigger before, EventTrigger after, Planning planning) {
        boolean onlyEnabled = before.event().equals(after.event()) && before.tags().equals(after.tags())
                && before.function().equals(after.function());
        return onlyEnabled
                ? Alteration.inPlace(enable(after))
                : Alteration.replace("ALTER EVENT TRIGGER can only enable and disable");
    }

    private static String enable(EventTrigger trigger) {
        return "ALTER EVENT TRIGGER " + trigger.id().sql() + " " + trigger.enabled();
    }
}
