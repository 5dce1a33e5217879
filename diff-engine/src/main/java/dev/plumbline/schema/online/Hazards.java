package dev.plumbline.schema.online;

import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.locks.RelationLock;
import dev.plumbline.schema.online.Hazard.Severity;
import dev.plumbline.schema.online.Reversal.DataLoss;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reasons to look twice that follow from what a part does to tables. docs/plan.md explains each. */
final class Hazards {

    static final String REWRITE = "table-rewrite";
    static final String SCAN = "scan-under-lock";
    static final String LOSS = "data-loss";
    /** What stops a plan unless it is allowed. */
    static final Set<String> BLOCKING = Set.of(REWRITE, SCAN);

    private Hazards() {}

    /** @param budget how long those who use the locked tables may wait */
    static List<Hazard> of(Draft draft, Effects effects, Estimate estimate, Reversal reversal, Duration budget) {
        List<Hazard> hazards = new ArrayList<>();
        effects.rewrites().stream().sorted().forEach(table -> lock(table, effects).ifPresent(lock -> hazards
                .add(new Hazard(REWRITE, severity(estimate, budget), table + " is written anew under "
                        + lock.mode().words() + ", which blocks " + blocks(lock) + duration(estimate)))));
        effects.scans().stream().filter(table -> !effects.rewrites().contains(table)).sorted()
                .forEach(table -> lock(table, effects).filter(lock -> lock.mode().blocksWrites())
                        .ifPresent(lock -> hazards.add(new Hazard(SCAN, severity(estimate, budget),
                                table + " is read in full under " + lock.mode().words() + ", which blocks "
                                        + blocks(lock) + duration(estimate)))));
        if (reversal.dataLoss().compareTo(DataLoss.LOW) > 0) {
            hazards.add(new Hazard(LOSS, reversal.dataLoss() == DataLoss.HIGH ? Severity.HIGH : Severity.MEDIUM,
                    reversal.reason() + "; have a backup that was restored once"));
        }
        if (draft.policy() == TransactionPolicy.NONE && draft.phase() == Phase.CUTOVER) {
            hazards.add(new Hazard("cutover-in-parts", Severity.MEDIUM,
                    "runs outside of transactions in the middle of the switch, which others see half done"));
        }
        return hazards;
    }

    /** High where it takes longer than the budget, low where it is known not to. */
    private static Severity severity(Estimate estimate, Duration budget) {
        return estimate.blocking()
                .map(blocking -> blocking.compareTo(budget) > 0 ? Severity.HIGH : Severity.LOW)
                .orElse(Severity.MEDIUM);
    }

    private static Optional<RelationLock> lock(String table, Effects effects) {
        return effects.locks().stream().filter(lock -> lock.relation().equals(table)).findFirst();
    }

    private static String blocks(RelationLock lock) {
        return lock.mode().blocksReads() ? "reads and writes" : "writes";
    }

    private static String duration(Estimate estimate) {
        return estimate.blocking().filter(blocking -> !blocking.isZero())
                .map(blocking -> " for about " + words(blocking)).orElse(" for as long as it takes");
    }

    /** {@code 340 ms}, {@code 12 s}, {@code 8 min}. */
    static String words(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        return duration.toSeconds() < 120 ? duration.toSeconds() + " s" : duration.toMinutes() + " min";
    }
}
