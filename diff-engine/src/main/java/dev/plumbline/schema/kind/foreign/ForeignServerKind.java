package dev.plumbline.schema.kind.foreign;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Rules for foreign servers. */
public final class ForeignServerKind extends Kind<ForeignServer> {

    public ForeignServerKind() {
        super(ForeignServer.class, "servers.sql", ObjectKind.FOREIGN_SERVER);
    }

    @Override
    public ForeignServer read(Row row, Addresses addresses) throws SQLException {
        return new ForeignServer(ObjectId.root(ObjectKind.FOREIGN_SERVER, row.text("name")), row.text("wrapper"),
                row.textOrNull("type"), row.textOrNull("version"), row.list("options"));
    }

    @Override
    public List<Statement> create(ForeignServer server, Planning planning) {
        return statements("CREATE SERVER " + server.id().sql()
                + (server.type() == null ? "" : " TYPE " + Sql.literal(server.type()))
                + (server.version() == null ? "" : " VERSION " + Sql.literal(server.version()))
                + " FOREIGN DATA WRAPPER " + Sql.identifier(server.wrapper())
                + GenericOptions.clause(server.options()));
    }

    @Override
    public List<Statement> drop(ForeignServer server, Planning planning) {
        return statements("DROP SERVER " + server.id().sql());
    }

    @Override
    public Alteration alter(ForeignServer before, ForeignServer after, Planning planning) {
        if (!before.wrapper().equals(after.wrapper()) || !Objects.equals(before.type(), after.type())) {
            return Alteration.replace("the wrapper and the type of a foreign server cannot be altered");
        }
        String version = Objects.equals(before.version(), after.version())
                ? ""
                : " VERSION " + (after.version() == null ? "NULL" : Sql.literal(after.version()));
        return Alteration.inPlace("ALTER SERVER " + after.id().sql() + version
                + GenericOptions.changes(before.options(), after.options()));
    }
}
