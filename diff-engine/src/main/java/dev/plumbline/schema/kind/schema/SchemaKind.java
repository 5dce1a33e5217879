package dev.plumbline.schema.kind.schema;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;

/** Rules for schemas. */
public final class SchemaKind extends Kind<Schema> {

    public SchemaKind() {
        super(Schema.class, "schemas.sql", ObjectKind.SCHEMA);
    }

    @Override
    public Schema read(Row row, Addresses addresses) throws SQLException {
        return new Schema(ObjectId.root(ObjectKind.SCHEMA, row.text("name")));
    }

    @Override
    public List<Statement> create(Schema schema, Planning planning) {
        return statements("CREATE SCHEMA " + schema.id().sql());
    }

    @Override
    public List<Statement> drop(Schema schema, Planning planning) {
        return statements("DROP SCHEMA " + schema.id().sql());
    }

    @Override
    public Alteration alter(Schema before, Schema after, Planning planning) {
        return Alteration.inPlace();
    }
}
