package dev.plumbline.report.text;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.TextStyle;
import dev.plumbline.report.Units;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.report.schema.Risk;
import dev.plumbline.report.text.Page.Fact;
import dev.plumbline.report.text.Page.Ink;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.online.Hazard;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.proof.Proof;
import dev.plumbline.schema.proof.ProofCheck;
import dev.plumbline.schema.proof.StepTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan on a terminal: the verdict, the steps by phase with locks and time, the way back, the proof. The SQL is another format's matter. */
public final class PlanTextRenderer implements Renderer<PlanReport> {

    private static final int WIDTH = 130;

    private final TextStyle style;

    /** Renders with or without colours. */
    public PlanTextRenderer(TextStyle style) {
        this.style = style;
    }

    @Override
    public String render(PlanReport report, ReportContext context) {
        MigrationPlan plan = report.plan();
        Page page = new Page(style);
        page.facts(List.of(new Fact("from", DiffTextRenderer.source(plan.diff().from())),
                new Fact("to", DiffTextRenderer.source(plan.diff().to()))));
        page.blank();
        if (plan.diff().isEmpty()) {
            page.line(page.ink(Ink.ADDED, "No difference."));
            return page.toString();
        }
        verdict(report, page);
        report.phases().forEach((phase, steps) -> {
            page.heading(phase.word());
            steps.forEach(step -> step(step, report, page));
        });
        report.proof().ifPresent(proof -> proof(proof, page));
        page.heading("Way back");
        page.line("  " + Units.count(plan.down().size(), "step") + "; reversibility "
                + report.reversibility().word() + ", data loss " + report.dataLoss().word()
                + (report.pointOfNoOldCode() == 0
                        ? "; the old code works to the end"
                        : "; the old code works until step " + report.pointOfNoOldCode()));
        if (!plan.diff().notCovered().isEmpty()) {
            page.heading("Not covered: there, and not compared");
            plan.diff().notCovered().forEach(
                    each -> page.line("  " + Page.safe(each.what() + " " + each.name()) + " (" + each.side() + ")"));
        }
        return page.toString();
    }

    private static void verdict(PlanReport report, Page page) {
        page.line(page.ink(Ink.BOLD, Units.count(report.plan().up().size(), "step")) + " (" + report.tally()
                + "); risk " + page.ink(report.risk() == Risk.HIGH ? Ink.ALERT : Ink.BOLD, report.risk().label()) + "; "
                + (report.isProven()
                        ? page.ink(Ink.ADDED, "proven")
                        : page.ink(Ink.ALERT, "not proven")));
        report.plan().diff().notes()
                .forEach(note -> page.line("  " + page.ink(Ink.ALERT, "not complete") + "  " + Page.safe(note)));
        report.plan().blocked().forEach(blocked -> page.line("  " + page.ink(Ink.ALERT, "blocked") + "  "
                + Page.safe("step " + blocked.step() + ": " + blocked.reason()) + "; " + blocked.option()
                + " lets it pass"));
        if (!report.isProven()) {
            report.reasons().forEach(reason -> page
                    .line("  " + page.ink(Ink.ALERT, "not proven") + "  " + Page.brief(reason, WIDTH)));
        }
    }

    private static void step(PlanStep step, PlanReport report, Page page) {
        Effects effects = report.effects(step);
        page.line("  " + page.ink(Ink.DIM, String.format("%3d", step.number())) + "  "
                + Page.brief(step.title(), WIDTH) + "  " + page.ink(Ink.DIM, PlanReport.policy(step)));
        List<String> locks = PlanReport.locks(effects);
        String trace = report.proof().flatMap(proof -> proof.step(step.number())).map(PlanTextRenderer::trace)
                .orElse("");
        page.line("       " + page.ink(Ink.DIM, Page.brief((locks.isEmpty()
                ? "no lock that matters"
                : locks.stream()
                        .collect(Collectors.joining(", ")))
                + "; " + PlanReport.work(effects) + "; "
                + PlanReport.duration(step.estimate().duration()) + trace, WIDTH)));
        for (Hazard hazard : step.hazards()) {
            page.line("       " + page.ink(hazard.severity() == Hazard.Severity.HIGH ? Ink.ALERT : Ink.CHANGED,
                    hazard.severity().word() + " " + hazard.id()) + "  " + Page.safe(hazard.message()));
        }
    }

    private static String trace(StepTrace trace) {
        Optional<Duration> longest = trace.writeStall().flatMap(write -> trace.readStall()
                .map(read -> write.compareTo(read) > 0 ? write : read));
        return longest.map(stall -> "; under traffic the longest wait was " + Units.millis(stall.toNanos() / 1e6))
                .orElse("");
    }

    private static void proof(Proof proof, Page page) {
        page.heading("Proof");
        for (ProofCheck check : proof.checks()) {
            String mark = switch (check.outcome()) {
                case PASSED -> page.ink(Ink.ADDED, "held   ");
                case FAILED -> page.ink(Ink.ALERT, "FAILED ");
                case NOT_RUN -> page.ink(Ink.DIM, "not run");
            };
            page.line("  " + mark + "  " + Page.safe(check.title())
                    + (check.detail().isEmpty() ? "" : page.ink(Ink.DIM, "  " + Page.brief(check.detail(), WIDTH))));
        }
        proof.notProven()
                .forEach(each -> page.line("  " + page.ink(Ink.CHANGED, "not proven") + "  " + Page.safe(each)));
    }
}
