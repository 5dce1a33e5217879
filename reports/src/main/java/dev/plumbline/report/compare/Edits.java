package dev.plumbline.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The longest common subsequence of two sequences of lines or words. Quadratic, so a pair beyond {@link #MOST_CELLS} is shown as
 * replaced as a whole.
 */
public final class Edits {

    private static final long MOST_CELLS = 4_000_000;
    private static final Pattern WORD = Pattern.compile("'[^'\n]*'|[\\p{L}\\p{N}_]+|\\s+|[~!@#%^&|<>=*/+?-]+|.",
            Pattern.DOTALL);

    private Edits() {}

    /** Compares line by line. */
    public static List<Edit> ofLines(String before, String after) {
        return of(before.lines().toList(), after.lines().toList());
    }

    /** Compares word by word; runs of the same side are joined. */
    public static List<Edit> ofWords(String before, String after) {
        return joined(of(words(before), words(after)));
    }

    /** Words, quoted literals, operators, blanks: what changes as a whole for a reader of SQL. */
    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(result -> result.group()).toList();
    }

    private static List<Edit> of(List<String> before, List<String> after) {
        List<Edit> edits = new ArrayList<>();
        if ((long) before.size() * after.size() > MOST_CELLS) {
            before.forEach(text -> edits.add(new Edit(Edit.Side.BEFORE, text)));
            after.forEach(text -> edits.add(new Edit(Edit.Side.AFTER, text)));
            return edits;
        }
        int[][] length = lengths(before, after);
        int left = 0;
        int right = 0;
        while (left < before.size() && right < after.size()) {
            if (before.get(left).equals(after.get(right))) {
                edits.add(new Edit(Edit.Side.BOTH, before.get(left)));
                left++;
                right++;
            } else if (length[left + 1][right] >= length[left][right + 1]) {
                edits.add(new Edit(Edit.Side.BEFORE, before.get(left++)));
            } else {
                edits.add(new Edit(Edit.Side.AFTER, after.get(right++)));
            }
        }
        before.subList(left, before.size()).forEach(text -> edits.add(new Edit(Edit.Side.BEFORE, text)));
        after.subList(right, after.size()).forEach(text -> edits.add(new Edit(Edit.Side.AFTER, text)));
        return edits;
    }

    private static int[][] lengths(List<String> before, List<String> after) {
        int[][] length = new int[before.size() + 1][after.size() + 1];
        for (int left = before.size() - 1; left >= 0; left--) {
            for (int right = after.size() - 1; right >= 0; right--) {
                length[left][right] = before.get(left).equals(after.get(right))
                        ? length[left + 1][right + 1] + 1
                        : Math.max(length[left + 1][right], length[left][right + 1]);
            }
        }
        return length;
    }

    private static List<Edit> joined(List<Edit> edits) {
        List<Edit> joined = new ArrayList<>();
        for (Edit edit : edits) {
            Edit last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.side() == edit.side()) {
                joined.set(joined.size() - 1, new Edit(edit.side(), last.text() + edit.text()));
            } else {
                joined.add(edit);
            }
        }
        return joined;
    }
}
