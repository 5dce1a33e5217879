package dev.plumbline.schema.kind.publication;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for the tables in publications: one with other columns or another filter leaves and comes again. */
public final class PublicationTableKind extends Kind<PublicationTable> {

    public PublicationTableKind() {
        super(PublicationTable.class, "publication-tables.sql", ObjectKind.PUBLICATION_TABLE);
    }

    @Override
    public List<Feature<PublicationTable>> features() {
        return List.of(
                Feature.since(15, "a row filter", table -> table.filter() != null),
                Feature.since(15, "a column list", table -> !table.columns().isEmpty()));
    }

    @Override
    public @Nullable PublicationTable read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId publication = row.carrierItself(addresses);
        @Nullable
        ObjectId table = row.reference("table", addresses);
        return publication == null || table == null
                ? null
                : new PublicationTable(publication.child(ObjectKind.PUBLICATION_TABLE, table.displayName()), table,
                        row.list("columns"), row.expressionOrNull("filter"));
    }

    @Override
    public List<ObjectId> needs(PublicationTable table) {
        return List.of(table.table());
    }

    /** A column list and whole schemas exclude each other: what leaves the publication leaves first. */
    @Override
    public Set<String> slots(PublicationTable table) {
        return Set.of("place in " + table.id().requireParent());
    }

    @Override
    public List<ObjectId> droppedWith(PublicationTable table, Catalog from) {
        return List.of(table.table());
    }

    @Override
    public List<Statement> create(PublicationTable table, Planning planning) {
        return statements("ALTER PUBLICATION " + table.id().requireParent().sql() + " ADD TABLE ONLY "
                + table.table().sql()
                + (table.columns().isEmpty() ? "" : " (" + Sql.identifiers(table.columns()) + ")")
                + (table.filter() == null ? "" : " WHERE (" + table.filter() + ")"));
    }

    @Override
    public List<Statement> drop(PublicationTable table, Planning planning) {
        return statements("ALTER PUBLICATION " + table.id().requireParent().sql() + " DROP TABLE ONLY "
                + table.table().sql());
    }

    @Override
    public Alteration alter(PublicationTable before, PublicationTable after, Planning planning) {
        return Alteration.replace("the columns and the filter of a published table cannot be altered");
    }
}
