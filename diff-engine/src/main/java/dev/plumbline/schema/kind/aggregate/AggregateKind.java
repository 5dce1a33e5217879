package dev.plumbline.schema.kind.aggregate;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Rules for aggregate functions. */
public final class AggregateKind extends Kind<Aggregate> {

    public AggregateKind() {
        super(Aggregate.class, "aggregates.sql", ObjectKind.AGGREGATE);
    }

    @Override
    public Aggregate read(Row row, Addresses addresses) throws SQLException {
        return new Aggregate(row.inSchema(ObjectKind.AGGREGATE), row.text("signature"), row.text("declaration"),
                row.text("shape"), row.list("options"));
    }

    @Override
    public Set<String> slots(Aggregate aggregate) {
        return Set.of("routine " + aggregate.id().requireParent().displayName() + "." + aggregate.signature());
    }

    @Override
    public List<Statement> create(Aggregate aggregate, Planning planning) {
        return statements("CREATE AGGREGATE " + definition(aggregate));
    }

    @Override
    public List<Statement> drop(Aggregate aggregate, Planning planning) {
        return statements("DROP " + Reference.of(aggregate.id()));
    }

    @Override
    public Alteration alter(Aggregate before, Aggregate after, Planning planning) {
        return before.shape().equals(after.shape()) && before.declaration().equals(after.declaration())
                ? Alteration.inPlace("CREATE OR REPLACE AGGREGATE " + definition(after))
                : Alteration.replace("CREATE OR REPLACE cannot change an aggregate's kind, arguments or result");
    }

    private static String definition(Aggregate aggregate) {
        return aggregate.id().requireParent().sql() + "." + aggregate.declaration() + " (\n    "
                + String.join(",\n    ", aggregate.options()) + "\n)";
    }
}
