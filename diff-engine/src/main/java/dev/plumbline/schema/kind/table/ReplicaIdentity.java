package dev.plumbline.schema.kind.table;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What tells rows apart for logical replication. An index that does it says so when it is there. */
public final class ReplicaIdentity {

    private static final String INDEX = "index ";

    private ReplicaIdentity() {}

    /** The change to an identity that is no index. */
    static List<Statement> change(String before, Table after) {
        return before.equals(after.replicaIdentity()) || after.replicaIdentity().startsWith(INDEX)
                ? List.of()
                : List.of(Statement.of("ALTER TABLE " + after.id().sql() + " REPLICA IDENTITY "
                        + after.replicaIdentity().toUpperCase(Locale.ROOT)));
    }

    /** The index, or the constraint with the index, that is a table's identity. */
    static Optional<ObjectId> index(Table table, Catalog catalog) {
        if (!table.replicaIdentity().startsWith(INDEX)) {
            return Optional.empty();
        }
        String name = table.replicaIdentity().substring(INDEX.length());
        ObjectId constraint = table.id().child(ObjectKind.CONSTRAINT, name);
        return Optional.of(catalog.contains(constraint) ? constraint : table.id().child(ObjectKind.INDEX, name));
    }

    /** The statement that makes an index its table's identity, if it is. */
    public static List<Statement> withIndex(ObjectId index, Catalog catalog) {
        return catalog.find(index.requireParent(), Table.class)
                .filter(table -> index(table, catalog).filter(index::equals).isPresent())
                .map(table -> Statement.of("ALTER TABLE " + table.id().sql() + " REPLICA IDENTITY USING INDEX "
                        + Sql.identifier(index.name())))
                .stream().toList();
    }
}
