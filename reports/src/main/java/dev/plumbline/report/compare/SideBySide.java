package dev.plumbline.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two texts in two columns: changed lines face each other, and the words that differ are marked. */
public final class SideBySide {

    private static final int CONTEXT_LINES = 2;

    private SideBySide() {}

    /** A stretch of a line; {@code changed} where the other side differs. */
    public record Span(String text, boolean changed) {}

    /** One row of the two columns; a side is null where it has no line. */
    public record Row(@Nullable List<Span> before, @Nullable List<Span> after, boolean changed, int hiddenLines) {

        /** Whether this row stands for unchanged lines that are left out. */
        public boolean isGap() {
            return hiddenLines > 0;
        }
    }

    /** The rows of both texts; a side that is null has no lines at all. Long unchanged stretches are folded. */
    public static List<Row> of(@Nullable String before, @Nullable String after) {
        if (before == null || after == null) {
            String only = before == null ? (after == null ? "" : after) : before;
            return only.lines().map(line -> before == null
                    ? new Row(null, List.of(new Span(line, false)), true, 0)
                    : new Row(List.of(new Span(line, false)), null, true, 0)).toList();
        }
        return folded(rows(Edits.ofLines(before, after)));
    }

    private static List<Row> rows(List<Edit> edits) {
        List<Row> rows = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (Edit edit : edits) {
            switch (edit.side()) {
                case BEFORE -> removed.add(edit.text());
                case AFTER -> added.add(edit.text());
                case BOTH -> {
                    flush(removed, added, rows);
                    List<Span> same = List.of(new Span(edit.text(), false));
                    rows.add(new Row(same, same, false, 0));
                }
            }
        }
        flush(removed, added, rows);
        return rows;
    }

    private static void flush(List<String> removed, List<String> added, List<Row> rows) {
        IntStream.range(0, Math.max(removed.size(), added.size())).mapToObj(index -> {
            String left = index < removed.size() ? removed.get(index) : null;
            String right = index < added.size() ? added.get(index) : null;
            if (left == null || right == null) {
                return new Row(spans(left), spans(right), true, 0);
            }
            List<Edit> words = Edits.ofWords(left, right);
            return new Row(side(words, Edit.Side.BEFORE), side(words, Edit.Side.AFTER), true, 0);
        }).forEach(rows::add);
        removed.clear();
        added.clear();
    }

    private static @Nullable List<Span> spans(@Nullable String line) {
        return line == null ? null : List.of(new Span(line, true));
    }

    private static List<Span> side(List<Edit> words, Edit.Side side) {
        return words.stream()
                .filter(edit -> edit.side() == side || edit.side() == Edit.Side.BOTH)
                .map(edit -> new Span(edit.text(), edit.side() != Edit.Side.BOTH))
                .toList();
    }

    private static List<Row> folded(List<Row> rows) {
        boolean[] kept = new boolean[rows.size()];
        for (int index = 0; index < rows.size(); index++) {
            if (rows.get(index).changed()) {
                for (int near = Math.max(0, index - CONTEXT_LINES); near <= Math.min(rows.size() - 1,
                        index + CONTEXT_LINES); near++) {
                    kept[near] = true;
                }
            }
        }
        List<Row> folded = new ArrayList<>();
        int hidden = 0;
        for (int index = 0; index < rows.size(); index++) {
            if (!kept[index]) {
                hidden++;
                continue;
            }
            hidden = gap(hidden, folded);
            folded.add(rows.get(index));
        }
        gap(hidden, folded);
        return folded;
    }

    private static int gap(int hidden, List<Row> folded) {
        if (hidden > 0) {
            folded.add(new Row(null, null, false, hidden));
        }
        return 0;
    }
}
