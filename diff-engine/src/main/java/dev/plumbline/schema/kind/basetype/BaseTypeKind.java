package dev.plumbline.schema.kind.basetype;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rules for base types. */
public final class BaseTypeKind extends Kind<BaseType> {

    private static final String PLAIN = "STORAGE = plain";

    public BaseTypeKind() {
        super(BaseType.class, "base-types.sql", ObjectKind.BASE_TYPE);
    }

    @Override
    public BaseType read(Row row, Addresses addresses) throws SQLException {
        return new BaseType(row.inSchema(ObjectKind.BASE_TYPE), row.list("options"));
    }

    @Override
    public List<ObjectId> needs(BaseType type) {
        return List.of(ShellType.idFor(type.id()));
    }

    @Override
    public List<ObjectId> droppedWith(BaseType type, Catalog from) {
        return List.of(ShellType.idFor(type.id()));
    }

    @Override
    public List<Statement> create(BaseType type, Planning planning) {
        List<String> options = new ArrayList<>(
                planning.to().find(ShellType.idFor(type.id()), ShellType.class).orElseThrow().fixed());
        type.options().stream().filter(option -> !option.endsWith(" = NONE")).forEach(options::add);
        return statements("CREATE TYPE " + type.id().sql() + " (\n    " + String.join(",\n    ", options) + "\n)");
    }

    /** A type that goes while its name stays as a shell: the functions in the circle go with it. */
    @Override
    public List<Statement> drop(BaseType type, Planning planning) {
        return statements("DROP TYPE " + type.id().sql() + " CASCADE");
    }

    @Override
    public Alteration alter(BaseType before, BaseType after, Planning planning) {
        List<String> changed = after.options().stream().filter(option -> !before.options().contains(option)).toList();
        return changed.contains(PLAIN)
                ? new Alteration.Impossible("PostgreSQL does not set the storage of a type back to plain")
                : Alteration.inPlace("ALTER TYPE " + after.id().sql() + " SET (" + String.join(", ", changed) + ")");
    }

    @Override
    public Alteration rebuild(BaseType before, BaseType after, Planning planning) {
        return planning.drops(ShellType.idFor(after.id()))
                ? Alteration.replace("its shell is replaced")
                : new Alteration.Impossible("a function that it is made of would have to be dropped under it");
    }
}
