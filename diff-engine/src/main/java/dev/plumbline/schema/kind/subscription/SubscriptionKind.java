package dev.plumbline.schema.kind.subscription;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Features;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules for subscriptions. A plan never reaches for the publisher: a new one is created without connecting and stays disabled, one that
 * goes leaves its slot there.
 */
public final class SubscriptionKind extends Kind<Subscription> {

    private static final Map<String, String> DEFAULTS = Map.of("binary", "false", "streaming", "off",
            "synchronous_commit", "off", "two_phase", "false", "disable_on_error", "false", "password_required", "true",
            "run_as_owner", "false", "origin", "any", "failover", "false");

    public SubscriptionKind() {
        super(Subscription.class, "subscriptions.sql", ObjectKind.SUBSCRIPTION);
    }

    @Override
    public List<Feature<Subscription>> features() {
        return List.of(
                Feature.since(14, "binary", subscription -> Features.option(subscription.options(), "binary")),
                Feature.since(14, "streaming", subscription -> Features.option(subscription.options(), "streaming")),
                Feature.since(15, "two_phase", subscription -> Features.option(subscription.options(), "two_phase")),
                Feature.since(15, "disable_on_error",
                        subscription -> Features.option(subscription.options(), "disable_on_error")),
                Feature.since(16, "streaming = parallel",
                        subscription -> subscription.options().contains("streaming=parallel")),
                Feature.since(16, "password_required",
                        subscription -> Features.option(subscription.options(), "password_required")),
                Feature.since(16, "run_as_owner",
                        subscription -> Features.option(subscription.options(), "run_as_owner")),
                Feature.since(16, "origin", subscription -> Features.option(subscription.options(), "origin")),
                Feature.since(17, "failover", subscription -> Features.option(subscription.options(), "failover")));
    }

    @Override
    public @Nullable Subscription read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        String connection = row.textOrNull("connection");
        return connection == null
                ? null
                : new Subscription(ObjectId.root(ObjectKind.SUBSCRIPTION, row.text("name")), connection,
                        row.flag("has_secret"), row.list("publications"), row.textOrNull("slot_name"),
                        row.list("options"));
    }

    @Override
    public List<Statement> create(Subscription subscription, Planning planning) {
        List<String> options = new ArrayList<>();
        options.add("connect = false");
        options.add("slot_name = " + slot(subscription));
        Map<String, String> values = byName(subscription.options());
        if (planning.from().version().isAtLeast(14)) {
            values.putIfAbsent("streaming", "off");
        }
        values.forEach((name, value) -> options.add(name + " = " + Sql.literal(value)));
        return statements("CREATE SUBSCRIPTION " + subscription.id().sql() + " CONNECTION "
                + Sql.literal(subscription.connection()) + " PUBLICATION "
                + Sql.identifiers(subscription.publications()) + " WITH (" + String.join(", ", options) + ")");
    }

    @Override
    public List<Statement> drop(Subscription subscription, Planning planning) {
        String alter = "ALTER SUBSCRIPTION " + subscription.id().sql();
        return statements(alter + " DISABLE", alter + " SET (slot_name = NONE)",
                "DROP SUBSCRIPTION " + subscription.id().sql());
    }

    @Override
    public Alteration alter(Subscription before, Subscription after, Planning planning) {
        if (!before.connection().equals(after.connection()) && (before.hasSecret() || after.hasSecret())) {
            return new Alteration.Impossible("its connection string changes and holds a password, which is never read;"
                    + " change it with ALTER SUBSCRIPTION … CONNECTION");
        }
        String alter = "ALTER SUBSCRIPTION " + after.id().sql();
        List<String> statements = new ArrayList<>();
        if (!before.connection().equals(after.connection())) {
            statements.add(alter + " CONNECTION " + Sql.literal(after.connection()));
        }
        if (!before.publications().equals(after.publications())) {
            statements.add(alter + " SET PUBLICATION " + Sql.identifiers(after.publications())
                    + " WITH (refresh = false)");
        }
        Map<String, String> changes = byName(after.options());
        byName(before.options()).keySet()
                .forEach(name -> changes.putIfAbsent(name, Objects.requireNonNull(DEFAULTS.get(name))));
        changes.entrySet().removeIf(entry -> before.options().contains(entry.getKey() + "=" + entry.getValue()));
        if (changes.containsKey("two_phase")) {
            return new Alteration.Impossible(
                    "two_phase is decided when a subscription is created; drop it and create it again");
        }
        List<String> sets = new ArrayList<>();
        if (!Objects.equals(before.slotName(), after.slotName())) {
            sets.add("slot_name = " + slot(after));
        }
        changes.forEach((name, value) -> sets.add(name + " = " + Sql.literal(value)));
        if (!sets.isEmpty()) {
            statements.add(alter + " SET (" + String.join(", ", sets) + ")");
        }
        return Alteration.inPlace(statements.toArray(String[]::new));
    }

    private static String slot(Subscription subscription) {
        return subscription.slotName() == null ? "NONE" : Sql.literal(subscription.slotName());
    }

    private static Map<String, String> byName(List<String> options) {
        Map<String, String> values = new TreeMap<>();
        options.forEach(option -> values.put(option.substring(0, option.indexOf('=')),
                option.substring(option.indexOf('=') + 1)));
        return values;
    }
}
