package dev.plumbline.schema.kind.collation;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.TypeReplacement;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for collations: what one is cannot be altered. */
public final class CollationKind extends Kind<Collation> {

    public CollationKind() {
        super(Collation.class, "collations.sql", ObjectKind.COLLATION);
    }

    @Override
    public List<Feature<Collation>> features() {
        return List.of(
                Feature.since(16, "RULES of a collation", collation -> collation.rules() != null),
                Feature.since(17, "the provider builtin", collation -> collation.provider().equals("builtin")));
    }

    @Override
    public Collation read(Row row, Addresses addresses) throws SQLException {
        return new Collation(row.inSchema(ObjectKind.COLLATION), row.text("provider"), row.textOrNull("locale"),
                row.textOrNull("lc_collate"), row.textOrNull("lc_ctype"), row.textOrNull("rules"),
                row.flag("deterministic"));
    }

    @Override
    public List<Statement> create(Collation collation, Planning planning) {
        return statements("CREATE COLLATION " + collation.id().sql() + " (PROVIDER = " + collation.provider()
                + option("LOCALE", collation.locale()) + option("LC_COLLATE", collation.lcCollate())
                + option("LC_CTYPE", collation.lcCtype())
                + (collation.deterministic() ? "" : ", DETERMINISTIC = false") + option("RULES", collation.rules())
                + ")");
    }

    private static String option(String name, @Nullable String value) {
        return value == null ? "" : ", " + name + " = " + Sql.literal(value);
    }

    @Override
    public List<Statement> drop(Collation collation, Planning planning) {
        return statements("DROP COLLATION " + collation.id().sql());
    }

    @Override
    public Alteration alter(Collation before, Collation after, Planning planning) {
        return TypeReplacement.of(after.id(), create(after, planning), planning);
    }
}
