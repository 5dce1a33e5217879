package dev.plumbline.schema.locks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What statements do to relations that were there before: locks, heaps and indexes that are written anew, tables that are read in full.
 *
 * @param locks the strongest lock of each relation, strongest first
 * @param rewrites tables that are written anew, as {@code schema.name}
 * @param scans tables that are read in full, as {@code schema.name}
 */
public record Effects(List<RelationLock> locks, Set<String> rewrites, Set<String> scans, Evidence evidence) {

    public Effects {
        locks = locks.stream().sorted().toList();
        rewrites = Set.copyOf(rewrites);
        scans = Set.copyOf(scans);
    }

    /** No relation is touched. */
    public static Effects none(Evidence evidence) {
        return new Effects(List.of(), Set.of(), Set.of(), evidence);
    }

    /** The strongest lock, if there is any. */
    public Optional<RelationLock> strongest() {
        return locks.stream().findFirst();
    }

    /** Whether reads or writes of some relation wait while the statements run. */
    public boolean blocks() {
        return locks.stream().anyMatch(lock -> lock.mode().blocksWrites());
    }

    /** What several do together. */
    public static Effects union(Collection<Effects> all, Evidence evidence) {
        Map<String, LockMode> strongest = new TreeMap<>();
        Set<String> rewrites = new TreeSet<>();
        Set<String> scans = new TreeSet<>();
        for (Effects effects : all) {
            effects.locks.forEach(lock -> strongest.merge(lock.relation(), lock.mode(),
                    (one, other) -> one.compareTo(other) >= 0 ? one : other));
            rewrites.addAll(effects.rewrites);
            scans.addAll(effects.scans);
        }
        return new Effects(strongest.entrySet().stream().map(lock -> new RelationLock(lock.getKey(), lock.getValue()))
                .toList(), rewrites, scans, evidence);
    }
}
