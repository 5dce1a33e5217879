package dev.plumbline.schema.online;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parts of steps and what they wait for. Sorted, each phase is one stretch: a drop that others wait for belongs to the cutover, and so does
 * what waits for the cutover. Not thread-safe.
 */
final class DraftGraph {

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Set<Integer>> after = new ArrayList<>();
    /** By number of a step: its last part. */
    private final Map<Integer, Integer> ends = new HashMap<>();
    /** By number of a step: its last part that does not only clear away, for what clears nothing away itself. */
    private final Map<Integer, Integer> endsBeforeContract = new HashMap<>();
    /** By number of a step: its last part before the cutover, for what need not wait for the switch. */
    private final Map<Integer, Integer> endsBeforeSwitch = new HashMap<>();

    /**
     * Adds the parts of a step behind what the step waits for.
     *
     * @param waits the numbers of the steps that come before
     * @param renames whether the step gives an object the name that later steps know it by
     */
    void add(int step, List<Draft> parts, Set<Integer> waits, boolean renames) {
        int previous = -1;
        for (Draft part : parts) {
            Set<Integer> before = new TreeSet<>();
            waits.forEach(wait -> before.add(endsFor(part).getOrDefault(wait, -1)));
            before.add(previous);
            before.remove(-1);
            previous = drafts.size();
            drafts.add(part);
            after.add(before);
            if (renames || part.phase().compareTo(Phase.CUTOVER) < 0) {
                endsBeforeSwitch.put(step, previous);
            }
            if (part.phase() != Phase.CONTRACT || !endsBeforeContract.containsKey(step)) {
                endsBeforeContract.put(step, previous);
            }
        }
        ends.put(step, previous);
    }

    private Map<Integer, Integer> endsFor(Draft part) {
        return part.early() ? endsBeforeSwitch : part.phase() == Phase.CONTRACT ? ends : endsBeforeContract;
    }

    /** The parts in an order that keeps to all waits, phase by phase. */
    List<Draft> sorted() {
        Phase[] phases = phases(TopologicalSort.followers(after));
        List<Draft> sorted = new ArrayList<>();
        for (int next : TopologicalSort.sorted(after, Comparator.comparing((Integer node) -> phases[node])
                .thenComparing(node -> phases[node] == Phase.CUTOVER
                        && drafts.get(node).policy() != TransactionPolicy.SHARED)
                .thenComparing(node -> node))) {
            sorted.add(moved(drafts.get(next), phases[next]));
        }
        return sorted;
    }

    /** A drop that the switch waits for is a part of it. */
    private static Draft moved(Draft draft, Phase phase) {
        return draft.phase() == Phase.CONTRACT && phase == Phase.CUTOVER && draft.policy() == TransactionPolicy.OWN
                ? draft.in(phase).with(TransactionPolicy.SHARED)
                : draft.in(phase);
    }

    private Phase[] phases(List<List<Integer>> followers) {
        Phase[] phases = drafts.stream().map(Draft::phase).toArray(Phase[]::new);
        // Steps come in an order that is right, so that one pass in each direction is enough.
        for (int node = drafts.size() - 1; node >= 0; node--) {
            for (int follower : followers.get(node)) {
                if (phases[node] == Phase.CONTRACT && phases[follower] != Phase.CONTRACT) {
                    phases[node] = Phase.CUTOVER;
                }
            }
        }
        for (int node = 0; node < drafts.size(); node++) {
            for (int first : after.get(node)) {
                if (phases[first].compareTo(phases[node]) > 0) {
                    phases[node] = phases[first];
                }
            }
        }
        return phases;
    }
}
