package dev.plumbline.schema.online;

import dev.plumbline.schema.model.ObjectId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a plan takes into account besides the two catalogues.
 *
 * @param lockBudget how long a step may block reads or writes
 * @param tableBudgets budgets of single tables, where traffic allows more or less
 * @param sizes known sizes of tables
 * @param assumedRows rows of every table whose size is not known; empty where nothing is to be assumed
 * @param lockTimeout how long a statement may wait for its lock, and make others wait behind it
 * @param compatibilityViews whether a renamed table leaves a view under its old name until the contract phase
 * @param allowed ids of hazards that the user accepts
 */
public record PlanOptions(PlanMode mode, Duration lockBudget, Map<ObjectId, Duration> tableBudgets,
        Map<ObjectId, TableSize> sizes, OptionalLong assumedRows, Throughput throughput, Duration lockTimeout,
        boolean compatibilityViews, Set<String> allowed) {

    public static final Duration LOCK_BUDGET = Duration.ofSeconds(5);
    /** Below PostgreSQL's {@code deadlock_timeout} of a second: in a deadlock the migration gives way, and not the application. */
    public static final Duration LOCK_TIMEOUT = Duration.ofMillis(900);

    public PlanOptions {
        tableBudgets = Map.copyOf(tableBudgets);
        sizes = Map.copyOf(sizes);
        allowed = Set.copyOf(allowed);
    }

    /** Online, with a lock budget of five seconds, and nothing known of any table's size. */
    public static PlanOptions online() {
        return new PlanOptions(PlanMode.ONLINE, LOCK_BUDGET, Map.of(), Map.of(), OptionalLong.empty(),
                Throughput.CONFIGURED, LOCK_TIMEOUT, false, Set.of());
    }

    /** The same in another mode. */
    public PlanOptions withMode(PlanMode other) {
        return new PlanOptions(other, lockBudget, tableBudgets, sizes, assumedRows, throughput, lockTimeout,
                compatibilityViews, allowed);
    }

    /** The same with the sizes of tables. */
    public PlanOptions with(Map<ObjectId, TableSize> known) {
        return new PlanOptions(mode, lockBudget, tableBudgets, known, assumedRows, throughput, lockTimeout,
                compatibilityViews, allowed);
    }

    /** The same for a server of another speed. */
    public PlanOptions with(Throughput other) {
        return new PlanOptions(mode, lockBudget, tableBudgets, sizes, assumedRows, other, lockTimeout,
                compatibilityViews, allowed);
    }

    /** The same with budgets of single tables. */
    public PlanOptions withTableBudgets(Map<ObjectId, Duration> budgets) {
        return new PlanOptions(mode, lockBudget, budgets, sizes, assumedRows, throughput, lockTimeout,
                compatibilityViews, allowed);
    }

    /** The same with these hazards accepted. */
    public PlanOptions allowing(Set<String> hazards) {
        return new PlanOptions(mode, lockBudget, tableBudgets, sizes, assumedRows, throughput, lockTimeout,
                compatibilityViews, hazards);
    }

    /** The same where a renamed table leaves a view under its old name for a while. */
    public PlanOptions withCompatibilityViews() {
        return new PlanOptions(mode, lockBudget, tableBudgets, sizes, assumedRows, throughput, lockTimeout, true,
                allowed);
    }

    /** The same where every table of unknown size has that many rows. */
    public PlanOptions assuming(long rows) {
        return new PlanOptions(mode, lockBudget, tableBudgets, sizes, OptionalLong.of(rows), throughput, lockTimeout,
                compatibilityViews, allowed);
    }

    /** The size of a table, if it is known or assumed. */
    public Optional<TableSize> size(ObjectId table) {
        TableSize known = sizes.get(table);
        return known != null
                ? Optional.of(known)
                : assumedRows.stream().mapToObj(TableSize::assumed).findFirst();
    }

    /** How long a step may block those who use a table. */
    public Duration budget(ObjectId table) {
        return tableBudgets.getOrDefault(table, lockBudget);
    }
}
