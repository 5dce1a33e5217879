package dev.plumbline.report.html;

import dev.plumbline.report.ReportContext;
import dev.plumbline.report.Units;
import dev.plumbline.report.compare.SideBySide.Row;
import dev.plumbline.report.compare.SideBySide.Span;
import dev.plumbline.report.html.PageView.Link;
import dev.plumbline.report.schema.Caution;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.report.schema.Risk;
import dev.plumbline.report.sql.DiffSqlRenderer;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison, ready for its template.
 *
 * @param report what there is to tell
 * @param headline the verdict in one line
 * @param lead what follows from it, in a sentence or two
 * @param next what to do next, in one sentence
 * @param groups the changes by object
 * @param blocks the steps by transaction
 * @param script the whole migration as text
 */
public record DiffView(DiffReport report, String headline, String lead, String next, List<GroupView> groups,
        List<BlockView> blocks, String script) {

    /** One object with its changes. */
    public record GroupView(String id, String kind, String name, int added, int removed, int changed,
            List<PartView> parts) {

        /** {@code 2 added, 1 changed}. */
        public String counts() {
            List<String> counts = new ArrayList<>();
            count(added, "added", counts);
            count(removed, "removed", counts);
            count(changed, "changed", counts);
            return String.join(", ", counts);
        }

        private static void count(int number, String word, List<String> counts) {
            if (number > 0) {
                counts.add(number + " " + word);
            }
        }

        /** {@code +2 ~1}. */
        public String marks() {
            return ((added > 0 ? "+" + added + " " : "") + (removed > 0 ? "−" + removed + " " : "")
                    + (changed > 0 ? "~" + changed : "")).strip();
        }
    }

    /** One change: of the object itself or of a part. */
    public record PartView(String mark, String word, String name, List<AttributeView> attributes) {}

    /** One attribute of a change; wide ones are texts of several lines. */
    public record AttributeView(String name, boolean wide, List<Span> before, List<Span> after, List<Row> rows) {}

    /** One transaction, or one stretch outside of any. */
    public record BlockView(String title, boolean transactional, List<StepView> steps) {}

    /** One step, or the piece of it that belongs to the block. */
    public record StepView(int number, String action, String title, List<Caution> cautions,
            List<List<Token>> statements) {}

    static DiffView of(DiffReport report, ReportContext context) {
        return new DiffView(report, headline(report), lead(report), next(report),
                DiffViews.groups(report), DiffViews.blocks(report),
                new DiffSqlRenderer().render(report.result(), context));
    }

    private static String headline(DiffReport report) {
        if (report.result().isEmpty()) {
            return "No difference";
        }
        return Units.count(report.tally().total(), "change") + " to " + Units.count(report.groups().size(), "object");
    }

    private static String lead(DiffReport report) {
        if (report.result().isEmpty()) {
            return "Both sides hold the same objects, as far as this comparison looks.";
        }
        int losing = report.cautions(Risk.HIGH).size();
        int waiting = report.cautions(Risk.MEDIUM).size();
        String loss = losing == 0
                ? "No step drops rows or values."
                : Units.count(losing, "step") + (losing == 1 ? " drops" : " drop")
                        + " rows or values.";
        String wait = waiting == 0
                ? ""
                : " " + Units.count(waiting, "step") + (waiting == 1 ? " makes" : " make")
                        + " others wait while a table is read or written.";
        return loss + wait + " Not rehearsed: the order follows from the dependencies, and no statement has run.";
    }

    private static String next(DiffReport report) {
        if (report.result().isEmpty()) {
            return "Nothing to do.";
        }
        if (!report.isComplete()) {
            return "The script does not lead all the way. Clear what stands in it, and compare again.";
        }
        return switch (report.risk()) {
            case HIGH ->
                "Take a backup, read the steps that drop something, and agree on them before you run the script.";
            case MEDIUM ->
                "Run the script on a copy of production's size first, or in a quiet hour: some steps hold locks for as long as "
                        + "the table is large.";
            case LOW -> "Run the script; no step should hold a lock for longer than a moment.";
        };
    }

    List<Link> navigation() {
        List<Link> links = new ArrayList<>();
        links.add(Link.major("schema-verdict", "Verdict"));
        if (!groups.isEmpty()) {
            links.addAll(changes());
            links.add(Link.major("schema-steps", "Steps"));
            links.add(Link.major("schema-script", "Script"));
        }
        links.add(Link.major("schema-limits", "Not covered"));
        return links;
    }

    /** The part of the navigation that lists the changes. */
    List<Link> changes() {
        List<Link> links = new ArrayList<>();
        links.add(Link.major("schema-changes", "Changes"));
        groups.forEach(group -> links.add(new Link(group.id(), group.name(), true, group.marks())));
        return links;
    }

    /** How wide the bar of a count is, in percent. */
    public String share(int count) {
        return Units.significant(100.0 * count / Math.max(1, report.tally().total())) + "%";
    }
}
