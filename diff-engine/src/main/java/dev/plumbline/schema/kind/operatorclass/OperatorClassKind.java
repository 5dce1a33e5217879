package dev.plumbline.schema.kind.operatorclass;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Rules for operator classes: what one holds cannot be altered. */
public final class OperatorClassKind extends Kind<OperatorClass> {

    public OperatorClassKind() {
        super(OperatorClass.class, "classes.sql", ObjectKind.OPERATOR_CLASS);
    }

    @Override
    public OperatorClass read(Row row, Addresses addresses) throws SQLException {
        return new OperatorClass(row.inSchema(ObjectKind.OPERATOR_CLASS), row.text("class_name"),
                row.text("access_method"), row.text("family"), row.text("input_type"),
                row.textOrNull("storage_type"), row.flag("is_default"), row.list("members"));
    }

    @Override
    public Set<String> slots(OperatorClass operatorClass) {
        return operatorClass.byDefault()
                ? Set.of("default operator class of " + operatorClass.inputType() + " using "
                        + operatorClass.accessMethod())
                : Set.of();
    }

    @Override
    public List<Statement> create(OperatorClass operatorClass, Planning planning) {
        List<String> members = new ArrayList<>(operatorClass.members());
        if (operatorClass.storageType() != null || members.isEmpty()) {
            members.add("STORAGE "
                    + Objects.requireNonNullElse(operatorClass.storageType(), operatorClass.inputType()));
        }
        return statements("CREATE OPERATOR CLASS " + operatorClass.id().requireParent().sql() + "."
                + operatorClass.className() + (operatorClass.byDefault() ? " DEFAULT" : "") + " FOR TYPE "
                + operatorClass.inputType() + " USING " + operatorClass.accessMethod() + " FAMILY "
                + operatorClass.family() + " AS\n    " + String.join(",\n    ", members));
    }

    @Override
    public List<Statement> drop(OperatorClass operatorClass, Planning planning) {
        return statements("DROP " + Reference.of(operatorClass.id()));
    }

    @Override
    public Alteration alter(OperatorClass before, OperatorClass after, Planning planning) {
        return Alteration.replace("an operator class cannot be altered");
    }
}
