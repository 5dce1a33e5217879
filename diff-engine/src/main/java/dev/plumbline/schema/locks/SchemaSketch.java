package dev.plumbline.schema.locks;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.domain.Domain;
import dev.plumbline.schema.kind.domain.DomainConstraint;
import dev.plumbline.schema.kind.index.Index;
import dev.plumbline.schema.kind.partition.Inheritance;
import dev.plumbline.schema.kind.sequence.SequenceOwner;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The little of a schema that lock rules ask for, kept up to date while the statements of a plan pass by. Relations go by their present
 * {@code schema.name}. Not thread-safe.
 */
final class SchemaSketch {

    private static final Set<ObjectKind> RELATIONS = Set.of(ObjectKind.TABLE, ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE, ObjectKind.FOREIGN_TABLE);

    /**
     * A constraint, as far as it matters.
     *
     * @param referenced the table that a foreign key refers to; null for others
     */
    record Known(String table, String name, String definition, boolean valid, @Nullable String referenced) {

        static Known of(String table, String name, String definition, boolean valid) {
            SqlShape shape = SqlShape.of(definition);
            int at = shape.text().indexOf("REFERENCES @ ");
            return new Known(table, name, definition, valid, definition.startsWith("FOREIGN KEY") && at >= 0
                    ? String.join(".", shape.nameAt(at + "REFERENCES ".length()))
                    : null);
        }

        boolean isForeignKey() { return referenced != null; }

        boolean isCheck() { return definition.startsWith("CHECK"); }

        Known validated() {
            return new Known(table, name, definition, true, referenced);
        }

        Known renamed(String before, String after) {
            return new Known(table.equals(before) ? after : table, name, definition, valid,
                    before.equals(referenced) ? after : referenced);
        }
    }

    /** Present name to the name that the plan started with. */
    final Map<String, String> relations = new HashMap<>();
    final Map<String, String> tableOfIndex = new HashMap<>();
    /** Child to parents: one of a partition, several of other heirs. */
    final Map<String, Set<String>> parents = new HashMap<>();
    final Set<String> defaultPartitions = new HashSet<>();
    final List<Known> constraints = new ArrayList<>();
    final Map<String, String> indexDefinitions = new HashMap<>();
    final Map<String, String> columnTypes = new HashMap<>();
    final Set<String> notNull = new HashSet<>();
    final Map<String, String> tableOfSequence = new HashMap<>();
    final Map<String, String> tableOfStatistics = new HashMap<>();
    final Set<String> constrainedDomains = new HashSet<>();
    final Map<String, Set<String>> tablesOfType = new HashMap<>();
    /** Tables of which the definitions of constraints may name columns as they were called before. */
    final Set<String> columnsRenamed = new HashSet<>();
    final Set<String> partitioned = new HashSet<>();

    SchemaSketch(Catalog catalog) {
        catalog.objects().values().forEach(object -> add(object, catalog));
    }

    private void add(CatalogObject object, Catalog catalog) {
        ObjectId id = object.id();
        if (RELATIONS.contains(id.kind())) {
            relations.put(id.displayName(), id.displayName());
        }
        if (object instanceof Table table && table.partitionKey() != null) {
            partitioned.add(id.displayName());
        }
        if (object instanceof Table table && table.ofType() != null) {
            tablesOfType.computeIfAbsent("typed " + String.join(".", SqlShape.of(table.ofType()).nameAt(0)),
                    name -> new HashSet<>()).add(id.displayName());
        }
        @Nullable
        String holder = id.parent() == null ? null : id.parent().displayName();
        if (holder != null && object instanceof Index index) {
            index(holder, id);
            indexDefinitions.put(qualified(id), index.definition());
        } else if (holder != null && object instanceof Constraint constraint) {
            constraints.add(Known.of(holder, id.name(), constraint.definition(), constraint.validated()));
            if (constraint.type() == 'p' || constraint.type() == 'u' || constraint.type() == 'x') {
                index(holder, id);
            }
        } else if (holder != null && object instanceof Column column) {
            columnTypes.put(id.displayName(), column.type());
            if (column.notNull()) {
                notNull.add(id.displayName());
            }
            if (!column.identity().isEmpty()) {
                String sequence = String.join(".", SqlShape.of(column.identitySequence().get(7)).nameAt(0));
                relations.put(sequence, sequence);
                tableOfSequence.put(sequence, holder);
            }
            catalog.dependencies().of(id).stream().filter(type -> type.kind().isType())
                    .forEach(type -> tablesOfType.computeIfAbsent(type.displayName(), name -> new HashSet<>())
                            .add(holder));
        } else if (holder != null && object instanceof Inheritance inheritance) {
            parents.computeIfAbsent(holder, child -> new HashSet<>()).add(inheritance.parentTable().displayName());
            if ("DEFAULT".equals(inheritance.bound())) {
                defaultPartitions.add(holder);
            }
        } else if (holder != null && object instanceof SequenceOwner owner) {
            tableOfSequence.put(holder, owner.column().requireParent().displayName());
        } else if (object instanceof Domain domain && (domain.notNull()
                || !catalog.children(id, DomainConstraint.class).isEmpty())) {
            constrainedDomains.add(id.displayName());
        } else if (id.kind() == ObjectKind.STATISTICS) {
            catalog.dependencies().of(id).stream()
                    .map(needed -> needed.kind() == ObjectKind.COLUMN ? needed.requireParent() : needed)
                    .filter(needed -> RELATIONS.contains(needed.kind()))
                    .forEach(table -> tableOfStatistics.put(id.displayName(), table.displayName()));
        }
    }

    private void index(String table, ObjectId id) {
        tableOfIndex.put(qualified(id), table);
        relations.put(qualified(id), qualified(id));
    }

    private static String qualified(ObjectId id) {
        return id.schema().orElse("") + "." + id.name();
    }

    /** The partitions and other heirs of a table, at any depth. */
    List<String> heirs(String table) {
        return parents.entrySet().stream().filter(child -> child.getValue().contains(table))
                .flatMap(child -> Stream.concat(Stream.of(child.getKey()), heirs(child.getKey()).stream())).toList();
    }

    /** The parents of a table. */
    Set<String> parentsOf(String table) {
        return parents.getOrDefault(table, Set.of());
    }

    /** A table with its heirs. */
    List<String> family(String table) {
        return Stream.concat(Stream.of(table), heirs(table).stream()).distinct().toList();
    }

    /** The default partitions of a table. */
    List<String> defaultsOf(String parent) {
        return defaultPartitions.stream().filter(child -> parentsOf(child).contains(parent)).toList();
    }

    /** The tables whose foreign keys refer to one, over a column where one is given. */
    List<String> referrers(String table, @Nullable String column) {
        return constraints.stream()
                .filter(known -> table.equals(known.referenced()) && !known.table().equals(table)
                        && (column == null || columnsRenamed.contains(known.table())
                                || columnsRenamed.contains(table) || names(known.definition(), true).contains(column)))
                .map(Known::table).distinct().toList();
    }

    /** The tables that a table's foreign keys refer to, over a column where one is given. */
    List<String> referenced(String table, @Nullable String column) {
        return constraints.stream()
                .filter(known -> known.table().equals(table) && known.isForeignKey()
                        && (column == null || columnsRenamed.contains(known.table())
                                || columnsRenamed.contains(table) || names(known.definition(), false).contains(column)))
                .flatMap(known -> Stream.ofNullable(known.referenced())).filter(other -> !other.equals(table))
                .distinct()
                .toList();
    }

    private static List<String> names(String foreignKey, boolean referenced) {
        int at = foreignKey.indexOf(" REFERENCES ");
        return SqlShape
                .of(referenced ? foreignKey.substring(at + " REFERENCES ".length()) : foreignKey.substring(0, at))
                .names().stream().filter(name -> name.size() == 1).map(List::getFirst).toList();
    }

    Optional<Known> constraint(String table, String name) {
        return constraints.stream().filter(known -> known.table().equals(table) && known.name().equals(name))
                .findFirst();
    }

    /** Whether valid checks leave no room for NULL in a column. */
    boolean checkedNotNull(String table, String column) {
        return constraints.stream().anyMatch(known -> known.table().equals(table) && known.valid()
                && saysNotNull(known.definition(), column));
    }

    private static boolean saysNotNull(String definition, String column) {
        SqlShape shape = SqlShape.of(definition);
        String text = shape.text();
        if (text.equals("NOT NULL @ ")) {
            return shape.nameAt("NOT NULL ".length()).equals(List.of(column));
        }
        if (!text.startsWith("CHECK ( ") || text.contains("OR ") || text.contains("CASE ")) {
            return false;
        }
        for (int at = text.indexOf("@ IS NOT NULL "); at >= 0; at = text.indexOf("@ IS NOT NULL ", at + 1)) {
            if (shape.nameAt(at).equals(List.of(column))) {
                return true;
            }
        }
        return false;
    }
}
