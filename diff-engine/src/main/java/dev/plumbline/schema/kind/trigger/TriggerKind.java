package dev.plumbline.schema.kind.trigger;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rules for triggers. Partitions have copies of their parent's triggers, which can be enabled and disabled on their own. */
public final class TriggerKind extends Kind<Trigger> {

    public TriggerKind() {
        super(Trigger.class, "triggers.sql", ObjectKind.TRIGGER);
    }

    @Override
    public @Nullable Trigger read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId relation = row.carrierItself(addresses);
        if (relation == null) {
            return null;
        }
        @Nullable
        ObjectId original = row.flag("copy") ? row.reference("original", addresses) : null;
        return new Trigger(relation.child(ObjectKind.TRIGGER, row.text("name")), row.expression("definition"),
                row.text("enabled"), original, places(row.relations("tables", addresses)));
    }

    /** Where a copy's table and the tables above it hang. */
    private static List<ObjectId> places(List<ObjectId> tables) {
        return IntStream.range(1, tables.size())
                .mapToObj(level -> tables.get(level - 1).child(ObjectKind.PARTITION, tables.get(level).displayName()))
                .toList();
    }

    @Override
    public List<ObjectId> needs(Trigger trigger) {
        List<ObjectId> needs = new ArrayList<>(trigger.places());
        if (trigger.original() != null) {
            needs.add(trigger.original());
        }
        return needs;
    }

    /** A table cannot have a trigger of its own beside the copy of one. */
    @Override
    public Set<String> slots(Trigger trigger) {
        return trigger.original() == null ? Set.of(slot(trigger.id().requireParent(), trigger.id().name())) : Set.of();
    }

    /** The name of a trigger on a table, which a copy takes as well. */
    public static String slot(ObjectId table, String name) {
        return "trigger " + name + " on " + table;
    }

    @Override
    public List<ObjectId> droppedWith(Trigger trigger, Catalog from) {
        return trigger.original() == null ? List.of() : needs(trigger);
    }

    @Override
    public List<Statement> create(Trigger trigger, Planning planning) {
        List<Statement> statements = new ArrayList<>();
        if (trigger.original() != null) {
            statements.add(enable(trigger, trigger.enabled()));
            return statements;
        }
        statements.add(Statement.of(trigger.definition()));
        if (!trigger.enabled().equals("ENABLE")) {
            statements.add(enable(trigger, trigger.enabled()));
        }
        return statements;
    }

    @Override
    public List<Statement> drop(Trigger trigger, Planning planning) {
        return trigger.original() == null
                ? statements("DROP TRIGGER " + Reference.name(trigger.id()))
                : planning.to().find(trigger.original(), Trigger.class)
                        .map(original -> List.of(enable(trigger, original.enabled()))).orElse(List.of());
    }

    @Override
    public Alteration alter(Trigger before, Trigger after, Planning planning) {
        return before.definition().equals(after.definition())
                ? Alteration.disturbing(List.of(enable(after, after.enabled())),
                        dependent -> dependent.kind() == ObjectKind.TRIGGER)
                : Alteration.replace("the definition of a trigger cannot be altered");
    }

    /** A change on a partitioned table reaches all its partitions; one on a copy only that. */
    private static Statement enable(Trigger trigger, String state) {
        return Statement.of("ALTER TABLE " + (trigger.original() == null ? "" : "ONLY ")
                + trigger.id().requireParent().sql() + " " + state + " TRIGGER " + Sql.identifier(trigger.id().name()));
    }
}
