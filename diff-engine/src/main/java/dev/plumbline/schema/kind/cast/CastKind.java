package dev.plumbline.schema.kind.cast;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;

/** Rules for casts: there is no ALTER CAST. */
public final class CastKind extends Kind<Cast> {

    public CastKind() {
        super(Cast.class, "casts.sql", ObjectKind.CAST);
    }

    @Override
    public Cast read(Row row, Addresses addresses) throws SQLException {
        return new Cast(ObjectId.root(ObjectKind.CAST, row.text("name")), row.text("method"), row.text("context"));
    }

    @Override
    public List<Statement> create(Cast cast, Planning planning) {
        return statements("CREATE " + Reference.of(cast.id()) + " " + cast.method()
                + (cast.context().isEmpty() ? "" : " " + cast.context()));
    }

    @Override
    public List<Statement> drop(Cast cast, Planning planning) {
        return statements("DROP " + Reference.of(cast.id()));
    }

    @Override
    public Alteration alter(Cast before, Cast after, Planning planning) {
        return Alteration.replace("a cast cannot be altered");
    }
}
