package dev.plumbline.schema.kind.basetype;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Rules for shell types. A base type and its input and output functions need each other: the shell comes first, and the whole circle is
 * dropped by dropping the shell.
 */
public final class ShellTypeKind extends Kind<ShellType> {

    public ShellTypeKind() {
        super(ShellType.class, "shell-types.sql", ObjectKind.SHELL_TYPE);
    }

    @Override
    public ShellType read(Row row, Addresses addresses) throws SQLException {
        return new ShellType(row.inSchema(ObjectKind.SHELL_TYPE), row.flag("completed"), row.list("fixed"));
    }

    @Override
    public Set<String> slots(ShellType type) {
        return Set.of("type " + type.id().displayName());
    }

    @Override
    public List<Statement> create(ShellType type, Planning planning) {
        return statements("CREATE TYPE " + type.id().sql());
    }

    /** CASCADE takes the type's own functions along, and nothing else: what needs the type has gone before. */
    @Override
    public List<Statement> drop(ShellType type, Planning planning) {
        return statements("DROP TYPE " + type.id().sql() + (type.completed() ? " CASCADE" : ""));
    }

    @Override
    public Alteration alter(ShellType before, ShellType after, Planning planning) {
        return before.completed()
                ? Alteration.replace("a type's input, output, length and category cannot be altered")
                : Alteration.inPlace();
    }
}
