package dev.plumbline.schema.intent;

import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.locks.Evidence;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.online.Compatibility;
import dev.plumbline.schema.online.Estimate;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.Phase;
import dev.plumbline.schema.online.PlanMode;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.Reversal;
import dev.plumbline.schema.online.TransactionPolicy;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans transitions with plain DDL. The first step of a transition carries the way back of all its steps. */
public final class DirectStagePlanner implements StagePlanner {

    @Override
    public MigrationPlan plan(Catalog from, Catalog to) {
        DiffResult there = SchemaDiff.compare(from, "from", to, "to");
        DiffResult back = SchemaDiff.compare(to, "to", from, "from");
        return new MigrationPlan(there, PlanMode.DIRECT, steps(there, back), steps(back, there), List.of());
    }

    private static List<PlanStep> steps(DiffResult there, DiffResult back) {
        List<Statement> inverse = back.steps().stream().flatMap(step -> step.statements().stream()).toList();
        List<PlanStep> steps = new ArrayList<>();
        for (Step step : there.steps()) {
            boolean first = steps.isEmpty();
            Reversal reversal = new Reversal(
                    step.action() == ActionType.DROP ? Reversal.Reversibility.PARTIAL : Reversal.Reversibility.FULL,
                    step.action() == ActionType.DROP ? Reversal.DataLoss.MEDIUM : Reversal.DataLoss.NONE,
                    first ? inverse : List.of(), first ? "" : "undone with the first step of its stage");
            boolean transactional = step.statements().stream().allMatch(Statement::transactional);
            steps.add(new PlanStep(step.number(), step.action() == ActionType.DROP ? Phase.CONTRACT : Phase.EXPAND,
                    step.object(), step.title(), step.statements(),
                    transactional ? TransactionPolicy.OWN : TransactionPolicy.NONE, Optional.empty(),
                    Effects.none(Evidence.RULE), new Estimate(Optional.empty(), Optional.empty(), ""),
                    IntentSteps.DDL_TIMEOUTS, List.of(), reversal, List.of(), List.of(), new Compatibility(true, true, ""),
                    false));
        }
        return steps;
    }
}
