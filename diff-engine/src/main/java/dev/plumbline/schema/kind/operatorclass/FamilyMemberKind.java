package dev.plumbline.schema.kind.operatorclass;

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

/** Rules for loose members of operator families. */
public final class FamilyMemberKind extends Kind<FamilyMember> {

    public FamilyMemberKind() {
        super(FamilyMember.class, "members.sql", ObjectKind.OPERATOR_FAMILY_MEMBER);
    }

    @Override
    public FamilyMember read(Row row, Addresses addresses) throws SQLException {
        ObjectId family = ObjectId.inSchema(ObjectKind.OPERATOR_FAMILY, row.text("schema_name"), row.text("family"));
        return new FamilyMember(family.child(ObjectKind.OPERATOR_FAMILY_MEMBER, row.text("name")),
                row.text("target"));
    }

    @Override
    public List<Statement> create(FamilyMember member, Planning planning) {
        return statements("ALTER " + Reference.of(member.id().requireParent()) + " ADD " + member.target());
    }

    @Override
    public List<Statement> drop(FamilyMember member, Planning planning) {
        return statements("ALTER " + Reference.of(member.id().requireParent()) + " DROP " + member.id().name());
    }

    @Override
    public Alteration alter(FamilyMember before, FamilyMember after, Planning planning) {
        return Alteration.replace("a member of an operator family cannot be altered");
    }
}
