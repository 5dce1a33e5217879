package dev.plumbline.report.text;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.TextStyle;
import dev.plumbline.report.Units;
import dev.plumbline.report.compare.SideBySide;
import dev.plumbline.report.compare.SideBySide.Row;
import dev.plumbline.report.compare.SideBySide.Span;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.report.schema.ObjectGroup;
import dev.plumbline.report.schema.Risk;
import dev.plumbline.report.schema.Tally;
import dev.plumbline.report.text.Page.Fact;
import dev.plumbline.report.text.Page.Ink;
import dev.plumbline.schema.diff.AttributeChange;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.ChangeType;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.diff.SourceSummary;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A comparison on a terminal: the verdict, the changes by object, the steps by title. The SQL itself is another format's matter. */
public final class DiffTextRenderer implements Renderer<DiffResult> {

    private static final int WIDTH = 110;
    private static final int MOST_NAME = 40;

    private final TextStyle style;

    /** Renders with or without colours. */
    public DiffTextRenderer(TextStyle style) {
        this.style = style;
    }

    @Override
    public String render(DiffResult result, ReportContext context) {
        DiffReport report = DiffReport.of(result);
        Page page = new Page(style);
        page.facts(List.of(new Fact("from", source(result.from())), new Fact("to", source(result.to()))));
        page.blank();
        if (result.isEmpty()) {
            page.line(page.ink(Ink.ADDED, "No difference."));
        } else {
            verdict(report, page);
            report.groups().forEach(group -> group(group, page));
            steps(report, page);
        }
        notCovered(result, page);
        if (!result.renameOffers().isEmpty()) {
            page.heading("Renamed, perhaps? Say so with --rename and nothing is dropped");
            result.renameOffers().forEach(offer -> page.line("  --rename '" + Page.safe(offer) + "'"));
        }
        return page.toString();
    }

    static String source(SourceSummary source) {
        return Page.safe(source.display()) + "  (PostgreSQL " + Page.safe(source.serverVersion()) + ", "
                + Units.count(source.objects(), "object") + ")";
    }

    private static void verdict(DiffReport report, Page page) {
        Tally tally = report.tally();
        page.line(page.ink(Ink.BOLD,
                Units.count(tally.total(), "change") + " to " + Units.count(report.groups().size(), "object")) + " ("
                + page.ink(Ink.ADDED, "+" + tally.added() + " added") + ", "
                + page.ink(Ink.REMOVED, "-" + tally.removed() + " removed") + ", "
                + page.ink(Ink.CHANGED, "~" + tally.changed() + " changed")
                + (tally.renamed() == 0 ? "" : ", " + tally.renamed() + " renamed") + ") in "
                + Units.count(report.result().steps().size(), "step") + "; risk "
                + page.ink(report.risk() == Risk.HIGH ? Ink.ALERT : Ink.BOLD, report.risk().label()));
        report.result().notes()
                .forEach(note -> page.line("  " + page.ink(Ink.ALERT, "not complete") + "  " + Page.safe(note)));
        report.cautionsTogether().forEach((caution, steps) -> page.line("  "
                + page.ink(caution.risk() == Risk.HIGH ? Ink.ALERT : Ink.CHANGED, Page.pad(caution.risk().label(), 6))
                + "  "
                + Page.brief((steps.size() == 1 ? "step " : "steps ") + steps.stream().map(String::valueOf)
                        .collect(Collectors.joining(", ")) + ": " + caution.message(), WIDTH)));
    }

    private static void group(ObjectGroup group, Page page) {
        page.heading(Page.safe(group.object().toString()));
        if (isWhole(group)) {
            whole(group, page);
            return;
        }
        int width = group.changes().stream().mapToInt(change -> Page.safe(group.nameWithin(change)).length()).max()
                .orElse(0);
        group.changes().forEach(
                change -> change(change, Page.safe(group.nameWithin(change)), Math.min(width, MOST_NAME), page));
    }

    private static void change(Change change, String name, int width, Page page) {
        boolean twoSided = change.type() == ChangeType.CHANGED || change.type() == ChangeType.RENAMED;
        String summary = DiffReport.telling(change).stream().filter(attribute -> !twoSided || !isLong(attribute))
                .map(attribute -> describe(change.type(), attribute)).collect(Collectors.joining("; "));
        page.line("  " + page.ink(ink(change.type()), mark(change.type()) + " " + name)
                + " ".repeat(Math.max(0, width - name.length()) + 2) + Page.brief(summary, WIDTH));
        if (twoSided) {
            change.attributes().stream().filter(DiffTextRenderer::isLong).forEach(attribute -> lines(attribute, page));
        }
    }

    /** A table that comes or goes as a whole is told in one line. */
    private static boolean isWhole(ObjectGroup group) {
        return group.changes().size() > 1 && group.own().filter(own -> own.type() == ChangeType.ADDED
                || own.type() == ChangeType.REMOVED).isPresent();
    }

    private static void whole(ObjectGroup group, Page page) {
        ChangeType type = group.own().orElseThrow().type();
        Map<ObjectKind, Long> parts = group.changes().stream().filter(change -> !change.object().equals(group.object()))
                .collect(Collectors.groupingBy(change -> change.object().kind(), TreeMap::new, Collectors.counting()));
        page.line("  " + page.ink(ink(type), mark(type) + " " + group.object().kind().label()) + "  "
                + parts.entrySet().stream()
                        .map(part -> Units.count(part.getValue(), part.getKey().label()))
                        .collect(Collectors.joining(", ")));
    }

    private static boolean isLong(AttributeChange attribute) {
        return isLong(attribute.before()) || isLong(attribute.after());
    }

    private static boolean isLong(@Nullable String value) {
        return value != null && (value.strip().indexOf('\n') >= 0 || value.length() > WIDTH / 2);
    }

    private static String describe(ChangeType type, AttributeChange attribute) {
        String before = attribute.before();
        String after = attribute.after();
        return switch (type) {
            case ADDED -> DiffReport.named(attribute, after);
            case REMOVED -> DiffReport.named(attribute, before);
            case CHANGED, RENAMED ->
                DiffReport.named(attribute,
                        (before == null ? "(none)" : before) + " → " + (after == null ? "(none)" : after));
        };
    }

    private static void lines(AttributeChange attribute, Page page) {
        page.line("      " + page.ink(Ink.DIM, Page.safe(attribute.attribute())));
        String before = attribute.before();
        String after = attribute.after();
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (Row row : SideBySide.of(before == null ? null : before.strip(), after == null ? null : after.strip())) {
            if (row.changed()) {
                if (row.before() != null) {
                    removed.add("      - " + text(row.before()));
                }
                if (row.after() != null) {
                    added.add("      + " + text(row.after()));
                }
                continue;
            }
            flush(removed, added, page);
            page.line(row.isGap()
                    ? "        " + page.ink(Ink.DIM, "… " + Units.count(row.hiddenLines(), "line"))
                    : "        " + (row.before() == null ? "" : text(row.before())));
        }
        flush(removed, added, page);
    }

    private static void flush(List<String> removed, List<String> added, Page page) {
        removed.forEach(line -> page.line(page.ink(Ink.REMOVED, line)));
        added.forEach(line -> page.line(page.ink(Ink.ADDED, line)));
        removed.clear();
        added.clear();
    }

    private static String text(List<Span> spans) {
        return Page.safe(spans.stream().map(Span::text).collect(Collectors.joining()));
    }

    private static void steps(DiffReport report, Page page) {
        page.heading("Steps");
        int width = String.valueOf(report.result().steps().size()).length();
        report.result().steps()
                .forEach(step -> page.line("  " + page.ink(Ink.DIM, String.format("%" + width + "d", step.number()))
                        + "  " + Page.brief(step.title(), WIDTH)
                        + (step.statements().stream().allMatch(statement -> statement.transactional())
                                ? ""
                                : page.ink(Ink.CHANGED, "  outside a transaction"))));
    }

    private static void notCovered(DiffResult result, Page page) {
        if (result.notCovered().isEmpty()) {
            return;
        }
        page.heading("Not covered: there, and not compared");
        result.notCovered().forEach(
                each -> page.line("  " + Page.safe(each.what() + " " + each.name()) + " (" + each.side() + ")"));
    }

    private static String mark(ChangeType type) {
        return switch (type) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
            case RENAMED -> ">";
        };
    }

    private static Ink ink(ChangeType type) {
        return switch (type) {
            case ADDED -> Ink.ADDED;
            case REMOVED -> Ink.REMOVED;
            case CHANGED -> Ink.CHANGED;
            case RENAMED -> Ink.LINK;
        };
    }
}
