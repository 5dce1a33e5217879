package dev.plumbline.schema.locks;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conditions in the rule table that the text of a statement does not settle by itself. */
enum Circumstance {

    /** The default has to be worked out for every row. */
    VOLATILE_DEFAULT,
    /** The type is a domain with NOT NULL or CHECK. */
    CONSTRAINED_DOMAIN,
    /** A valid constraint says that no NULL is in the column. */
    CHECKED_NOT_NULL,
    /** The column is NOT NULL already; on PostgreSQL 18 that may be a constraint that is not validated. */
    ALREADY_NOT_NULL,
    /** The old values are good for the new type as they are stored. */
    COERCIBLE_TYPE,
    /** A check, an expression index or the condition of a partial index reads the column. */
    COLUMN_IS_READ,
    /** A foreign key on either side uses the column. */
    IN_FOREIGN_KEY,
    /** The constraint is a foreign key. */
    FOREIGN_KEY,
    /** The constraint is valid already. */
    VALIDATED,
    /** The table has partitions or other heirs. */
    HAS_HEIRS,
    /** The parent has a default partition. */
    HAS_DEFAULT_PARTITION;

    static Circumstance of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Answer test(SchemaSketch sketch, RuleHit hit) {
        String table = hit.table();
        String name = hit.name("c");
        return switch (this) {
            case VOLATILE_DEFAULT -> Volatility.of(hit.text("expression"));
            case CONSTRAINED_DOMAIN ->
                yes(hit.relation("type").filter(sketch.constrainedDomains::contains).isPresent());
            case CHECKED_NOT_NULL -> yes(sketch.checkedNotNull(table, name));
            case ALREADY_NOT_NULL -> yes(sketch.notNull.contains(table + "." + name));
            case COERCIBLE_TYPE -> TypeChange.answer(sketch.columnTypes.get(table + "." + name), hit.text("type"),
                    hit.textOr("using"), name);
            case COLUMN_IS_READ -> yes(isRead(sketch, table, name));
            case IN_FOREIGN_KEY ->
                yes(!sketch.referrers(table, name).isEmpty() || !sketch.referenced(table, name).isEmpty());
            case FOREIGN_KEY -> ofConstraint(sketch, hit, SchemaSketch.Known::isForeignKey);
            case VALIDATED -> ofConstraint(sketch, hit, SchemaSketch.Known::valid);
            case HAS_HEIRS -> yes(!sketch.heirs(table).isEmpty() || sketch.partitioned.contains(table));
            case HAS_DEFAULT_PARTITION -> yes(!sketch.defaultsOf(table).isEmpty());
        };
    }

    private static Answer ofConstraint(SchemaSketch sketch, RuleHit hit, Predicate<SchemaSketch.Known> test) {
        return sketch.constraint(hit.table(), hit.name("c")).map(known -> yes(test.test(known)))
                .orElse(Answer.DEPENDS);
    }

    private static Answer yes(boolean holds) {
        return holds ? Answer.YES : Answer.NO;
    }

    private static boolean isRead(SchemaSketch sketch, String table, String column) {
        return sketch.constraints.stream()
                .anyMatch(known -> known.table().equals(table) && known.isCheck() && names(known.definition(), column))
                || sketch.indexDefinitions.entrySet().stream()
                        .anyMatch(index -> table.equals(sketch.tableOfIndex.get(index.getKey()))
                                && readsByExpression(index.getValue(), column));
    }

    private static boolean names(String definition, String column) {
        return SqlShape.of(definition).names().contains(List.of(column));
    }

    /** Whether the column stands anywhere but alone in the list of keys. */
    private static boolean readsByExpression(String definition, String column) {
        SqlShape shape = SqlShape.of(definition);
        Matcher keys = Pattern.compile("USING @ \\( ").matcher(shape.text());
        int depth = 1;
        int position = keys.find() ? keys.end() : 0;
        for (String token : shape.text().substring(position).split(" ", -1)) {
            boolean plain = depth == 1 && !inCall(shape, position);
            if (token.equals("@") && shape.nameAt(position).equals(List.of(column)) && !plain) {
                return true;
            }
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            depth = token.equals("WHERE") ? Integer.MIN_VALUE / 2 : depth;
            position += token.length() + 1;
        }
        return false;
    }

    private static boolean inCall(SqlShape shape, int position) {
        return shape.text().startsWith("@ ( ", position);
    }
}
