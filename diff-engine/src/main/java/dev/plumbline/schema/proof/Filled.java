package dev.plumbline.schema.proof;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * What became of filling a table.
 *
 * @param table its display name in FROM
 * @param plain rows with ordinary values
 * @param unusual rows with edge values or NULLs
 * @param withoutTriggers whether triggers, rules and references had to be switched off for it
 * @param refusals why rows were refused, and how often
 */
record Filled(String table, int plain, int unusual, boolean withoutTriggers, Map<String, Integer> refusals) {

    Filled {
        refusals = Map.copyOf(refusals);
    }

    int rows() {
        return plain + unusual;
    }

    /** Why there are not more, as far as it is known. */
    Optional<String> why() {
        return refusals.entrySet().stream().max(
                Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey(
                        Comparator.reverseOrder())))
                .map(most -> most.getKey()
                        + (refusals.size() > 1 ? ", and " + (refusals.size() - 1) + " other reasons" : ""));
    }

    /** {@code public.users 9, 5 of them with edge values or NULL}. */
    String text() {
        return table + " " + rows() + (unusual == 0 ? "" : " (" + unusual + " with edge values or NULL)");
    }
}
