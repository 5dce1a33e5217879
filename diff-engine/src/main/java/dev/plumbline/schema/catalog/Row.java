package dev.plumbline.schema.catalog;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The current row of a catalogue query. Columns are found by name; a missing one is a defect of the query. */
public final class Row {

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    /** A column that is never null. */
    public String text(String column) throws SQLException {
        return Objects.requireNonNull(results.getString(column), column);
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return results.getString(column);
    }

    /** A deparsed expression or definition, in the form that survives being parsed again. */
    public String expression(String column) throws SQLException {
        return CanonicalExpressions.of(text(column));
    }

    public @Nullable String expressionOrNull(String column) throws SQLException {
        @Nullable
        String text = textOrNull(column);
        return text == null ? null : CanonicalExpressions.of(text);
    }

    public boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    public int integer(String column) throws SQLException {
        return results.getInt(column);
    }

    /** A {@code text[]} column; null reads as the empty list. */
    public List<String> list(String column) throws SQLException {
        @Nullable
        Array array = results.getArray(column);
        return array == null ? List.of() : List.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    /** The covered relations that a {@code text[]} column of oids of {@code pg_class} points to. */
    public List<ObjectId> relations(String column, Addresses addresses) throws SQLException {
        return list(column).stream().flatMap(
                oid -> Optional.ofNullable(addresses.find(new Address("pg_class", Long.parseLong(oid), 0))).stream())
                .toList();
    }

    /** The identity made of the columns {@code schema_name} and {@code name}. */
    public ObjectId inSchema(ObjectKind kind) throws SQLException {
        return ObjectId.inSchema(kind, text("schema_name"), text("name"));
    }

    /** The object that the columns {@code owner_class}, {@code owner_oid} and {@code owner_sub} point to, if it is covered. */
    public @Nullable ObjectId carrier(Addresses addresses) throws SQLException {
        return addresses.find(address("owner"));
    }

    /** As {@link #carrier}, but neither a table stands for its column nor a whole for its parts. */
    public @Nullable ObjectId carrierItself(Addresses addresses) throws SQLException {
        return addresses.findItself(address("owner"));
    }

    /** As {@link #carrier}, but a column that is not covered does not stand for its table. */
    public @Nullable ObjectId carrierExact(Addresses addresses) throws SQLException {
        return addresses.findExact(address("owner"));
    }

    /** The object that the prefixed columns {@code _class}, {@code _oid} and {@code _sub} point to, if it is covered. */
    public @Nullable ObjectId reference(String prefix, Addresses addresses) throws SQLException {
        return addresses.find(address(prefix));
    }

    Address address(String prefix) throws SQLException {
        return new Address(text(prefix + "_class"), results.getLong(prefix + "_oid"), results.getInt(prefix + "_sub"));
    }
}
