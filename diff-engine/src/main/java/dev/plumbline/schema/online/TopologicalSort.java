package dev.plumbline.schema.online;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Puts numbered nodes into an order in which each comes after those that it waits for. */
final class TopologicalSort {

    private TopologicalSort() {}

    /**
     * The nodes in order.
     *
     * @param after by node, the nodes that it waits for
     * @param preference which of those that may come next does
     * @return fewer nodes than there are where some wait for each other
     */
    static List<Integer> sorted(List<Set<Integer>> after, Comparator<Integer> preference) {
        List<List<Integer>> followers = followers(after);
        int[] waiting = after.stream().mapToInt(Set::size).toArray();
        PriorityQueue<Integer> ready = new PriorityQueue<>(preference);
        for (int node = 0; node < waiting.length; node++) {
            if (waiting[node] == 0) {
                ready.add(node);
            }
        }
        List<Integer> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(next);
            for (int follower : followers.get(next)) {
                if (--waiting[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        return sorted;
    }

    /** By node, those that wait for it, in their order. */
    static List<List<Integer>> followers(List<Set<Integer>> after) {
        List<List<Integer>> followers = new ArrayList<>();
        after.forEach(node -> followers.add(new ArrayList<>()));
        for (int node = 0; node < after.size(); node++) {
            int follower = node;
            after.get(node).forEach(first -> followers.get(first).add(follower));
        }
        return followers;
    }
}
