package dev.plumbline.report.json;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.schema.Caution;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.schema.diff.AttributeChange;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.diff.SourceSummary;
import dev.plumbline.schema.model.NotCovered;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.plan.Step;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A comparison for programs; {@code kind} is {@code diff}. */
public final class DiffJsonRenderer implements Renderer<DiffResult> {

    @Override
    public String render(DiffResult result, ReportContext context) {
        DiffReport report = DiffReport.of(result);
        ObjectNode document = Json.document("diff", context);
        document.set("from", source(result.from()));
        document.set("to", source(result.to()));
        document.put("equal", result.isEmpty()).put("complete", report.isComplete());
        document.set("summary", summary(report));
        result.changes().forEach(change -> document.withArray("changes").add(change(change)));
        result.steps().forEach(step -> document.withArray("steps").add(step(step)));
        report.cautions().forEach(caution -> document.withArray("cautions").add(caution(caution)));
        result.notCovered().forEach(each -> document.withArray("notCovered").add(notCovered(each)));
        Json.strings(document.withArray("notes"), result.notes());
        Json.strings(document.withArray("renameOffers"), result.renameOffers());
        return Json.text(document);
    }

    static ObjectNode source(SourceSummary source) {
        return Json.object().put("name", source.display()).put("serverVersion", source.serverVersion())
                .put("objects", source.objects());
    }

    private static ObjectNode summary(DiffReport report) {
        return Json.object().put("changes", report.tally().total()).put("added", report.tally().added())
                .put("removed", report.tally().removed()).put("changed", report.tally().changed())
                .put("renamed", report.tally().renamed()).put("steps", report.result().steps().size())
                .put("statements", report.statements()).put("statementsOutsideTransaction", report.statementsAlone())
                .put("risk", report.risk().label());
    }

    static ObjectNode object(ObjectId id) {
        ObjectNode object = Json.object().put("kind", id.kind().label());
        Json.strings(object.putArray("path"), id.path());
        return object.put("name", id.displayName());
    }

    static ObjectNode change(Change change) {
        ObjectNode node = Json.object();
        node.set("object", object(change.object()));
        node.put("type", change.type().name().toLowerCase(Locale.ROOT));
        change.attributes().forEach(attribute -> node.withArray("attributes").add(attribute(attribute)));
        return node;
    }

    private static ObjectNode attribute(AttributeChange attribute) {
        return Json.object().put("name", attribute.attribute()).put("before", attribute.before()).put("after",
                attribute.after());
    }

    private static ObjectNode step(Step step) {
        ObjectNode node = Json.object().put("number", step.number())
                .put("action", step.action().name().toLowerCase(Locale.ROOT));
        node.set("object", object(step.object()));
        node.put("title", step.title());
        step.statements().forEach(statement -> node.withArray("statements")
                .add(Json.object().put("sql", statement.sql()).put("transactional", statement.transactional())));
        return node;
    }

    private static ObjectNode caution(Caution caution) {
        return Json.object().put("risk", caution.risk().label()).put("step", caution.step()).put("message",
                caution.message());
    }

    static ObjectNode notCovered(NotCovered each) {
        return Json.object().put("what", each.what()).put("side", each.side()).put("name", each.name());
    }
}
