package dev.plumbline.schema.kind.publication;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for the schemas in publications. */
public final class PublicationSchemaKind extends Kind<PublicationSchema> {

    public PublicationSchemaKind() {
        super(PublicationSchema.class, "publication-schemas.sql", ObjectKind.PUBLICATION_SCHEMA);
    }

    @Override
    public List<Feature<PublicationSchema>> features() {
        return List.of(
                Feature.since(15, "FOR TABLES IN SCHEMA", schema -> true));
    }

    @Override
    public @Nullable PublicationSchema read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId publication = row.carrierItself(addresses);
        ObjectId schema = ObjectId.root(ObjectKind.SCHEMA, row.text("schema_name"));
        return publication == null
                ? null
                : new PublicationSchema(publication.child(ObjectKind.PUBLICATION_SCHEMA, schema.name()), schema);
    }

    @Override
    public List<ObjectId> needs(PublicationSchema schema) {
        return List.of(schema.schema());
    }

    @Override
    public Set<String> slots(PublicationSchema schema) {
        return Set.of("place in " + schema.id().requireParent());
    }

    @Override
    public List<Statement> create(PublicationSchema schema, Planning planning) {
        return statements(change(schema, "ADD"));
    }

    @Override
    public List<Statement> drop(PublicationSchema schema, Planning planning) {
        return statements(change(schema, "DROP"));
    }

    @Override
    public Alteration alter(PublicationSchema before, PublicationSchema after, Planning planning) {
        return Alteration.inPlace();
    }

    private static String change(PublicationSchema schema, String verb) {
        return "ALTER PUBLICATION " + schema.id().requireParent().sql() + " " + verb + " TABLES IN SCHEMA "
                + schema.schema().sql();
    }
}
