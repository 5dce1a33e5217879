package dev.plumbline.schema.kind.partition;

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
import org.jspecify.annotations.Nullable;

/** Rules for attaching the indexes of partitions. ATTACH is a no-op where ATTACH PARTITION has already done it. */
public final class IndexPartitionKind extends Kind<IndexPartition> {

    public IndexPartitionKind() {
        super(IndexPartition.class, "index-partitions.sql", ObjectKind.INDEX_PARTITION);
    }

    @Override
    public @Nullable IndexPartition read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId child = row.carrier(addresses);
        @Nullable
        ObjectId parent = row.reference("parent", addresses);
        return child == null || parent == null
                ? null
                : new IndexPartition(child.child(ObjectKind.INDEX_PARTITION, parent.displayName()), parent,
                        row.text("index_name"),
                        row.text("parent_index_name"));
    }

    @Override
    public List<ObjectId> needs(IndexPartition partition) {
        ObjectId table = partition.id().requireParent().requireParent();
        return List.of(partition.parentIndex(),
                table.child(ObjectKind.PARTITION, partition.parentIndex().requireParent().displayName()));
    }

    @Override
    public List<Statement> create(IndexPartition partition, Planning planning) {
        return statements("ALTER INDEX " + partition.parentIndexName() + " ATTACH PARTITION " + partition.indexName());
    }

    @Override
    public List<Statement> drop(IndexPartition partition, Planning planning) {
        return List.of();
    }

    @Override
    public Alteration alter(IndexPartition before, IndexPartition after, Planning planning) {
        return Alteration.inPlace();
    }
}
