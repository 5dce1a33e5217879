package dev.plumbline.vector.advise;

import dev.plumbline.vector.Trial.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who goes on to the next size: the fastest, but not only one kind. */
final class Elimination {

    /** How much latency a longer build must save to pass for better: a tenfold one an eighth. */
    private static final double BUILD_WEIGHT = 0.05;
    /** Nobody this many times slower than the fastest is carried on for the sake of variety. */
    private static final double HOPELESS = 3;

    private Elimination() {}

    /** Screening does not take turns, so it goes by the lower quartile: whatever else the machine does only ever adds time. */
    static double latency(Contender contender) {
        Contender.Observation last = contender.last();
        return last == null ? Double.MAX_VALUE : last.p25Millis();
    }

    /** Latency, and a little of the build; less is better. */
    static double score(Contender contender) {
        Contender.Observation last = contender.last();
        double build = last == null || last.build() == null ? 1 : Math.max(1, last.build().millis());
        return latency(contender) * Math.pow(build, BUILD_WEIGHT);
    }

    /** Those who are left, the best first. */
    static List<Contender> ranked(List<Contender> contenders) {
        return contenders.stream().sorted(Comparator.comparingDouble(Elimination::score)).toList();
    }

    /** Keeps the best of each representation and of each method first, then the rest by latency. */
    static void eliminate(List<Contender> in, int places, int rows) {
        List<Contender> ranked = ranked(in.stream().filter(c -> !c.isExact() && !c.isExisting()).toList());
        if (ranked.size() <= places) {
            return;
        }
        double fastest = ranked.stream().mapToDouble(Elimination::latency).min().orElseThrow();
        List<Contender> kept = new ArrayList<>();
        kept.add(ranked.getFirst());
        Map<String, Integer> ofKind = new HashMap<>();
        ofKind.merge(kind(ranked.getFirst()), 1, Integer::sum);
        for (int round = 1; kept.size() < places && round <= ranked.size(); round++) {
            for (Contender contender : ranked) {
                boolean hopeless = latency(contender) > HOPELESS * fastest && kept.size() >= 2;
                if (kept.size() < places && !kept.contains(contender) && !hopeless
                        && ofKind.getOrDefault(kind(contender), 0) < round) {
                    kept.add(contender);
                    ofKind.merge(kind(contender), 1, Integer::sum);
                }
            }
        }
        String best = ranked.getFirst().candidate().at(rows).label();
        for (Contender contender : ranked) {
            if (!kept.contains(contender)) {
                contender.leave(Verdict.RUNNER_UP,
                        Words.say("%s a query at the target on %d rows against %s for %s (measured while screening)",
                                Words.duration(latency(contender)), rows, Words.duration(fastest), best));
            }
        }
    }

    private static String kind(Contender contender) {
        return contender.candidate().at(1).kind() + " " + contender.candidate().representation().label();
    }
}
