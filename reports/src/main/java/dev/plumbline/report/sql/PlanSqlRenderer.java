package dev.plumbline.report.sql;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.Units;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.online.Check;
import dev.plumbline.schema.online.Phase;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.StepBlock;
import dev.plumbline.schema.plan.Guard;
import dev.plumbline.schema.plan.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a plan as a script: phase by phase, with timeouts, transactions, and what each step locks. Run again, it does nothing
 * twice. Comments hold names from the database, each on one line, so that none of them becomes SQL.
 */
public final class PlanSqlRenderer implements Renderer<PlanReport> {

    private final boolean back;

    private PlanSqlRenderer(boolean back) {
        this.back = back;
    }

    /** From FROM to TO. */
    public static PlanSqlRenderer up() {
        return new PlanSqlRenderer(false);
    }

    /** From TO back to FROM. */
    public static PlanSqlRenderer down() {
        return new PlanSqlRenderer(true);
    }

    @Override
    public String render(PlanReport report, ReportContext context) {
        List<PlanStep> steps = back ? report.plan().down() : report.plan().up();
        StringBuilder script = new StringBuilder();
        header(report, context, script);
        if (steps.isEmpty()) {
            return script.append("\n-- Nothing to do.\n").toString();
        }
        PlanStep first = steps.getFirst();
        script.append("""

                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                SET check_function_bodies = off;
                SET client_min_messages = warning;
                SET search_path = '';
                """).append("SET lock_timeout = '").append(millis(first.timeouts().lock())).append("';\n")
                .append("SET statement_timeout = 0;\n");
        Phase phase = null;
        for (StepBlock passage : StepBlock.of(steps)) {
            if (passage.phase() != phase) {
                phase = passage.phase();
                script.append("\n\n-- ==== ").append(phase.word().toUpperCase(Locale.ROOT)).append(" ====\n");
                Comments.line(purpose(phase), script);
            }
            passage(passage, report, script);
        }
        return script.toString();
    }

    private void header(PlanReport report, ReportContext context, StringBuilder script) {
        DiffResult diff = report.plan().diff();
        Comments.line("Plumbline " + context.version() + ", " + context.generatedAtForPeople(), script);
        Comments.line((back ? "back to: " : "from: ") + DiffSqlRenderer.source(diff.from()), script);
        Comments.line((back ? "from:    " : "to:   ") + DiffSqlRenderer.source(diff.to()), script);
        Comments.line(Units.count((back ? report.plan().down() : report.plan().up()).size(), "step")
                + (back ? "" : ": " + report.tally() + "; risk " + report.risk().label()), script);
        Comments.line(report.isProven()
                ? "proven on a scratch server: up, down, up again"
                : "NOT PROVEN: " + String.join("; ", report.reasons()), script);
        if (!back) {
            report.plan().blocked().forEach(blocked -> Comments
                    .line("BLOCKED: step " + blocked.step() + ": " + blocked.reason() + "; " + blocked.option(),
                            script));
        }
        diff.notCovered().forEach(each -> Comments
                .line("not covered: " + each.what() + " " + each.name() + " (" + each.side() + ")", script));
        diff.notes().forEach(note -> Comments.line("NOT COMPLETE: " + note, script));
        Comments.line("Run with: psql -X -v ON_ERROR_STOP=1 -f THIS_FILE", script);
        Comments.line("After a lock timeout, or any other interruption, run it again: what is done is not done twice.",
                script);
    }

    private static String purpose(Phase phase) {
        return switch (phase) {
            case EXPAND -> "adds what the new code needs; the old code goes on";
            case BACKFILL -> "brings existing rows to the new form";
            case CUTOVER -> "switches over";
            case CONTRACT -> "takes away what only the old code needed; run it when that is gone";
        };
    }

    private void passage(StepBlock passage, PlanReport report, StringBuilder script) {
        Optional<String> due = passage.steps().getFirst().due();
        due.ifPresent(condition -> script.append("\nSELECT ").append(condition)
                .append(" AS plumbline_due \\gset\n\\if :plumbline_due"));
        script.append(passage.transactional() ? "\nBEGIN;\n" : "\n");
        if (passage.transactional()) {
            script.append("SET LOCAL statement_timeout = '").append(millis(longest(passage))).append("';\n");
        }
        for (PlanStep step : passage.steps()) {
            step(step, back ? step.effects() : report.effects(step), script);
        }
        statements(passage, script);
        script.append(passage.transactional() ? "COMMIT;\n" : "");
        due.ifPresent(condition -> script.append("\\endif\n"));
    }

    /** The longest that a statement of the passage may take; zero where one may take its time. */
    private static Duration longest(StepBlock passage) {
        List<Duration> limits = passage.steps().stream().map(step -> step.timeouts().statement()).toList();
        return limits.stream().anyMatch(Duration::isZero)
                ? Duration.ZERO
                : limits.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private static void step(PlanStep step, Effects effects, StringBuilder script) {
        Comments.line(step.number() + ". " + step.title(), script);
        PlanReport.locks(effects).forEach(lock -> Comments.line("   " + lock + "; " + PlanReport.work(effects) + "; "
                + PlanReport.duration(step.estimate().blocking()), script));
        step.hazards().forEach(hazard -> Comments.line("   " + hazard.severity().word() + " " + hazard.id() + ": "
                + hazard.message(), script));
        for (Check check : step.preChecks()) {
            Comments.line("   before: " + check.title() + ": " + check.sql(), script);
        }
    }

    /** Neighbours under the same condition share a block. */
    private static void statements(StepBlock passage, StringBuilder script) {
        List<Statement> together = new ArrayList<>();
        for (PlanStep step : passage.steps()) {
            for (Statement statement : step.statements()) {
                if (!together.isEmpty() && !sharesBlock(together.getLast().guard(), statement.guard())) {
                    write(together, script);
                    together = new ArrayList<>();
                }
                together.add(statement);
            }
        }
        write(together, script);
    }

    private static boolean sharesBlock(Guard one, Guard other) {
        return one.condition() != null && one.tolerated().isEmpty() && one.equals(other);
    }

    private static void write(List<Statement> together, StringBuilder script) {
        @Nullable
        String condition = together.isEmpty() ? null : together.getFirst().guard().condition();
        if (together.size() < 2 || condition == null) {
            together.forEach(statement -> script.append(terminated(statement.guarded())).append('\n'));
            return;
        }
        script.append("DO $plumbline$ BEGIN\n  IF ").append(condition).append(" THEN\n");
        together.forEach(statement -> script.append("    ").append(terminated(statement.inBlock())).append('\n'));
        script.append("  END IF;\nEND $plumbline$;\n");
    }

    private static String terminated(String sql) {
        return DiffSqlRenderer.terminated(Statement.of(sql));
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
