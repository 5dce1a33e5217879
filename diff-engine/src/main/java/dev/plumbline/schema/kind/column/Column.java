package dev.plumbline.schema.kind.column;

import dev.plumbline.schema.kind.foreign.GenericOptions;
import dev.plumbline.schema.kind.sequence.SequenceOptions;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.Versioned;
import dev.plumbline.schema.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, or of a view (then only its name and type count). A default is an object of its own; identity and generation are
 * attributes, because they cannot stand without the column.
 *
 * @param collation quoted and qualified, or null for the collation of the type
 * @param notNullConstraint what else is said of NOT NULL, from PostgreSQL 18 on
 * @param notNullName the name of the constraint, if the server keeps one and no parent has a say in it
 * @param storage set only where it differs from the type's own
 * @param ordinaryStorage the type's own storage
 * @param foreignOptions the OPTIONS of a foreign table's column
 * @param identity {@code a} always, {@code d} by default, empty for none
 * @param identitySequence type, start, increment, minimum, maximum, cache, cycle, quoted name and plain name of the sequence behind an
 *        identity column
 * @param generated {@code s} stored, {@code v} virtual, empty for none
 * @param inherited whether the column exists only because a parent table has it
 * @param partitionKey whether the table is partitioned by this column or an expression over it
 * @param inheritedNotNull the name of the NOT NULL constraint that a parent has a say in
 */
public record Column(ObjectId id, @NotCompared int position, @NotCompared boolean ofView, String type,
        @Nullable String collation,
        boolean notNull, NotNullConstraint notNullConstraint, @NotCompared @Nullable String notNullName,
        @Nullable String storage, @NotCompared String ordinaryStorage, @Nullable String compression,
        @Nullable String statisticsTarget,
        List<String> options, List<String> foreignOptions,
        String identity, List<String> identitySequence, String generated,
        @Deparsed @Nullable String generationExpression,
        @NotCompared boolean inherited, @NotCompared boolean partitionKey,
        @NotCompared @Nullable String inheritedNotNull) implements Versioned {

    public Column {
        options = List.copyOf(options);
        foreignOptions = List.copyOf(foreignOptions);
        identitySequence = List.copyOf(identitySequence);
    }

    /** {@code "name" type OPTIONS (…) COLLATE …}. */
    public String nameAndType() {
        return Sql.identifier(id.name()) + " " + type + GenericOptions.clause(foreignOptions)
                + (collation == null ? "" : " COLLATE " + collation);
    }

    /** NOT NULL has been a constraint with a name since PostgreSQL 18. */
    @Override
    public Optional<Column> asKnownTo(int major) {
        return Optional.of(major >= 18 ? this : withNotNull(notNull, NotNullConstraint.ORDINARY, null));
    }

    /** The same column, NOT NULL as another state is. */
    Column withNotNullOf(Column other) {
        return withNotNull(other.notNull, other.notNullConstraint, other.notNullName);
    }

    private Column withNotNull(boolean demanded, NotNullConstraint constraint, @Nullable String name) {
        return new Column(id, position, ofView, type, collation, demanded, constraint, name, storage, ordinaryStorage,
                compression, statisticsTarget, options, foreignOptions, identity, identitySequence, generated,
                generationExpression, inherited, partitionKey, inheritedNotNull);
    }

    /** The same column with the type of another state. */
    Column withTypeOf(Column other) {
        return new Column(id, position, ofView, other.type, other.collation, notNull, notNullConstraint, notNullName,
                storage,
                other.ordinaryStorage, compression,
                statisticsTarget, options, foreignOptions, identity, identitySequence, generated, generationExpression,
                inherited,
                partitionKey, inheritedNotNull);
    }

    /** The same column as ALTER COLUMN … TYPE leaves it: with the storage and compression of its type. */
    Column withOrdinaryStorage() {
        return new Column(id, position, ofView, type, collation, notNull, notNullConstraint, notNullName, null,
                ordinaryStorage, null, statisticsTarget,
                options,
                foreignOptions, identity, identitySequence, generated, generationExpression, inherited, partitionKey,
                inheritedNotNull);
    }

    /** The same column without its identity. */
    Column withoutIdentity() {
        return new Column(id, position, ofView, type, collation, notNull, notNullConstraint, notNullName, storage,
                ordinaryStorage, compression,
                statisticsTarget, options, foreignOptions, "", List.of(), generated, generationExpression, inherited,
                partitionKey, inheritedNotNull);
    }

    /** The same column without its generation expression. */
    public Column withoutGeneration() {
        return new Column(id, position, ofView, type, collation, notNull, notNullConstraint, notNullName, storage,
                ordinaryStorage, compression,
                statisticsTarget,
                options, foreignOptions,
                identity, identitySequence, "", null, inherited, partitionKey, inheritedNotNull);
    }

    /** The same column where NULL is allowed. */
    public Column nullable() {
        return withNotNull(false, NotNullConstraint.ORDINARY, null);
    }

    /** The column as it stands in CREATE TABLE or ADD COLUMN. */
    public String declaration(@Nullable String defaultExpression) {
        StringBuilder sql = new StringBuilder(nameAndType());
        if (defaultExpression != null) {
            sql.append(" DEFAULT ").append(defaultExpression);
        }
        if (!generated.isEmpty()) {
            sql.append(" GENERATED ALWAYS AS (").append(generationExpression)
                    .append(generated.equals("s") ? ") STORED" : ") VIRTUAL");
        }
        if (!identity.isEmpty()) {
            sql.append(" ").append(identityClause());
        }
        if (notNull && notNullConstraint.validated()) {
            sql.append(" ").append(notNullConstraint.declaration());
        }
        return sql.toString();
    }

    public String identityClause() {
        return "GENERATED " + identityMode() + " AS IDENTITY (SEQUENCE NAME " + identitySequence.get(7) + " "
                + identityOptions() + ")";
    }

    String identityMode() {
        return identity.equals("a") ? "ALWAYS" : "BY DEFAULT";
    }

    String identityOptions() {
        return SequenceOptions.of(identitySequence.get(1), identitySequence.get(2), identitySequence.get(3),
                identitySequence.get(4),
                identitySequence.get(5), identitySequence.get(6).equals("true"));
    }
}
