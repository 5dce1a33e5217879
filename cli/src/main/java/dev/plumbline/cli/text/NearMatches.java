package dev.plumbline.cli.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Offers the names that the user may have meant. */
public final class NearMatches {

    private static final int MOST = 3;

    private NearMatches() {}

    /** At most three candidates that are close to {@code name}, the closest first; equal distances in order of name. */
    public static List<String> of(String name, Collection<String> candidates) {
        record Scored(String candidate, int distance) {}
        String wanted = name.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, (name.length() + 2) / 3);
        return candidates.stream().distinct().map(c -> new Scored(c, distance(wanted, c.toLowerCase(Locale.ROOT))))
                .filter(s -> s.distance() <= limit)
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate)).limit(MOST)
                .map(Scored::candidate).toList();
    }

    /** {@code "; did you mean "a" or "b"?"}, or nothing where no candidate is close. */
    public static String hint(String name, Collection<String> candidates) {
        List<String> near = of(name, candidates);
        return near.isEmpty()
                ? ""
                : near.stream().map(n -> '"' + n + '"').collect(Collectors.joining(" or ", "; did you mean ", "?"));
    }

    /** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours cost one each. */
    static int distance(String a, String b) {
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            int[] oldest = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = oldest;
        }
        return previous[b.length()];
    }
}
