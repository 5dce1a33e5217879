package dev.plumbline.schema.online;

import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.locks.Evidence;
import dev.plumbline.schema.locks.LockRules;
import dev.plumbline.schema.locks.Prediction;
import dev.plumbline.schema.locks.RuleReader;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.plan.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts together what is known of each part: locks, estimate, hazards, the way back, who can go on working. */
final class Assembly {

    private final PlanOptions options;

    Assembly(PlanOptions options) {
        this.options = options;
    }

    MigrationPlan plan(OnlinePlanner.Leg forth, List<Draft> up, OnlinePlanner.Leg back, List<Draft> down) {
        Sizes sizes = new Sizes(forth.start(), options);
        List<PlanStep> there = steps(up, new Reversals(up, down, forth.start(), forth.end()), sizes, forth.start());
        List<PlanStep> home = steps(down, new Reversals(down, up, back.start(), back.end()), sizes, back.start());
        return new MigrationPlan(forth.diff(), options.mode(), there, home, blocked(there));
    }

    private List<PlanStep> steps(List<Draft> drafts, Reversals reversals, Sizes sizes, Catalog start) {
        Compatibilities compatibilities = new Compatibilities(drafts, start);
        RuleReader reader = LockRules.forVersion(start.version().major()).over(start);
        List<PlanStep> steps = new ArrayList<>();
        for (int place = 0; place < drafts.size(); place++) {
            Draft draft = drafts.get(place);
            Effects effects = Effects.union(
                    draft.statements().stream().map(statement -> effects(draft, statement, reader)).toList(),
                    Evidence.RULE);
            Estimate estimate = new Estimator(sizes, options).of(draft, effects);
            List<Hazard> hazards = new ArrayList<>(draft.hazards());
            Duration budget = budget(effects, sizes);
            hazards.addAll(Hazards.of(draft, effects, estimate, reversals.of(place), budget));
            steps.add(new PlanStep(place + 1, draft.phase(), draft.object(), draft.title(), draft.statements(),
                    draft.policy(), draft.backfill(), effects, estimate, timeouts(draft, estimate, budget), hazards,
                    reversals.of(place), draft.preChecks(), draft.verification(), compatibilities.after(place),
                    draft.due(), draft.due().isPresent()
                            || draft.statements().stream().allMatch(Repeatable::isRepeatable)));
        }
        return options.mode() == PlanMode.ONLINE ? Joining.joined(steps) : steps;
    }

    /** Our own queries ask the catalogue and set what this session alone sees; the rules do not know that of a SELECT. */
    private static Effects effects(Draft draft, Statement statement, RuleReader reader) {
        Prediction prediction = reader.predict(statement);
        return statement.sql().startsWith("SELECT pg_catalog.")
                ? Effects.none(Evidence.RULE)
                : draft.proven() ? prediction.certain() : prediction.possible();
    }

    /** A statement that blocks others may not take longer than the budget; one that does not may take its time. */
    private Timeouts timeouts(Draft draft, Estimate estimate, Duration budget) {
        boolean unbounded = draft.policy() == TransactionPolicy.NONE || estimate.blocking().filter(Duration::isZero)
                .isPresent();
        Duration most = unbounded
                ? Duration.ZERO
                : estimate.blocking().filter(blocking -> blocking.compareTo(budget) > 0)
                        .map(blocking -> blocking.multipliedBy(2)).orElse(budget);
        return new Timeouts(options.lockTimeout(), most, List.of(Duration.ofSeconds(1), Duration.ofSeconds(2),
                Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30)));
    }

    /** The least patience of those who use a table that is locked against them. */
    private Duration budget(Effects effects, Sizes sizes) {
        return effects.locks().stream().filter(lock -> lock.mode().blocksWrites())
                .flatMap(lock -> sizes.table(lock.relation()).stream()).map(options::budget)
                .min(Comparator.naturalOrder()).orElse(options.lockBudget());
    }

    private List<MigrationPlan.Blocked> blocked(List<PlanStep> steps) {
        List<MigrationPlan.Blocked> blocked = new ArrayList<>();
        for (PlanStep step : steps) {
            Optional<Hazard> worst = step.hazards().stream().filter(hazard -> hazard.severity() == Hazard.Severity.HIGH
                    && Hazards.BLOCKING.contains(hazard.id()) && !options.allowed().contains(hazard.id())).findFirst();
            worst.ifPresent(hazard -> blocked.add(
                    new MigrationPlan.Blocked(step.number(), hazard.message(), "--allow " + hazard.id())));
        }
        return blocked;
    }

}
