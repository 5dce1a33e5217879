package dev.plumbline.schema.kind.sequence;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for sequences. */
public final class SequenceKind extends Kind<Sequence> {

    public SequenceKind() {
        super(Sequence.class, "sequences.sql", ObjectKind.SEQUENCE);
    }

    @Override
    public List<Feature<Sequence>> features() {
        return List.of(
                Feature.since(15, "an unlogged sequence", Sequence::unlogged));
    }

    @Override
    public Sequence read(Row row, Addresses addresses) throws SQLException {
        return new Sequence(row.inSchema(ObjectKind.SEQUENCE), row.text("data_type"), row.text("start_value"),
                row.text("increment_by"),
                row.text("minimum"), row.text("maximum"), row.text("cache"), row.flag("cycle"), row.flag("unlogged"));
    }

    @Override
    public Set<String> slots(Sequence sequence) {
        return Set.of("relation " + sequence.id().displayName());
    }

    /** A sequence has no type of its own, but PostgreSQL does not make one beside a type of its name. */
    @Override
    public Set<String> takes(Sequence sequence, Catalog to) {
        return Set.of("relation " + sequence.id().displayName(), "type " + sequence.id().displayName());
    }

    @Override
    public List<ObjectId> droppedWith(Sequence sequence, Catalog from) {
        return from.find(SequenceOwner.idFor(sequence.id()), SequenceOwner.class)
                .map(owner -> List.of(owner.column(), owner.column().requireParent())).orElse(List.of());
    }

    @Override
    public List<Statement> create(Sequence sequence, Planning planning) {
        String create = "CREATE " + (sequence.unlogged() ? "UNLOGGED " : "") + "SEQUENCE " + sequence.id().sql()
                + " AS " + sequence.dataType() + " " + options(sequence);
        return standingType(sequence.id(), planning).map(type -> {
            String aside = Sql.aside(type.name());
            ObjectId renamed = new ObjectId(type.kind(), type.parent(), aside);
            return statements("ALTER " + Reference.of(type) + " RENAME TO " + Sql.identifier(aside), create,
                    "ALTER " + Reference.of(renamed) + " RENAME TO " + Sql.identifier(type.name()));
        }).orElseGet(() -> statements(create));
    }

    /** A type of the sequence's name that is there before: it steps aside, because PostgreSQL only makes the two in the other order. */
    private static Optional<ObjectId> standingType(ObjectId sequence, Planning planning) {
        return planning.from().children(sequence.requireParent()).stream()
                .filter(id -> id.kind().isType() && id.name().equals(sequence.name()))
                .filter(id -> planning.to().contains(id) && !planning.drops(id)).findFirst();
    }

    @Override
    public List<Statement> drop(Sequence sequence, Planning planning) {
        return statements("DROP SEQUENCE " + sequence.id().sql());
    }

    @Override
    public Alteration alter(Sequence before, Sequence after, Planning planning) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER SEQUENCE " + after.id().sql();
        String type = before.dataType().equals(after.dataType()) ? "" : " AS " + after.dataType();
        if (!type.isEmpty() || !options(before).equals(options(after))) {
            statements.add(within(after, alter + type + " " + options(after), before.start()));
        }
        if (before.unlogged() != after.unlogged()) {
            statements.add(alter + (after.unlogged() ? " SET UNLOGGED" : " SET LOGGED"));
        }
        return Alteration.inPlace(statements.toArray(String[]::new));
    }

    /** Where the bounds leave the old start outside, the value of the moment may be outside too: only then it starts anew. */
    private static String within(Sequence after, String alter, String oldStart) {
        BigInteger start = new BigInteger(oldStart);
        boolean inside = start.compareTo(new BigInteger(after.minimum())) >= 0
                && start.compareTo(new BigInteger(after.maximum())) <= 0;
        return inside
                ? alter
                : "DO $plumbline$ BEGIN\n  " + alter + ";\nEXCEPTION WHEN invalid_parameter_value THEN\n  " + alter
                        + " RESTART;\nEND $plumbline$";
    }

    private static String options(Sequence sequence) {
        return SequenceOptions.of(sequence.start(), sequence.increment(), sequence.minimum(), sequence.maximum(),
                sequence.cache(),
                sequence.cycle());
    }
}
