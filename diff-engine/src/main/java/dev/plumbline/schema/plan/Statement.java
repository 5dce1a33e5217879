package dev.plumbline.schema.plan;

import java.util.List;
import java.util.Objects;

/**
 * One SQL statement without its terminating semicolon.
 *
 * @param sql the text
 * @param transactional false where PostgreSQL refuses to run it inside a transaction block, or its effect is needed at once
 * @param guard what makes a second run harmless
 */
public record Statement(String sql, boolean transactional, Guard guard) {

    public Statement {
        Objects.requireNonNull(sql, "sql");
        if (!transactional && !guard.equals(Guard.NONE)) {
            throw new IllegalArgumentException("a guard needs a block, and a block a transaction: " + sql);
        }
    }

    /** A statement that may run in a transaction with others. */
    public static Statement of(String sql) {
        return new Statement(sql, true, Guard.NONE);
    }

    /** A statement that has to run on its own, such as {@code ALTER TYPE … ADD VALUE} before its value is used. */
    public static Statement alone(String sql) {
        return new Statement(sql, false, Guard.NONE);
    }

    /** The same statement, to be run only where the condition holds. */
    public Statement onlyWhen(String condition) {
        return new Statement(sql, transactional, new Guard(condition, guard.tolerated()));
    }

    /** The same statement, which may fail with these errors because it has been run. */
    public Statement tolerating(List<String> conditions) {
        return new Statement(sql, transactional, new Guard(guard.condition(), conditions));
    }

    /** The text for a script that may be run again: the statement, inside a block where it has a guard. */
    public String guarded() {
        if (guard.equals(Guard.NONE)) {
            return sql;
        }
        String body = guard.condition() == null
                ? "  " + inBlock() + ";\n"
                : "  IF " + guard.condition() + " THEN\n    " + inBlock() + ";\n  END IF;\n";
        String handler = guard.tolerated().isEmpty()
                ? ""
                : "EXCEPTION WHEN " + String.join(" OR ", guard.tolerated()) + " THEN NULL;\n";
        return "DO $plumbline$ BEGIN\n" + body + handler + "END $plumbline$";
    }

    /** The text as it stands in a block of PL/pgSQL, where a query whose result nobody wants is called PERFORM. */
    public String inBlock() {
        return sql.startsWith("SELECT ") ? "PERFORM " + sql.substring("SELECT ".length()) : sql;
    }
}
