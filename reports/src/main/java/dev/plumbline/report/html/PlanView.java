package dev.plumbline.report.html;

import dev.plumbline.report.ReportContext;
import dev.plumbline.report.Units;
import dev.plumbline.report.html.PageView.Link;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.report.sql.DiffSqlRenderer;
import dev.plumbline.report.sql.PlanSqlRenderer;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.online.Check;
import dev.plumbline.schema.online.Hazard;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.StepBlock;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.proof.StepTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan, ready for its template.
 *
 * @param headline the verdict in one line
 * @param lead what follows from it
 * @param next what to do next
 * @param passages the steps by transaction
 * @param up the way to TO as a script
 * @param down the way back as a script
 */
public record PlanView(PlanReport report, String headline, String lead, String next, List<PassageView> passages,
        String up, String down) {

    /** One transaction, or one step outside of any. */
    public record PassageView(String phase, String title, boolean transactional, List<StepView> steps) {}

    /** One step with all that is known of it. */
    public record StepView(PlanStep step, List<String> locks, String work, String evidence, String duration,
            String stalls, List<HazardView> hazards, List<List<Token>> statements, List<List<Token>> inverse,
            List<Check> checks) {}

    /** A hazard with the class of its badge. */
    public record HazardView(String id, String risk, String message) {}

    static PlanView of(PlanReport report, ReportContext context) {
        return new PlanView(report, headline(report), lead(report), next(report), passages(report),
                PlanSqlRenderer.up().render(report, context), PlanSqlRenderer.down().render(report, context));
    }

    private static String headline(PlanReport report) {
        if (report.plan().diff().isEmpty()) {
            return "No difference";
        }
        return Units.count(report.plan().up().size(), "step")
                + (report.isProven() ? ", proven there and back" : ", not proven");
    }

    private static String lead(PlanReport report) {
        if (report.plan().diff().isEmpty()) {
            return "Both sides are the same as far as this comparison looks.";
        }
        String code = report.pointOfNoOldCode() == 0
                ? "Application code from before the change works to the end."
                : "Application code from before the change works until step " + report.pointOfNoOldCode() + ".";
        return "By phase: " + report.tally() + ". " + code + " The way back is " + report.reversibility().word()
                + "; data loss: " + report.dataLoss().word() + ".";
    }

    private static String next(PlanReport report) {
        if (report.plan().diff().isEmpty()) {
            return "Nothing to do.";
        }
        if (!report.plan().diff().notes().isEmpty()) {
            return "The plan does not lead all the way. Clear what stands in it, and plan again.";
        }
        if (!report.plan().blocked().isEmpty()) {
            return "Some steps hold locks for longer than the budget. Read the reasons; allow them only in a maintenance window.";
        }
        if (!report.isProven()) {
            return "Do not run this. Read why it is not proven.";
        }
        return switch (report.risk()) {
            case HIGH ->
                "Have a backup that was restored once, agree on the steps that destroy something, and run them last.";
            case MEDIUM ->
                "Run phase by phase. Sizes were not known for some steps: give them, or try a copy of production's size.";
            case LOW -> "Run the script phase by phase; no step should hold a lock for longer than a moment.";
        };
    }

    private static List<PassageView> passages(PlanReport report) {
        List<PassageView> views = new ArrayList<>();
        for (StepBlock passage : StepBlock.of(report.plan().up())) {
            views.add(new PassageView(passage.phase().word(),
                    passage.transactional() ? "One transaction" : "Outside of transactions", passage.transactional(),
                    passage.steps().stream().map(step -> step(step, report)).toList()));
        }
        return views;
    }

    private static StepView step(PlanStep step, PlanReport report) {
        Effects effects = report.effects(step);
        Optional<StepTrace> trace = report.proof().flatMap(proof -> proof.step(step.number()));
        List<Check> checks = new ArrayList<>(step.preChecks());
        checks.addAll(step.verification());
        return new StepView(step, PlanReport.locks(effects), PlanReport.work(effects), PlanReport.evidence(effects),
                PlanReport.duration(step.estimate().duration()), trace.map(PlanView::stalls).orElse(""),
                step.hazards().stream().map(PlanView::hazard).toList(), tokens(step.statements(), true),
                tokens(step.reversal().inverse(), false), checks);
    }

    private static HazardView hazard(Hazard hazard) {
        return new HazardView(hazard.id(), hazard.severity().word(), hazard.message());
    }

    private static List<List<Token>> tokens(List<Statement> statements, boolean guarded) {
        return statements.stream().map(statement -> SqlHighlighter.tokens(DiffSqlRenderer
                .terminated(Statement.of(guarded ? statement.guarded() : statement.sql())))).toList();
    }

    private static String stalls(StepTrace trace) {
        return trace.readStall().map(PlanView::millis).map(read -> "longest wait under traffic: reader " + read
                + trace.writeStall().map(write -> ", writer " + millis(write)).orElse("")).orElse("");
    }

    private static String millis(Duration duration) {
        return Units.millis(duration.toNanos() / 1e6);
    }

    List<Link> navigation() {
        List<Link> links = new ArrayList<>();
        links.add(Link.major("plan-verdict", "Verdict"));
        if (report.proof().isPresent()) {
            links.add(Link.major("plan-proof", "Proof"));
        }
        if (!passages.isEmpty()) {
            links.add(Link.major("plan-steps", "Steps"));
            report.phases().forEach((phase, steps) -> links.add(new Link("plan-step-" + steps.getFirst().number(),
                    phase.word(), true, String.valueOf(steps.size()))));
            links.add(Link.major("plan-scripts", "Scripts"));
        }
        links.add(Link.major("plan-limits", "Not covered"));
        return links;
    }
}
