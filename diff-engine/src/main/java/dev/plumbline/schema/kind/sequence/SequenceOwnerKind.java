package dev.plumbline.schema.kind.sequence;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for OWNED BY. */
public final class SequenceOwnerKind extends Kind<SequenceOwner> {

    public SequenceOwnerKind() {
        super(SequenceOwner.class, "sequence-owners.sql", ObjectKind.SEQUENCE_OWNER);
    }

    @Override
    public @Nullable SequenceOwner read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId sequence = row.carrier(addresses);
        @Nullable
        ObjectId column = row.reference("column", addresses);
        return sequence == null || column == null || sequence.kind() != ObjectKind.SEQUENCE
                || column.kind() != ObjectKind.COLUMN
                        ? null
                        : new SequenceOwner(SequenceOwner.idFor(sequence), column);
    }

    @Override
    public List<ObjectId> needs(SequenceOwner owner) {
        return List.of(owner.column());
    }

    @Override
    public List<Statement> create(SequenceOwner owner, Planning planning) {
        return statements("ALTER SEQUENCE " + owner.id().requireParent().sql() + " OWNED BY " + owner.column().sql());
    }

    @Override
    public List<Statement> drop(SequenceOwner owner, Planning planning) {
        return statements("ALTER SEQUENCE " + owner.id().requireParent().sql() + " OWNED BY NONE");
    }

    @Override
    public Alteration alter(SequenceOwner before, SequenceOwner after, Planning planning) {
        return Alteration.inPlace(create(after, planning));
    }
}
