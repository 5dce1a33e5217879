package dev.plumbline.report.schema;

import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.ChangeType;
import java.util.List;

/** How many changes of each type there are. */
public record Tally(int added, int removed, int changed, int renamed) {

    /** Counts changes. */
    public static Tally of(List<Change> changes) {
        return new Tally(count(changes, ChangeType.ADDED), count(changes, ChangeType.REMOVED),
                count(changes, ChangeType.CHANGED),
                count(changes, ChangeType.RENAMED));
    }

    private static int count(List<Change> changes, ChangeType type) {
        return Math.toIntExact(changes.stream().filter(change -> change.type() == type).count());
    }

    /** All of them. */
    public int total() {
        return added + removed + changed + renamed;
    }
}
