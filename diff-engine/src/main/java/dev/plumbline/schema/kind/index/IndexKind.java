package dev.plumbline.schema.kind.index;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.kind.StorageOptions;
import dev.plumbline.schema.kind.partition.IndexPartition;
import dev.plumbline.schema.kind.table.ReplicaIdentity;
import dev.plumbline.schema.kind.table.Table;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for indexes. */
public final class IndexKind extends Kind<Index> {

    public IndexKind() {
        super(Index.class, "indexes.sql", ObjectKind.INDEX);
    }

    @Override
    public List<Feature<Index>> features() {
        return List.of(
                Feature.since(14, "INCLUDE in an SP-GiST index",
                        index -> index.definition().contains(" USING spgist ")
                                && index.definition().contains(" INCLUDE (")),
                Feature.since(15, "NULLS NOT DISTINCT", index -> index.definition().contains(" NULLS NOT DISTINCT")));
    }

    @Override
    public @Nullable Index read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId relation = row.carrier(addresses);
        return relation == null || relation.kind() == ObjectKind.EXTENSION
                ? null
                : new Index(relation.child(ObjectKind.INDEX, row.text("name")), row.expression("definition"),
                        row.expression("substance"),
                        row.list("options"), row.textOrNull("tablespace"), row.flag("valid"), row.flag("clustered"),
                        row.list("statistics_targets"));
    }

    /** The index of a partition goes with that of its partitioned table. */
    @Override
    public List<ObjectId> droppedWith(Index index, Catalog from) {
        return IndexPartition.parentsOf(index.id(), from);
    }

    @Override
    public Set<String> slots(Index index) {
        return Set.of("relation " + index.id().schema().orElseThrow() + "." + index.id().name());
    }

    @Override
    public List<Statement> create(Index index, Planning planning) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(index.definition()));
        statements.addAll(attributes(index, null, false, List.of()));
        statements.addAll(ReplicaIdentity.withIndex(index.id(), planning.to()));
        return statements;
    }

    @Override
    public List<Statement> drop(Index index, Planning planning) {
        return statements("DROP INDEX " + Reference.name(index.id()));
    }

    @Override
    public Alteration alter(Index before, Index after, Planning planning) {
        if (!before.substance().equals(after.substance()) || !before.valid() && after.valid()) {
            return Alteration
                    .replace(before.valid() ? "the definition of an index cannot be altered" : "the index is invalid");
        }
        boolean partitioned = planning.to().find(after.id().requireParent(), Table.class)
                .filter(table -> table.partitionKey() != null).isPresent();
        if (partitioned && !before.options().equals(after.options())) {
            return Alteration.replace("PostgreSQL does not change storage parameters of partitioned indexes");
        }
        List<Statement> statements = new ArrayList<>();
        StorageOptions.changes("ALTER INDEX " + Reference.name(after.id()), before.options(), after.options())
                .forEach(change -> statements.add(Statement.of(change)));
        statements.addAll(attributes(after, before.tablespace(), before.clustered(), before.statisticsTargets()));
        return Alteration.inPlace(statements);
    }

    /** What the definition does not say. */
    private static List<Statement> attributes(Index after, @Nullable String tablespace, boolean clustered,
            List<String> targets) {
        String alter = "ALTER INDEX " + Reference.name(after.id());
        List<String> statements = new ArrayList<>();
        if (!Objects.equals(tablespace, after.tablespace())) {
            statements.add(alter + " SET TABLESPACE "
                    + Sql.identifier(Objects.requireNonNullElse(after.tablespace(), "pg_default")));
        }
        for (String target : after.statisticsTargets()) {
            if (!targets.contains(target)) {
                int equals = target.indexOf('=');
                statements.add(alter + " ALTER COLUMN " + target.substring(0, equals) + " SET STATISTICS "
                        + target.substring(equals + 1));
            }
        }
        for (String target : targets) {
            String column = target.substring(0, target.indexOf('=') + 1);
            if (after.statisticsTargets().stream().noneMatch(other -> other.startsWith(column))) {
                statements.add(
                        alter + " ALTER COLUMN " + column.substring(0, column.length() - 1) + " SET STATISTICS -1");
            }
        }
        if (clustered != after.clustered()) {
            ObjectId relation = after.id().requireParent();
            statements.add("ALTER " + Reference.of(relation)
                    + (after.clustered()
                            ? " CLUSTER ON " + Sql.identifier(after.id().name())
                            : " SET WITHOUT CLUSTER"));
        }
        return statements.stream().map(Statement::of).toList();
    }
}
