package dev.plumbline.schema.locks;

import java.util.List;
import java.util.Set;

/** Whether an expression gives another value for every row, as far as its text tells. */
final class Volatility {

    private static final Set<String> VOLATILE = Set.of("nextval", "random", "random_normal", "gen_random_uuid",
            "uuidv4", "uuidv7", "clock_timestamp", "timeofday", "setval", "currval", "lastval", "gen_random_bytes",
            "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4");
    private static final Set<String> STEADY = Set.of("now", "transaction_timestamp", "statement_timestamp",
            "txid_current", "pg_current_xact_id", "current_setting", "current_user", "session_user",
            "current_database", "current_schema", "lower", "upper", "concat", "coalesce", "date_trunc", "timezone",
            "make_date", "make_interval", "jsonb_build_object", "json_build_object", "jsonb_build_array", "to_char",
            "md5", "array_fill", "abs", "round", "floor", "ceil", "length", "replace", "format", "date_part",
            "extract");

    private Volatility() {}

    static Answer of(String expression) {
        SqlShape shape = SqlShape.of(expression);
        Answer answer = Answer.NO;
        for (int at = shape.text().indexOf("@ ( "); at >= 0; at = shape.text().indexOf("@ ( ", at + 1)) {
            boolean isType = shape.text().startsWith(":: ", Math.max(0, at - 3));
            List<String> path = shape.nameAt(at);
            if (isType || isNameOfTypes(path)) {
                continue;
            }
            if (VOLATILE.contains(path.getLast())) {
                return Answer.YES;
            }
            answer = STEADY.contains(path.getLast()) ? answer : Answer.DEPENDS;
        }
        return answer;
    }

    /** {@code character varying(20)}: the second word stands before a parenthesis. */
    private static boolean isNameOfTypes(List<String> path) {
        return Set.of("varying", "numeric", "varchar", "bit", "character", "time", "timestamp", "interval")
                .contains(path.getLast());
    }
}
