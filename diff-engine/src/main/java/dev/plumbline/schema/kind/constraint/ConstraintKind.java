package dev.plumbline.schema.kind.constraint;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.StorageOptions;
import dev.plumbline.schema.kind.partition.IndexPartition;
import dev.plumbline.schema.kind.table.ReplicaIdentity;
import dev.plumbline.schema.kind.table.TableElements;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for table constraints. */
public final class ConstraintKind extends Kind<Constraint> {

    private static final Pattern SET_COLUMNS = Pattern.compile(" ON DELETE SET (NULL|DEFAULT) \\(");
    private static final Pattern PERIOD = Pattern.compile("^FOREIGN KEY \\([^)]*\\bPERIOD ");

    public ConstraintKind() {
        super(Constraint.class, "constraints.sql", ObjectKind.CONSTRAINT, ObjectKind.FOREIGN_KEY);
    }

    @Override
    public List<Feature<Constraint>> features() {
        return List.of(
                Feature.since(15, "NULLS NOT DISTINCT",
                        constraint -> constraint.definition().startsWith("UNIQUE NULLS NOT DISTINCT")),
                Feature.since(15, "a column list after SET NULL or SET DEFAULT",
                        constraint -> SET_COLUMNS.matcher(constraint.definition()).find()),
                Feature.since(17, "EXCLUDE on a partitioned table",
                        constraint -> constraint.type() == 'x' && constraint.onPartitioned()),
                Feature.since(18, "WITHOUT OVERLAPS",
                        constraint -> constraint.definition().contains(" WITHOUT OVERLAPS)")),
                Feature.since(18, "PERIOD in a foreign key",
                        constraint -> PERIOD.matcher(constraint.definition()).find()),
                Feature.since(18, "NOT ENFORCED", constraint -> constraint.definition().endsWith(" NOT ENFORCED")),
                Feature.since(18, "NOT VALID on a foreign key of a partitioned table",
                        constraint -> constraint.type() == 'f' && !constraint.validated()
                                && constraint.onPartitioned()));
    }

    @Override
    public @Nullable Constraint read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId table = row.carrier(addresses);
        if (table == null || table.kind() != ObjectKind.TABLE && table.kind() != ObjectKind.FOREIGN_TABLE) {
            return null;
        }
        char type = row.text("type").charAt(0);
        return new Constraint(
                table.child(type == 'f' ? ObjectKind.FOREIGN_KEY : ObjectKind.CONSTRAINT, row.text("name")), type,
                row.expression("definition"), row.flag("validated"), row.flag("deferrable"), row.flag("deferred"),
                row.list("index_options"),
                row.textOrNull("index_tablespace"), row.flag("clustered"), row.flag("on_partitioned"));
    }

    @Override
    public Set<String> slots(Constraint constraint) {
        ObjectId table = constraint.id().requireParent();
        Set<String> slots = new HashSet<>();
        slots.add("constraint " + table.displayName() + "." + constraint.id().name());
        if (constraint.type() == 'p') {
            slots.add("primary key of " + table.displayName());
        }
        if ("pu".indexOf(constraint.type()) >= 0) {
            slots.add(keysOf(table));
        }
        if ("pux".indexOf(constraint.type()) >= 0) {
            slots.add("relation " + table.schema().orElseThrow() + "." + constraint.id().name());
        }
        return slots;
    }

    /** A foreign key waits until keys that go are gone, or it would bind itself to one of them. */
    @Override
    public Set<String> takes(Constraint constraint, Catalog to) {
        Set<String> takes = new HashSet<>(slots(constraint));
        takes.remove(keysOf(constraint.id().requireParent()));
        if (constraint.type() == 'f') {
            to.dependencies().of(constraint.id()).stream().filter(needed -> needed.kind() == ObjectKind.COLUMN)
                    .forEach(column -> takes.add(keysOf(column.requireParent())));
        }
        return takes;
    }

    private static String keysOf(ObjectId table) {
        return "keys of " + table.displayName();
    }

    /** The constraint of a partition goes with that of its partitioned table. */
    @Override
    public List<ObjectId> droppedWith(Constraint constraint, Catalog from) {
        return IndexPartition.parentsOf(constraint.id(), from);
    }

    @Override
    public Optional<ObjectId> createdWith(Constraint constraint, Planning planning) {
        ObjectId table = constraint.id().requireParent();
        return planning.creates(table) && constraint.foldsIntoTable(planning.to())
                ? Optional.of(table)
                : Optional.empty();
    }

    @Override
    public List<Statement> create(Constraint constraint, Planning planning) {
        // The key of a partitioned table is made without its partitions, which have constraints of their own to attach.
        boolean only = constraint.onPartitioned() && (constraint.type() == 'p' || constraint.type() == 'u');
        List<Statement> statements = new ArrayList<>();
        statements.add(
                Statement.of("ALTER TABLE " + (only ? "ONLY " : "") + constraint.id().requireParent().sql() + " ADD "
                        + constraint.declaration()));
        statements.addAll(indexAttributes(constraint,
                constraint.onPartitioned() ? constraint.indexOptions() : List.of(), null, false));
        statements.addAll(ReplicaIdentity.withIndex(constraint.id(), planning.to()));
        return statements;
    }

    /** The index attributes that no constraint definition carries. */
    public static List<Statement> indexAttributes(Constraint after, List<String> options, @Nullable String tablespace,
            boolean clustered) {
        String index = Sql.qualified(after.id().schema().orElseThrow(), after.id().name());
        List<String> statements = new ArrayList<>(
                StorageOptions.changes("ALTER INDEX " + index, options, after.indexOptions()));
        if (!Objects.equals(tablespace, after.indexTablespace())) {
            statements.add("ALTER INDEX " + index + " SET TABLESPACE "
                    + Sql.identifier(Objects.requireNonNullElse(after.indexTablespace(), "pg_default")));
        }
        if (clustered != after.clustered()) {
            statements.add("ALTER TABLE " + after.id().requireParent().sql()
                    + (after.clustered()
                            ? " CLUSTER ON " + Sql.identifier(after.id().name())
                            : " SET WITHOUT CLUSTER"));
        }
        return statements.stream().map(Statement::of).toList();
    }

    /** Tables that refer to each other could not be dropped one after the other. */
    @Override
    public boolean dropsFirst(Constraint constraint, Planning planning) {
        ObjectId table = constraint.id().requireParent();
        return constraint.type() == 'f' && planning.from().dependencies().of(constraint.id()).stream()
                .filter(needed -> needed.kind() == ObjectKind.COLUMN).map(ObjectId::requireParent)
                .anyMatch(referenced -> !referenced.equals(table) && planning.drops(referenced));
    }

    @Override
    public List<Statement> drop(Constraint constraint, Planning planning) {
        ObjectId table = constraint.id().requireParent();
        boolean becomesInherited = TableElements.inheritedChecks(table, planning.to()).stream()
                .anyMatch(check -> check.id().name().equals(constraint.id().name())
                        && TableElements.isOwn(check, table, planning.from()));
        if (becomesInherited) {
            return List.of();
        }
        return statements("ALTER TABLE " + constraint.id().requireParent().sql() + " DROP CONSTRAINT "
                + Sql.identifier(constraint.id().name()));
    }

    @Override
    public Alteration alter(Constraint before, Constraint after, Planning planning) {
        boolean redefined = !before.definition().equals(after.definition());
        boolean onlyDeferrability = before.substance().equals(after.substance()) && after.type() == 'f';
        if (before.type() != after.type() || redefined && !onlyDeferrability
                || before.validated() && !after.validated()
                || after.onPartitioned() && !before.indexOptions().equals(after.indexOptions())) {
            return Alteration.replace("PostgreSQL cannot alter this constraint");
        }
        String alter = "ALTER TABLE " + after.id().requireParent().sql();
        String name = Sql.identifier(after.id().name());
        List<Statement> statements = new ArrayList<>();
        if (redefined) {
            statements.add(Statement
                    .of(alter + " ALTER CONSTRAINT " + name + (after.deferrable() ? " DEFERRABLE" : " NOT DEFERRABLE")
                            + (after.deferred() ? " INITIALLY DEFERRED" : "")));
        }
        if (!before.validated() && after.validated()) {
            statements.add(Statement.of(alter + " VALIDATE CONSTRAINT " + name));
        }
        statements.addAll(indexAttributes(after, before.indexOptions(), before.indexTablespace(), before.clustered()));
        return Alteration.inPlace(statements);
    }
}
