package dev.plumbline.vector.live;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Names that a user may have meant. */
final class NearMatches {

    private static final int SHOWN = 3;

    private NearMatches() {}

    /** The nearest names, at most three; those that differ in more than a third of their letters are left out unless one contains the other. */
    static List<String> of(String wanted, Collection<String> names) {
        String plain = plain(wanted);
        return names.stream().distinct()
                .filter(name -> distance(plain, plain(name)) <= Math.max(1, plain.length() / 3)
                        || plain(name).contains(plain) || plain.contains(plain(name)))
                .sorted(Comparator.comparingInt((String name) -> distance(plain, plain(name)))).limit(SHOWN).toList();
    }

    /** " Did you mean …?" with a leading space, or nothing. */
    static String hint(String wanted, Collection<String> names) {
        List<String> near = of(wanted, names);
        return near.isEmpty()
                ? ""
                : "; did you mean " + String.join(" or ", near.stream().map(name -> "\"" + name + "\"").toList()) + "?";
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("\"", "");
        return lower.substring(lower.lastIndexOf('.') + 1);
    }

    /** Levenshtein's distance, with swapped neighbours as one step. */
    static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = IntStream.of(steps[i - 1][j] + 1, steps[i][j - 1] + 1, steps[i - 1][j - 1] + change).min()
                        .getAsInt();
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                steps[i][j] = swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
            }
        }
        return steps[a.length()][b.length()];
    }
}
