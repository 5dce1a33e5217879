package dev.plumbline.schema.kind.trigger;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for triggers. */
public final class TriggerKind extends Kind<Trigger> {

    public TriggerKind() {
        super(Trigger.class, "triggers.sql", ObjectKind.TRIGGER);
    }

    @Override
    public @Nullable Trigger read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId relation = row.carrier(addresses);
        return relation == null || relation.kind() == ObjectKind.EXTENSION
                ? null
                : new Trigger(relation.child(ObjectKind.TRIGGER, row.text("name")), row.expression("definition"),
                        row.text("enabled"));
    }

    @Override
    public List<Statement> create(Trigger trigger, Planning planning) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(trigger.definition()));
        if (!trigger.enabled().equals("ENABLE")) {
            statements.add(enable(trigger));
        }
        return statements;
    }

    @Override
    public List<Statement> drop(Trigger trigger, Planning planning) {
        return statements("DROP TRIGGER " + Reference.name(trigger.id()));
    }

    @Override
    public Alteration alter(Trigger before, Trigger after, Planning planning) {
        return before.definition().equals(after.definition())
                ? Alteration.inPlace(List.of(enable(after)))
                : Alteration.replace("the definition of a trigger cannot be altered");
    }

    private static Statement enable(Trigger trigger) {
        return Statement.of("ALTER TABLE " + trigger.id().requireParent().sql() + " " + trigger.enabled() + " TRIGGER "
                + Sql.identifier(trigger.id().name()));
    }
}
