package dev.plumbline.schema.intent;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of columns, told by a person. Expressions are SQL over the row; what is not in
 * {@code pg_catalog} has to be qualified. Names are plain, without quotes.
 */
public sealed interface Intent {

    /** The table whose columns go. */
    ObjectId table();

    /** New columns, and the expression over the old row that each gets. */
    Map<String, String> forward();

    /** Old columns, and the expression over the new row that each gets back. */
    Map<String, String> backward();

    Flags flags();

    /** The way back. */
    Intent inverse();

    /** For people: {@code split public.users.name into first_name, last_name}. */
    String title();

    /** One column becomes several of the same table. */
    record Split(ObjectId table, String column, Map<String, String> into, String back, Flags flags) implements Intent {

        public Split {
            into = ordered(into);
        }

        @Override
        public Map<String, String> forward() {
            return into;
        }

        @Override
        public Map<String, String> backward() {
            return Map.of(column, back);
        }

        @Override
        public Intent inverse() {
            return new Merge(table, column, back, into, flags);
        }

        @Override
        public String title() {
            return "split " + table.displayName() + "." + column + " into " + String.join(", ", into.keySet());
        }
    }

    /** Several columns become one of the same table. */
    record Merge(ObjectId table, String column, String expression, Map<String, String> back, Flags flags)
            implements
                Intent {

        public Merge {
            back = ordered(back);
        }

        @Override
        public Map<String, String> forward() {
            return Map.of(column, expression);
        }

        @Override
        public Map<String, String> backward() {
            return back;
        }

        @Override
        public Intent inverse() {
            return new Split(table, column, back, expression, flags);
        }

        @Override
        public String title() {
            return "merge " + String.join(", ", back.keySet()) + " of " + table.displayName() + " into " + column;
        }
    }

    /** A column gets another name, and another type if it has to; both names work in between. */
    record RenameColumn(ObjectId table, String from, String to, String expression, String back, Flags flags)
            implements
                Intent {

        /** The values stay as they are. */
        public RenameColumn(ObjectId table, String from, String to, Flags flags) {
            this(table, from, to, Sql.identifier(from), Sql.identifier(to), flags);
        }

        @Override
        public Map<String, String> forward() {
            return Map.of(to, expression);
        }

        @Override
        public Map<String, String> backward() {
            return Map.of(from, back);
        }

        @Override
        public Intent inverse() {
            return new RenameColumn(table, to, from, back, expression, flags);
        }

        @Override
        public String title() {
            return "rename " + table.displayName() + "." + from + " to " + to;
        }
    }

    /**
     * Columns move to another table, whose rows belong to those of the first by a key.
     *
     * @param target the other table
     * @param by key columns of the first table and of the other one
     * @param createsTarget whether rows of the other table are made where they are missing
     * @param createsSource whether rows of the first table are made for those of the other one; so on the way back
     */
    record Move(ObjectId table, ObjectId target, Map<String, String> forward, Map<String, String> backward,
            Map<String, String> by, boolean createsTarget, boolean createsSource, Flags flags) implements Intent {

        public Move {
            forward = ordered(forward);
            backward = ordered(backward);
            by = ordered(by);
        }

        /** Rows of the other table are made where they are missing. */
        public Move(ObjectId table, ObjectId target, Map<String, String> forward, Map<String, String> backward,
                Map<String, String> by, Flags flags) {
            this(table, target, forward, backward, by, true, false, flags);
        }

        @Override
        public Intent inverse() {
            Map<String, String> back = new LinkedHashMap<>();
            by.forEach((source, other) -> back.put(other, source));
            return new Move(target, table, backward, forward, back, createsSource, createsTarget, flags);
        }

        @Override
        public String title() {
            return "move " + String.join(", ", backward.keySet()) + " of " + table.displayName() + " to "
                    + String.join(", ", forward.keySet()) + " of " + target.displayName();
        }
    }

    /** The inverse of each. */
    static List<Intent> inverse(List<Intent> intents) {
        return intents.stream().map(Intent::inverse).toList();
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
