package dev.plumbline.schema.proof;

import dev.plumbline.schema.sql.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A type to write values of, taken apart. */
sealed interface FillType {

    /** A type that PostgreSQL or an extension reads by itself; {@code name} is its {@code typname}, modifier -1 for none. */
    record Plain(String name, int modifier) implements FillType {}

    /** An enum, by its labels. */
    record Labels(List<String> labels) implements FillType {}

    /** An array, by the type of its elements. */
    record Many(FillType element) implements FillType {}

    /** A composite type, by the types of its attributes. */
    record Fields(List<FillType> fields) implements FillType {}

    /** A range, by the type of its bounds. */
    record Range(FillType bound) implements FillType {}

    /** A multirange. */
    record Ranges(Range range) implements FillType {}

    /** A domain: a type with checks. */
    record Checked(FillType base, String checks, boolean notNull) implements FillType {}

    /** The types of a table's columns. */
    final class Known {

        private static final String QUERY = Resources.text(FillType.class, "types-to-fill.sql");
        private static final int DEEPEST = 8;

        private record Raw(String name, char kind, long part, boolean array, int modifier, boolean notNull,
                String checks, List<String> labels, List<Long> fields, List<Integer> modifiers) {}

        private final Map<Long, Raw> types = new HashMap<>();

        private Known() {}

        /** Those of a table, by its quoted name. */
        static Known of(String table, Connection connection) throws SQLException {
            Known known = new Known();
            try (PreparedStatement query = connection.prepareStatement(QUERY)) {
                query.setString(1, table);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        known.types.put(rows.getLong("oid"), new Raw(rows.getString("name"),
                                rows.getString("kind").charAt(0), rows.getLong("part"), rows.getBoolean("is_array"),
                                rows.getInt("modifier"), rows.getBoolean("not_null"), rows.getString("checks"),
                                FillColumn.strings(rows.getArray("labels")),
                                List.of((Long[]) rows.getArray("fields").getArray()),
                                List.of((Integer[]) rows.getArray("modifiers").getArray())));
                    }
                }
            }
            return known;
        }

        FillType type(long oid, int modifier) {
            return type(oid, modifier, 0);
        }

        private FillType type(long oid, int modifier, int depth) {
            Raw raw = types.get(oid);
            // A composite type may hold arrays of itself.
            if (raw == null || depth > DEEPEST) {
                return new Plain("text", -1);
            }
            if (raw.array()) {
                return new Many(type(raw.part(), modifier, depth + 1));
            }
            return switch (raw.kind()) {
                case 'e' -> new Labels(raw.labels());
                case 'd' -> new Checked(type(raw.part(), raw.modifier(), depth + 1), raw.checks(), raw.notNull());
                case 'r' -> new Range(type(raw.part(), -1, depth + 1));
                case 'm' -> type(raw.part(), -1, depth + 1) instanceof Range range
                        ? new Ranges(range)
                        : new Plain(raw.name(), modifier);
                case 'c' -> {
                    List<FillType> fields = new ArrayList<>();
                    for (int i = 0; i < raw.fields().size(); i++) {
                        fields.add(type(raw.fields().get(i), raw.modifiers().get(i), depth + 1));
                    }
                    yield new Fields(List.copyOf(fields));
                }
                default -> new Plain(raw.name(), modifier);
            };
        }
    }
}
