package dev.plumbline.schema.random;

import dev.plumbline.schema.cases.CaseVerdict;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes a failing transition small: takes edits back, then leaves statements out, as long as it fails in the same way. */
final class Shrinker {

    private final ScratchServer server;
    private final CaseVerdict failure;
    private Transition smallest;
    private int attempts;

    private Shrinker(ScratchServer server, Transition transition, CaseVerdict failure, int attempts) {
        this.server = server;
        this.failure = failure;
        this.smallest = transition;
        this.attempts = attempts;
    }

    /** The smallest transition found with so many attempts. */
    static Transition shrink(ScratchServer server, Transition transition, CaseVerdict failure, int attempts)
            throws SQLException, IOException {
        Shrinker shrinker = new Shrinker(server, transition, failure, attempts);
        shrinker.narrow(Shrinker::edits, Shrinker::takenBack);
        shrinker.narrow(Shrinker::keys, Shrinker::without);
        return shrinker.smallest;
    }

    private interface Keys {
        List<Integer> of(Transition transition);
    }

    private interface Change {
        Transition apply(Transition transition, Set<Integer> keys);
    }

    private void narrow(Keys keys, Change change) throws SQLException, IOException {
        for (int chunk = Math.max(1, keys.of(smallest).size() / 2); chunk >= 1; chunk = chunk == 1 ? 0 : chunk / 2) {
            List<Integer> all = keys.of(smallest);
            for (int start = all.size(); start > 0 && attempts > 0; start -= chunk) {
                Set<Integer> some = new HashSet<>(all.subList(Math.max(0, start - chunk), start));
                attempts--;
                Transition candidate = loadable(change.apply(smallest, some));
                if (!candidate.equals(smallest) && failsAlike(candidate)) {
                    smallest = candidate;
                }
            }
        }
    }

    private boolean failsAlike(Transition candidate) throws IOException {
        return candidate.run(server).stream().anyMatch(verdict -> verdict.outcome() == failure.outcome()
                && verdict.direction().equals(failure.direction()) && !Transition.isRefused(verdict));
    }

    private Transition loadable(Transition transition) throws SQLException, IOException {
        return new Transition(loadable(transition.before()), loadable(transition.after()));
    }

    private List<Piece> loadable(List<Piece> pieces) throws SQLException, IOException {
        try (Workshop workshop = new Workshop(server)) {
            return workshop.load(pieces);
        }
    }

    private static List<Integer> keys(Transition transition) {
        return Stream.concat(transition.before().stream(), transition.after().stream()).map(Piece::key).distinct()
                .toList();
    }

    private static List<Integer> edits(Transition transition) {
        Map<Integer, Piece> before = byKey(transition.before());
        Map<Integer, Piece> after = byKey(transition.after());
        return keys(transition).stream()
                .filter(key -> !before.containsKey(key) || !before.get(key).equals(after.get(key)))
                .toList();
    }

    private static Map<Integer, Piece> byKey(List<Piece> pieces) {
        Map<Integer, Piece> byKey = new HashMap<>();
        pieces.forEach(piece -> byKey.put(piece.key(), piece));
        return byKey;
    }

    /** The new side with some pieces as they were before. */
    private static Transition takenBack(Transition transition, Set<Integer> keys) {
        Map<Integer, Piece> before = byKey(transition.before());
        List<Piece> after = new ArrayList<>(transition.after());
        after.removeIf(piece -> keys.contains(piece.key()) && !before.containsKey(piece.key()));
        after.replaceAll(piece -> keys.contains(piece.key()) ? before.getOrDefault(piece.key(), piece) : piece);
        Set<Integer> present = byKey(after).keySet();
        transition.before().stream().filter(piece -> keys.contains(piece.key()) && !present.contains(piece.key()))
                .forEach(after::add);
        return new Transition(transition.before(), after);
    }

    private static Transition without(Transition transition, Set<Integer> keys) {
        UnaryOperator<List<Piece>> rest = pieces -> pieces.stream().filter(piece -> !keys.contains(piece.key()))
                .toList();
        return new Transition(rest.apply(transition.before()), rest.apply(transition.after()));
    }
}
