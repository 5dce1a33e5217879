package dev.plumbline.schema.kind.transform;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;

/** Rules for transforms. */
public final class TransformKind extends Kind<Transform> {

    public TransformKind() {
        super(Transform.class, "transforms.sql", ObjectKind.TRANSFORM);
    }

    @Override
    public Transform read(Row row, Addresses addresses) throws SQLException {
        return new Transform(ObjectId.root(ObjectKind.TRANSFORM, row.text("name")), row.list("directions"));
    }

    @Override
    public List<Statement> create(Transform transform, Planning planning) {
        return statements("CREATE " + definition(transform));
    }

    @Override
    public List<Statement> drop(Transform transform, Planning planning) {
        return statements("DROP " + Reference.of(transform.id()));
    }

    @Override
    public Alteration alter(Transform before, Transform after, Planning planning) {
        return Alteration.inPlace("CREATE OR REPLACE " + definition(after));
    }

    private static String definition(Transform transform) {
        return Reference.of(transform.id()) + " (" + String.join(", ", transform.directions()) + ")";
    }
}
