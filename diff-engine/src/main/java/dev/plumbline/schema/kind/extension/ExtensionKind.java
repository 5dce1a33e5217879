package dev.plumbline.schema.kind.extension;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules for extensions: install, update, move. */
public final class ExtensionKind extends Kind<Extension> {

    public ExtensionKind() {
        super(Extension.class, "extensions.sql", ObjectKind.EXTENSION);
    }

    @Override
    public Extension read(Row row, Addresses addresses) throws SQLException {
        return new Extension(ObjectId.root(ObjectKind.EXTENSION, row.text("name")), row.textOrNull("version"),
                row.textOrNull("schema_name"), row.flag("relocatable"), row.flag("stub"), members(row));
    }

    private static List<Extension.Member> members(Row row) throws SQLException {
        List<String> names = row.list("member_names");
        List<String> references = row.list("members");
        List<String> schemas = row.list("member_schemas");
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Extension.Member(names.get(i), references.get(i), schemas.get(i))).toList();
    }

    @Override
    public List<ObjectId> needs(Extension extension) {
        return Stream.ofNullable(extension.schema()).map(schema -> ObjectId.root(ObjectKind.SCHEMA, schema)).toList();
    }

    @Override
    public List<Statement> create(Extension extension, Planning planning) {
        String schema = extension.schema() == null || extension.schema().startsWith("pg_")
                ? ""
                : " WITH SCHEMA " + Sql.identifier(extension.schema());
        return statements("CREATE EXTENSION " + extension.id().sql() + schema
                + (extension.version() == null ? "" : " VERSION " + Sql.literal(extension.version())));
    }

    @Override
    public List<Statement> drop(Extension extension, Planning planning) {
        return statements("DROP EXTENSION " + extension.id().sql());
    }

    @Override
    public Alteration alter(Extension before, Extension after, Planning planning) {
        List<String> statements = new ArrayList<>();
        if (after.schema() != null && !after.schema().equals(before.schema())) {
            if (!before.relocatable()) {
                return Alteration.replace("the extension cannot be moved to another schema");
            }
            statements.add("ALTER EXTENSION " + after.id().sql() + " SET SCHEMA " + Sql.identifier(after.schema()));
        }
        if (after.version() != null && !after.version().equals(before.version())) {
            statements.add("ALTER EXTENSION " + after.id().sql() + " UPDATE TO " + Sql.literal(after.version()));
        }
        return Alteration.inPlace(statements.toArray(String[]::new));
    }
}
