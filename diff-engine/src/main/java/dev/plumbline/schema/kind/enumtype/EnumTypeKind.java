package dev.plumbline.schema.kind.enumtype;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.TypeReplacement;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules for enumerated types: labels can be added anywhere; anything else replaces the type under its columns. */
public final class EnumTypeKind extends Kind<EnumType> {

    public EnumTypeKind() {
        super(EnumType.class, "enums.sql", ObjectKind.ENUM);
    }

    @Override
    public EnumType read(Row row, Addresses addresses) throws SQLException {
        return new EnumType(row.inSchema(ObjectKind.ENUM), row.list("labels"));
    }

    @Override
    public Set<String> slots(EnumType type) {
        return Set.of("type " + type.id().displayName());
    }

    @Override
    public List<Statement> create(EnumType type, Planning planning) {
        String labels = type.labels().stream().map(Sql::literal).collect(Collectors.joining(", "));
        return statements("CREATE TYPE " + type.id().sql() + " AS ENUM (" + labels + ")");
    }

    @Override
    public List<Statement> drop(EnumType type, Planning planning) {
        return statements("DROP TYPE " + type.id().sql());
    }

    @Override
    public Alteration alter(EnumType before, EnumType after, Planning planning) {
        List<String> kept = after.labels().stream().filter(before.labels()::contains).toList();
        return kept.equals(before.labels())
                ? Alteration.inPlace(additions(before, after))
                : TypeReplacement.of(after.id(), create(after, planning), planning);
    }

    /** One statement a new label; each finds its place next to a label that is already there. */
    private static List<Statement> additions(EnumType before, EnumType after) {
        List<Statement> statements = new ArrayList<>();
        Set<String> known = new HashSet<>(before.labels());
        for (int i = 0; i < after.labels().size(); i++) {
            String label = after.labels().get(i);
            if (known.add(label)) {
                String place = "";
                if (i > 0) {
                    place = known.size() - 1 == i ? "" : " AFTER " + Sql.literal(after.labels().get(i - 1));
                } else if (known.size() > 1) {
                    place = " BEFORE " + Sql.literal(before.labels().getFirst());
                }
                statements.add(
                        Statement.alone("ALTER TYPE " + after.id().sql() + " ADD VALUE " + Sql.literal(label) + place));
            }
        }
        return statements;
    }
}
