package dev.plumbline.report.html;

import dev.plumbline.report.Units;
import dev.plumbline.report.compare.Edit;
import dev.plumbline.report.compare.Edits;
import dev.plumbline.report.compare.SideBySide;
import dev.plumbline.report.compare.SideBySide.Span;
import dev.plumbline.report.html.DiffView.AttributeView;
import dev.plumbline.report.html.DiffView.BlockView;
import dev.plumbline.report.html.DiffView.GroupView;
import dev.plumbline.report.html.DiffView.PartView;
import dev.plumbline.report.html.DiffView.StepView;
import dev.plumbline.report.schema.Caution;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.report.schema.ObjectGroup;
import dev.plumbline.report.schema.TransactionBlock;
import dev.plumbline.report.sql.DiffSqlRenderer;
import dev.plumbline.schema.diff.AttributeChange;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.ChangeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prepares the parts of a {@link DiffView}. */
final class DiffViews {

    private static final int LONG_LINE = 90;

    private DiffViews() {}

    static List<GroupView> groups(DiffReport report) {
        List<GroupView> views = new ArrayList<>();
        for (ObjectGroup group : report.groups()) {
            List<PartView> parts = group.changes().stream().map(change -> part(group, change)).toList();
            views.add(new GroupView("schema-object-" + (views.size() + 1), group.object().kind().label(),
                    group.object().displayName(),
                    group.tally().added(), group.tally().removed(), group.tally().changed() + group.tally().renamed(),
                    parts));
        }
        return views;
    }

    private static PartView part(ObjectGroup group, Change change) {
        List<AttributeView> attributes = new ArrayList<>();
        if (change.type() == ChangeType.ADDED || change.type() == ChangeType.REMOVED) {
            oneSided(change).ifPresent(attributes::add);
        }
        DiffReport.telling(change).stream().filter(attribute -> isWide(attribute) || isTwoSided(change))
                .map(attribute -> isWide(attribute) ? wide(attribute) : narrow(attribute)).forEach(attributes::add);
        if (attributes.isEmpty()) {
            attributes.add(new AttributeView("", false, List.of(), List.of(), List.of()));
        }
        return new PartView(mark(change.type()), change.type().name().toLowerCase(Locale.ROOT),
                group.nameWithin(change), attributes);
    }

    private static boolean isTwoSided(Change change) {
        return change.type() == ChangeType.CHANGED || change.type() == ChangeType.RENAMED;
    }

    /** What an added or removed object is like, in one cell. */
    private static Optional<AttributeView> oneSided(Change change) {
        String text = DiffReport.telling(change).stream().filter(attribute -> !isWide(attribute))
                .map(attribute -> DiffReport.named(attribute, either(attribute))).collect(Collectors.joining(" · "));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<Span> spans = List.of(new Span(text, false));
        boolean added = change.type() == ChangeType.ADDED;
        return Optional
                .of(new AttributeView("", false, added ? List.of() : spans, added ? spans : List.of(), List.of()));
    }

    private static String either(AttributeChange attribute) {
        String before = attribute.before();
        String after = attribute.after();
        return after != null ? after : before != null ? before : "";
    }

    private static boolean isWide(AttributeChange attribute) {
        return isWide(attribute.before()) || isWide(attribute.after());
    }

    private static boolean isWide(@Nullable String value) {
        return value != null && (value.strip().indexOf('\n') >= 0 || value.length() > LONG_LINE);
    }

    private static AttributeView wide(AttributeChange attribute) {
        return new AttributeView(attribute.attribute(), true, List.of(), List.of(),
                SideBySide.of(trimmed(attribute.before()), trimmed(attribute.after())));
    }

    /** Without the empty lines around it and the indentation that all lines share. */
    private static @Nullable String trimmed(@Nullable String value) {
        return value == null ? null : value.stripTrailing().stripIndent().replaceFirst("^\\s*\\n", "");
    }

    private static AttributeView narrow(AttributeChange attribute) {
        String before = attribute.before();
        String after = attribute.after();
        if (before == null || after == null) {
            return new AttributeView(attribute.attribute(), false, whole(before), whole(after), List.of());
        }
        List<Edit> words = Edits.ofWords(before, after);
        return new AttributeView(attribute.attribute(), false, side(words, Edit.Side.BEFORE),
                side(words, Edit.Side.AFTER), List.of());
    }

    private static List<Span> whole(@Nullable String value) {
        return value == null ? List.of() : List.of(new Span(value, true));
    }

    private static List<Span> side(List<Edit> words, Edit.Side side) {
        return words.stream().filter(edit -> edit.side() == side || edit.side() == Edit.Side.BOTH)
                .map(edit -> new Span(edit.text(), edit.side() != Edit.Side.BOTH)).toList();
    }

    private static String mark(ChangeType type) {
        return switch (type) {
            case ADDED -> "+";
            case REMOVED -> "−";
            case CHANGED -> "~";
            case RENAMED -> "→";
        };
    }

    static List<BlockView> blocks(DiffReport report) {
        Map<Integer, List<Caution>> cautions = report.cautions().stream()
                .collect(Collectors.groupingBy(caution -> caution.step()));
        List<BlockView> views = new ArrayList<>();
        int transactions = 0;
        for (TransactionBlock block : report.blocks()) {
            List<StepView> steps = block.parts().stream().map(part -> new StepView(part.step().number(),
                    part.step().action().name().toLowerCase(Locale.ROOT), part.step().title(),
                    cautions.getOrDefault(part.step().number(), List.of()), part.statements().stream()
                            .map(statement -> SqlHighlighter.tokens(DiffSqlRenderer.terminated(statement))).toList()))
                    .toList();
            transactions += block.transactional() ? 1 : 0;
            String title = block.transactional()
                    ? "Transaction " + transactions + " · " + Units.count(steps.size(), "step")
                    : "Outside a transaction · " + Units.count(steps.size(), "step");
            views.add(new BlockView(title, block.transactional(), steps));
        }
        return views;
    }
}
