package dev.plumbline.vector.trial;

/** The order in which the rows of a trial lie in its table, and so come into its index. */
public enum InsertionOrder {

    /** That of the source. */
    OF_SOURCE("id"),
    /** Another one, which has nothing to do with it. */
    SHUFFLED("pg_catalog.hashint8extended(id, 20), id");

    private final String sql;

    InsertionOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
