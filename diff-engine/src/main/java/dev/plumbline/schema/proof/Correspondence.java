package dev.plumbline.schema.proof;

import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.ChangeType;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.domain.Domain;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which tables and columns of TO hold what tables and columns of FROM held.
 *
 * @param tables the tables that both sides have
 */
record Correspondence(List<TablePair> tables) {

    Correspondence {
        tables = List.copyOf(tables);
    }

    /**
     * A table on both sides, with its columns.
     *
     * @param stored whether it holds rows of its own: partitioned tables do not, their partitions do
     */
    record TablePair(ObjectId from, ObjectId to, List<ColumnPair> columns, boolean stored) {

        TablePair {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column on both sides.
     *
     * @param fromBase its type in FROM, or the type below its domain
     * @param toBase its type in TO, or the type below its domain
     */
    record ColumnPair(Column from, Column to, String fromBase, String toBase) {

        boolean sameType() {
            return fromBase.equals(toBase);
        }

        /** Whether the values are numbers that may be written with more or fewer zeros. */
        boolean isNumeric() {
            return fromBase.matches("numeric(\\(.*\\))?") && toBase.matches("numeric(\\(.*\\))?");
        }

        boolean generated() {
            return !from.generated().isEmpty() || !to.generated().isEmpty();
        }
    }

    static Correspondence of(Catalog from, Catalog to, List<Change> changes) {
        Map<ObjectId, String> formerNames = new HashMap<>();
        changes.stream().filter(change -> change.type() == ChangeType.RENAMED)
                .forEach(change -> change.attributes().stream()
                        .filter(attribute -> attribute.attribute().equals("name") && attribute.before() != null)
                        .forEach(attribute -> formerNames.put(change.object(),
                                Objects.requireNonNull(attribute.before()))));
        List<TablePair> tables = new ArrayList<>();
        for (ObjectId id : to.ids()) {
            ObjectId former = former(id, formerNames);
            if (id.kind() == ObjectKind.TABLE && from.find(former, Table.class).isPresent()) {
                List<ColumnPair> columns = to.children(id, Column.class).stream()
                        .flatMap(column -> from.find(former(column.id(), formerNames), Column.class).stream()
                                .map(before -> new ColumnPair(before, column, base(before.type(), from),
                                        base(column.type(), to))))
                        .sorted(Comparator.comparingInt((ColumnPair pair) -> pair.from().position())).toList();
                boolean stored = to.find(id, Table.class).filter(table -> table.partitionKey() == null).isPresent();
                tables.add(new TablePair(former, id, columns, stored));
            }
        }
        return new Correspondence(tables);
    }

    /** The tables of one side alone, each with itself. */
    static Correspondence itself(Catalog catalog) {
        return of(catalog, catalog, List.of());
    }

    private static String base(String type, Catalog catalog) {
        return catalog.objects().values().stream().filter(Domain.class::isInstance).map(Domain.class::cast)
                .filter(domain -> domain.id().displayName().equals(type.replace("\"", ""))).findFirst()
                .map(domain -> base(domain.baseType(), catalog)).orElse(type);
    }

    private static ObjectId former(ObjectId id, Map<ObjectId, String> formerNames) {
        ObjectId parent = id.parent() == null ? null : former(id.parent(), formerNames);
        // A column may have been renamed before its table or after it.
        String name = formerNames.getOrDefault(new ObjectId(id.kind(), parent, id.name()), id.name());
        return new ObjectId(id.kind(), parent, formerNames.getOrDefault(id, name));
    }
}
