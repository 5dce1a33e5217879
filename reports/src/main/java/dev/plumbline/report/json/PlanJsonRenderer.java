package dev.plumbline.report.json;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.online.Check;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.plan.Guard;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.proof.Proof;
import dev.plumbline.schema.proof.StepTrace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A plan for programs; {@code kind} is {@code plan}. docs/report.md tells its shape. */
public final class PlanJsonRenderer implements Renderer<PlanReport> {

    @Override
    public String render(PlanReport report, ReportContext context) {
        MigrationPlan plan = report.plan();
        ObjectNode document = Json.document("plan", context);
        document.put("proven", report.isProven());
        Json.strings(document.putArray("reasons"), report.reasons());
        document.set("from", DiffJsonRenderer.source(plan.diff().from()));
        document.set("to", DiffJsonRenderer.source(plan.diff().to()));
        document.put("mode", plan.mode().name().toLowerCase(Locale.ROOT)).put("equal", plan.diff().isEmpty())
                .put("complete", plan.diff().notes().isEmpty());
        document.set("summary", summary(report));
        plan.blocked().forEach(blocked -> document.withArray("blocked").add(Json.object().put("step", blocked.step())
                .put("reason", blocked.reason()).put("option", blocked.option())));
        plan.diff().changes().forEach(change -> document.withArray("changes").add(DiffJsonRenderer.change(change)));
        plan.up().forEach(
                step -> document.withArray("steps").add(step(step, report.effects(step), trace(report, step))));
        plan.down().forEach(step -> document.withArray("down").add(step(step, step.effects(), Optional.empty())));
        report.proof().ifPresent(proof -> document.set("proof", proof(proof)));
        plan.diff().notCovered()
                .forEach(each -> document.withArray("notCovered").add(DiffJsonRenderer.notCovered(each)));
        Json.strings(document.withArray("notes"), plan.diff().notes());
        Json.strings(document.withArray("renameOffers"), plan.diff().renameOffers());
        return Json.text(document);
    }

    private static Optional<StepTrace> trace(PlanReport report, PlanStep step) {
        return report.proof().flatMap(proof -> proof.step(step.number()));
    }

    private static ObjectNode summary(PlanReport report) {
        return Json.object().put("steps", report.plan().up().size()).put("down", report.plan().down().size())
                .put("changes", report.plan().diff().changes().size()).put("risk", report.risk().label())
                .put("reversibility", report.reversibility().word()).put("dataLoss", report.dataLoss().word())
                .put("oldCodeWorksUntilStep", report.pointOfNoOldCode());
    }

    private static ObjectNode step(PlanStep step, Effects effects, Optional<StepTrace> trace) {
        ObjectNode node = Json.object().put("number", step.number()).put("phase", step.phase().word());
        node.set("object", DiffJsonRenderer.object(step.object()));
        node.put("title", step.title()).put("transaction", step.policy().name().toLowerCase(Locale.ROOT));
        step.statements().forEach(statement -> node.withArray("statements").add(statement(statement)));
        step.backfill().ifPresent(backfill -> node.set("backfill", backfill(backfill)));
        effects.locks().forEach(lock -> node.withArray("locks").add(Json.object().put("relation", lock.relation())
                .put("mode", lock.mode().words()).put("blocksReads", lock.mode().blocksReads())
                .put("blocksWrites", lock.mode().blocksWrites()).put("blocksDdl", lock.mode().blocksMaintenance())));
        Json.strings(node.putArray("rewrites"), effects.rewrites().stream().sorted().toList());
        Json.strings(node.putArray("scans"), effects.scans().stream().sorted().toList());
        node.put("evidence", PlanReport.evidence(effects));
        ObjectNode estimate = node.putObject("estimate").put("basis", step.estimate().basis());
        step.estimate().duration().ifPresent(duration -> estimate.put("millis", duration.toMillis()));
        step.estimate().blocking().ifPresent(blocking -> estimate.put("blockingMillis", blocking.toMillis()));
        ObjectNode timeouts = node.putObject("timeouts").put("lockMillis", step.timeouts().lock().toMillis())
                .put("statementMillis", step.timeouts().statement().toMillis());
        step.timeouts().retries().stream().map(Duration::toMillis)
                .forEach(wait -> timeouts.withArray("retryAfterMillis").add(wait));
        step.hazards().forEach(hazard -> node.withArray("hazards").add(Json.object().put("id", hazard.id())
                .put("severity", hazard.severity().word()).put("message", hazard.message())));
        ObjectNode reversal = node.putObject("reversal").put("reversibility", step.reversal().reversibility().word())
                .put("dataLoss", step.reversal().dataLoss().word()).put("reason", step.reversal().reason());
        Json.strings(reversal.putArray("inverse"), sql(step.reversal().inverse()));
        step.preChecks().forEach(check -> node.withArray("preChecks").add(check(check)));
        step.verification().forEach(check -> node.withArray("verification").add(check(check)));
        node.putObject("compatibility").put("oldCode", step.compatibility().oldCode())
                .put("newCode", step.compatibility().newCode()).put("note", step.compatibility().note());
        step.due().ifPresent(condition -> node.put("onlyWhen", condition));
        node.put("repeatable", step.repeatable());
        trace.ifPresent(run -> node.set("trace", trace(run)));
        return node;
    }

    private static List<String> sql(List<Statement> statements) {
        return statements.stream().map(Statement::sql).toList();
    }

    private static ObjectNode statement(Statement statement) {
        ObjectNode node = Json.object().put("sql", statement.sql()).put("transactional", statement.transactional());
        if (!statement.guard().equals(Guard.NONE)) {
            node.put("guarded", statement.guarded());
        }
        return node;
    }

    private static ObjectNode backfill(Backfill backfill) {
        ObjectNode node = Json.object();
        node.set("table", DiffJsonRenderer.object(backfill.table()));
        Json.strings(node.putArray("key"), backfill.key());
        backfill.assignments().forEach(set -> node.withArray("set")
                .add(Json.object().put("column", set.column()).put("expression", set.expression())));
        backfill.upsert().ifPresent(other -> {
            ObjectNode upsert = node.putObject("upsert");
            upsert.set("table", DiffJsonRenderer.object(other.table()));
            other.key().forEach(set -> upsert.withArray("key")
                    .add(Json.object().put("column", set.column()).put("expression", set.expression())));
        });
        return node.put("pending", backfill.pending()).put("batchRows", backfill.batchRows());
    }

    private static ObjectNode check(Check check) {
        return Json.object().put("title", check.title()).put("sql", check.sql()).put("expected", 0);
    }

    private static ObjectNode trace(StepTrace trace) {
        ObjectNode node = Json.object().put("millis", trace.duration().toNanos() / 1e6);
        trace.readStall().ifPresent(stall -> node.put("longestReadStallMillis", stall.toNanos() / 1e6));
        trace.writeStall().ifPresent(stall -> node.put("longestWriteStallMillis", stall.toNanos() / 1e6));
        Json.strings(node.putArray("breaks"), trace.breaks());
        return node;
    }

    private static ObjectNode proof(Proof proof) {
        ObjectNode node = Json.object().put("proven", proof.proven());
        proof.checks().forEach(check -> node.withArray("checks").add(Json.object().put("title", check.title())
                .put("outcome", check.outcome().name().toLowerCase(Locale.ROOT)).put("detail", check.detail())));
        Json.strings(node.putArray("notProven"), proof.notProven());
        return node;
    }
}
