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
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rules for publications. */
public final class PublicationKind extends Kind<Publication> {

    public PublicationKind() {
        super(Publication.class, "publications.sql", ObjectKind.PUBLICATION);
    }

    @Override
    public List<Feature<Publication>> features() {
        return List.of(
                Feature.since(18, "publish_generated_columns", publication -> publication.generatedColumns() != null));
    }

    @Override
    public Publication read(Row row, Addresses addresses) throws SQLException {
        return new Publication(ObjectId.root(ObjectKind.PUBLICATION, row.text("name")), row.flag("all_tables"),
                row.text("publish"), row.flag("via_partition_root"), row.textOrNull("generated_columns"));
    }

    @Override
    public List<Statement> create(Publication publication, Planning planning) {
        List<String> options = new ArrayList<>();
        options.add("publish = " + Sql.literal(publication.publish()));
        if (publication.viaPartitionRoot()) {
            options.add("publish_via_partition_root = true");
        }
        if (publication.generatedColumns() != null) {
            options.add("publish_generated_columns = " + publication.generatedColumns());
        }
        return statements("CREATE PUBLICATION " + publication.id().sql()
                + (publication.allTables() ? " FOR ALL TABLES" : "") + " WITH (" + String.join(", ", options) + ")");
    }

    @Override
    public List<Statement> drop(Publication publication, Planning planning) {
        return statements("DROP PUBLICATION " + publication.id().sql());
    }

    @Override
    public Alteration alter(Publication before, Publication after, Planning planning) {
        if (before.allTables() != after.allTables()) {
            return Alteration.replace("a publication cannot turn to or from all tables");
        }
        List<String> options = new ArrayList<>();
        if (!before.publish().equals(after.publish())) {
            options.add("publish = " + Sql.literal(after.publish()));
        }
        if (before.viaPartitionRoot() != after.viaPartitionRoot()) {
            options.add("publish_via_partition_root = " + after.viaPartitionRoot());
        }
        if (!Objects.equals(before.generatedColumns(), after.generatedColumns())) {
            options.add("publish_generated_columns = "
                    + Objects.requireNonNullElse(after.generatedColumns(), "none"));
        }
        return Alteration
                .inPlace("ALTER PUBLICATION " + after.id().sql() + " SET (" + String.join(", ", options) + ")");
    }
}
