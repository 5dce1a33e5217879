package dev.plumbline.report.plan;

import dev.plumbline.report.Units;
import dev.plumbline.report.schema.Risk;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.online.Hazard;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.Phase;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.Reversal.DataLoss;
import dev.plumbline.schema.online.Reversal.Reversibility;
import dev.plumbline.schema.proof.Proof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A plan as the renderers tell it.
 *
 * @param proof what came of running it on a scratch server; empty where nobody did
 */
public record PlanReport(MigrationPlan plan, Optional<Proof> proof) {

    /** Whether the plan was run and every check held. */
    public boolean isProven() {
        return proof.filter(Proof::proven).isPresent();
    }

    /** Why it is not proven; empty where it is. */
    public List<String> reasons() {
        return proof.map(Proof::reasons).orElse(List.of("the plan was not run on a scratch server"));
    }

    /** Whether the plan leads to TO and no step of it is blocked. */
    public boolean isRunnable() {
        return plan.blocked().isEmpty() && plan.diff().notes().isEmpty();
    }

    /** The worst of all hazards, or low. */
    public Risk risk() {
        return plan.up().stream().flatMap(step -> step.hazards().stream()).map(Hazard::severity)
                .max(Comparator.naturalOrder()).map(PlanReport::risk).orElse(Risk.LOW);
    }

    /** A hazard's severity as the risk of a report. */
    public static Risk risk(Hazard.Severity severity) {
        return switch (severity) {
            case LOW -> Risk.LOW;
            case MEDIUM -> Risk.MEDIUM;
            case HIGH -> Risk.HIGH;
        };
    }

    /** The steps by phase, in order; only phases that have steps. */
    public Map<Phase, List<PlanStep>> phases() {
        Map<Phase, List<PlanStep>> phases = new EnumMap<>(Phase.class);
        plan.up().forEach(step -> phases.computeIfAbsent(step.phase(), phase -> new ArrayList<>()).add(step));
        return phases;
    }

    /** {@code 3 expand, 1 cutover}. */
    public String tally() {
        return phases().entrySet().stream().map(phase -> phase.getValue().size() + " " + phase.getKey().word())
                .collect(Collectors.joining(", "));
    }

    /** The least of what the steps allow. */
    public Reversibility reversibility() {
        return plan.up().stream().map(step -> step.reversal().reversibility()).max(Comparator.naturalOrder())
                .orElse(Reversibility.FULL);
    }

    /** The most that a step destroys. */
    public DataLoss dataLoss() {
        return plan.up().stream().map(step -> step.reversal().dataLoss()).max(Comparator.naturalOrder())
                .orElse(DataLoss.NONE);
    }

    /** What a step does to relations: as traced where it was run, else by the rules. */
    public Effects effects(PlanStep step) {
        return proof.flatMap(run -> run.step(step.number())).map(trace -> trace.effects()).orElse(step.effects());
    }

    /** The step from which the old application code no longer works; zero where it works to the end. */
    public int pointOfNoOldCode() {
        return plan.up().stream().filter(step -> !step.compatibility().oldCode()).mapToInt(PlanStep::number).findFirst()
                .orElse(0);
    }

    /** {@code ACCESS EXCLUSIVE on public.t (blocks reads and writes)}, strongest first; empty where nothing is locked that others use. */
    public static List<String> locks(Effects effects) {
        return effects.locks().stream().filter(lock -> lock.mode().blocksMaintenance())
                .map(lock -> lock.mode().words() + " on " + lock.relation() + " ("
                        + (lock.mode().blocksReads()
                                ? "blocks reads and writes"
                                : lock.mode().blocksWrites() ? "blocks writes" : "blocks DDL only")
                        + ")")
                .toList();
    }

    /** {@code rewrites public.t}, {@code reads public.t in full}, or {@code catalogue only}. */
    public static String work(Effects effects) {
        List<String> work = new ArrayList<>();
        effects.rewrites().stream().sorted().forEach(table -> work.add("rewrites " + table));
        effects.scans().stream().sorted().filter(table -> !effects.rewrites().contains(table))
                .forEach(table -> work.add("reads " + table + " in full"));
        return work.isEmpty() ? "catalogue only" : String.join(", ", work);
    }

    /** {@code about 4.2 s}, {@code of unknown length}. */
    public static String duration(Optional<Duration> duration) {
        return duration.map(time -> "about " + Units.millis(time.toNanos() / 1e6)).orElse("of unknown length");
    }

    /** {@code own transaction}, {@code outside of transactions}. */
    public static String policy(PlanStep step) {
        return switch (step.policy()) {
            case SHARED -> "in the transaction of its phase";
            case OWN -> "in a transaction of its own";
            case JOINED -> "in the transaction of the step before";
            case NONE -> "outside of transactions";
        };
    }

    /** The evidence behind locks, in a word. */
    public static String evidence(Effects effects) {
        return effects.evidence().name().toLowerCase(Locale.ROOT);
    }
}
