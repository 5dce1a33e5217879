package dev.plumbline.schema.kind;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.ColumnKind;
import dev.plumbline.schema.kind.domain.Domain;
import dev.plumbline.schema.kind.domain.DomainConstraint;
import dev.plumbline.schema.kind.domain.DomainKind;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Replaces a type or collation that columns use where no ALTER exists (an enum label removed, a domain on another base type). The old one
 * and the domains, composite types and ranges made of it step aside under other names, new ones are created, every column moves over
 * through its text form, and the old ones go. What else uses them (views, functions, checks, …) goes before and comes back after.
 */
public final class TypeReplacement {

    private static final Set<ObjectKind> MADE_OF_TYPES = EnumSet.of(ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE,
            ObjectKind.RANGE_TYPE);
    private static final Set<ObjectKind> FACTS = EnumSet.of(ObjectKind.OWNER, ObjectKind.COMMENT, ObjectKind.PRIVILEGE,
            ObjectKind.SECURITY_LABEL);
    private static final Set<ObjectKind> STAYS = EnumSet.of(ObjectKind.TABLE, ObjectKind.FOREIGN_TABLE,
            ObjectKind.ATTRIBUTE, ObjectKind.SEQUENCE_OWNER, ObjectKind.INHERITANCE, ObjectKind.PARTITION,
            ObjectKind.INDEX_PARTITION);
    private static final Set<ObjectKind> PARTS = EnumSet.of(ObjectKind.ATTRIBUTE, ObjectKind.DOMAIN_CONSTRAINT);
    /** What PostgreSQL rebuilds by itself when only the type of a column changes. */
    private static final Set<ObjectKind> FOLLOWS_COLUMN = EnumSet.of(ObjectKind.INDEX, ObjectKind.CONSTRAINT,
            ObjectKind.STATISTICS);

    private final Planning planning;
    private final Catalog from;
    /** The root first, then what is made of it. */
    private final List<ObjectId> types = new ArrayList<>();
    private final Set<ObjectId> columns = new TreeSet<>();
    private final Set<ObjectId> typedTables = new TreeSet<>();
    /** Columns of typed tables whose attribute changes its type. */
    private final Set<ObjectId> followers = new TreeSet<>();

    private TypeReplacement(ObjectId root, Planning planning) {
        this.planning = planning;
        this.from = planning.from();
        collect(root);
        types.forEach(this::collectUsers);
    }

    /** The alteration that replaces {@code root} by what {@code create} makes. */
    public static Alteration of(ObjectId root, List<Statement> create, Planning planning) {
        TypeReplacement replacement = new TypeReplacement(root, planning);
        return replacement.obstacle().<Alteration>map(Alteration.Impossible::new)
                .orElseGet(() -> replacement.alteration(create));
    }

    /** Whether columns of tables, or whole tables, are of the type or of a type that is made of it. */
    public static boolean isStored(ObjectId type, Planning planning) {
        TypeReplacement replacement = new TypeReplacement(type, planning);
        return !replacement.columns.isEmpty();
    }

    /** The plan, but of the attributes only those that are there before and after. */
    public static Planning stayingParts(Planning planning) {
        return new AsItWas(planning, planning.to()
                .filter(id -> id.kind() != ObjectKind.ATTRIBUTE || planning.from().contains(id)));
    }

    private void collect(ObjectId type) {
        if (!types.contains(type)) {
            madeOf(type).forEach(this::collect);
            types.addFirst(type);
        }
    }

    private Stream<ObjectId> madeOf(ObjectId type) {
        return from.dependencies().on(type).stream().filter(id -> !id.isWithin(type))
                .filter(id -> planning.to().dependencies().of(id).contains(type))
                .map(id -> id.kind() == ObjectKind.ATTRIBUTE ? id.requireParent() : id)
                .filter(id -> MADE_OF_TYPES.contains(id.kind()) && planning.to().contains(id)).distinct();
    }

    private void collectUsers(ObjectId type) {
        for (ObjectId dependent : from.dependencies().on(type)) {
            boolean staysOnType = planning.to().dependencies().of(dependent).contains(type);
            if (staysOnType && isPlainColumn(dependent, from) && isPlainColumn(dependent, planning.to())) {
                columns.add(dependent);
            } else if (staysOnType && from.find(dependent, Table.class).filter(table -> table.ofType() != null)
                    .isPresent()) {
                typedTables.add(dependent);
                planning.to().children(dependent, Column.class).stream()
                        .filter(column -> from.find(column.id(), Column.class)
                                .filter(old -> !old.nameAndType().equals(column.nameAndType())).isPresent())
                        .map(Column::id).forEach(followers::add);
            }
        }
    }

    private static boolean isPlainColumn(ObjectId id, Catalog catalog) {
        return catalog.find(id, Column.class).filter(column -> !column.ofView() && column.generated().isEmpty())
                .isPresent();
    }

    /** Why there is no way, if there is none. */
    private Optional<String> obstacle() {
        for (ObjectId id : columns) {
            if (from.find(id, Column.class).filter(Column::partitionKey).isPresent()) {
                return Optional.of(id + " is part of a partition key, whose type PostgreSQL does not change;"
                        + " move the rows to a new table");
            }
            Optional<ObjectId> holder = from.dependencies().on(id.requireParent()).stream()
                    .filter(other -> !other.isWithin(id.requireParent()) && isPlainColumn(other, from)).findFirst();
            if (holder.isPresent()) {
                return Optional.of(holder.get() + " holds rows of " + id.requireParent()
                        + ", so that PostgreSQL does not change the type of " + id);
            }
        }
        return Optional.empty();
    }

    private Alteration alteration(List<Statement> create) {
        List<String> before = new ArrayList<>();
        typedTables.forEach(table -> before.add("ALTER TABLE " + table.sql() + " NOT OF"));
        // The functions that construct ranges keep their names when the type takes another: two cannot stand side by side.
        boolean throughText = types.stream().anyMatch(type -> type.kind() == ObjectKind.RANGE_TYPE);
        if (throughText) {
            columns.forEach(id -> move(id, true, before));
            types.reversed().forEach(type -> before.add("DROP " + Reference.of(type)));
        } else {
            types.forEach(type -> before
                    .add("ALTER " + Reference.of(type) + " RENAME TO " + Sql.identifier(Sql.aside(type.name()))));
        }
        List<String> after = new ArrayList<>();
        Set<ObjectId> moved = new TreeSet<>(columns);
        moved.addAll(followers);
        moved.forEach(id -> move(id, false, after));
        if (!throughText) {
            types.reversed().forEach(type -> after
                    .add("DROP " + Reference.of(new ObjectId(type.kind(), type.parent(), Sql.aside(type.name())))));
        }
        typedTables.forEach(table -> after.add("ALTER TABLE " + table.sql() + " OF "
                + from.find(table, Table.class).orElseThrow().ofType()));
        List<Statement> statements = new ArrayList<>(before.stream().map(Statement::of).toList());
        statements.addAll(create);
        types.stream().skip(1).forEach(type -> statements.addAll(asItWas(type)));
        statements.addAll(after.stream().map(Statement::of).toList());
        moved.forEach(
                id -> statements.addAll(ColumnKind.afterRetyping(planning.to().find(id, Column.class).orElseThrow())));
        Set<ObjectId> alsoAlters = new TreeSet<>(columns);
        alsoAlters.addAll(followers);
        alsoAlters.addAll(types);
        types.stream().flatMap(type -> planning.to().children(type).stream())
                .filter(child -> PARTS.contains(child.kind())).forEach(alsoAlters::add);
        return new Alteration.InPlace(statements, dependent -> disturbs(dependent, throughText), alsoAlters);
    }

    private void move(ObjectId id, boolean toText, List<String> statements) {
        Column column = planning.to().find(id, Column.class).orElseThrow();
        if (column.inherited()) {
            return;
        }
        String name = Sql.identifier(id.name());
        String text = column.type().endsWith("[]") ? "text[]" : "text";
        String type = toText ? text : column.type();
        // The rows of a foreign table live elsewhere: there is nothing to convert.
        String using = id.requireParent().kind() == ObjectKind.FOREIGN_TABLE
                ? ""
                : " USING " + name + "::" + text + (toText ? "" : "::" + type);
        statements.add("ALTER TABLE " + id.requireParent().sql() + " ALTER COLUMN " + name + " TYPE " + type
                + (toText || column.collation() == null ? "" : " COLLATE " + column.collation()) + using);
    }

    /** The type comes back as it was, without what has gone before; what changes about it has an action of its own. */
    private List<Statement> asItWas(ObjectId type) {
        return from.find(type, Domain.class)
                .map(domain -> domain.withDefaultOf(planning.to().find(type, Domain.class).orElse(domain)))
                .map(domain -> DomainKind.create(domain, planning.to()))
                .orElseGet(() -> asItWas(Kinds.of(type.kind()), type));
    }

    private <T extends CatalogObject> List<Statement> asItWas(Kind<T> kind, ObjectId id) {
        return kind.create(from.find(id, kind.type()).orElseThrow(), new AsItWas(planning));
    }

    private record AsItWas(Planning planning, Catalog to) implements Planning {

        AsItWas(Planning planning) {
            this(planning, planning.from()
                    .filter(id -> id.kind() != ObjectKind.ATTRIBUTE || planning.to().contains(id)));
        }

        @Override
        public Catalog from() {
            return planning.from();
        }

        @Override
        public boolean creates(ObjectId id) {
            return planning.creates(id);
        }

        @Override
        public boolean drops(ObjectId id) {
            return planning.drops(id);
        }

        @Override
        public boolean remakes(ObjectId id) {
            return planning.remakes(id);
        }
    }

    private boolean disturbs(ObjectId dependent, boolean throughText) {
        // A type that is no longer made of this one leaves it by an action of its own.
        if (MADE_OF_TYPES.contains(dependent.kind()) || STAYS.contains(dependent.kind())) {
            return false;
        }
        if (FACTS.contains(dependent.kind())) {
            ObjectId carrier = dependent.requireParent();
            return types.contains(carrier) || PARTS.contains(carrier.kind());
        }
        if (dependent.kind() == ObjectKind.DOMAIN_CONSTRAINT && types.contains(dependent.requireParent())) {
            return from.find(dependent, DomainConstraint.class).filter(check -> check.foldsIntoDomain(from)).isEmpty();
        }
        if (dependent.kind() == ObjectKind.COLUMN) {
            return !columns.contains(dependent) && from.find(dependent, Column.class)
                    .filter(column -> !column.generated().isEmpty()).isPresent();
        }
        return throughText || !FOLLOWS_COLUMN.contains(dependent.kind())
                || from.dependencies().of(dependent).stream().anyMatch(types::contains);
    }
}
