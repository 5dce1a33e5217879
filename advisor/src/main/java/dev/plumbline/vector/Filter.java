package dev.plumbline.vector;

/**
 * A predicate that queries carry in their WHERE clause.
 *
 * @param predicate SQL over the columns of the live table, as the user gave it; it only ever runs in a read-only transaction
 * @param weight its share of the queries, relative to the other filters
 */
public record Filter(String predicate, double weight) {
    public Filter {
        if (predicate.isBlank() || !(weight > 0)) {
            throw new IllegalArgumentException("a filter needs a predicate and a positive weight");
        }
    }
}
