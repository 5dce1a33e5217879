package dev.plumbline.schema.plan;

import java.util.Objects;

/**
 * One SQL statement without its terminating semicolon.
 *
 * @param sql the text
 * @param transactional false where PostgreSQL refuses to run it inside a transaction block, or its effect is needed at once
 */
public record Statement(String sql, boolean transactional) {

    public Statement {
        Objects.requireNonNull(sql, "sql");
    }

    /** A statement that may run in a transaction with others. */
    public static Statement of(String sql) {
        return new Statement(sql, true);
    }

    /** A statement that has to run on its own, such as {@code ALTER TYPE … ADD VALUE} before its value is used. */
    public static Statement alone(String sql) {
        return new Statement(sql, false);
    }
}
