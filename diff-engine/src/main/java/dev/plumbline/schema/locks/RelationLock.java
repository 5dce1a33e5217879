package dev.plumbline.schema.locks;

import java.util.Comparator;

/**
 * The strongest lock that a statement takes on a relation that was there before.
 *
 * @param relation schema and name, without quotes: {@code public.orders}
 */
public record RelationLock(String relation, LockMode mode) implements Comparable<RelationLock> {

    private static final Comparator<RelationLock> ORDER = Comparator.comparing(RelationLock::mode).reversed()
            .thenComparing(RelationLock::relation);

    @Override
    public int compareTo(RelationLock other) {
        return ORDER.compare(this, other);
    }
}
