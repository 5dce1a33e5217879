package dev.plumbline.schema.locks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the rules say of a statement. Immutable.
 *
 * @param forms the lines of the rule table that it falls under, first the most fitting; empty where there is none
 * @param certain what it does in any case
 * @param possible what it may do at most; holds all that is certain
 */
public record Prediction(List<String> forms, Effects certain, Effects possible) {

    public Prediction {
        forms = List.copyOf(forms);
    }

    /** Whether the rule table knows the statement. */
    public boolean known() {
        return !forms.isEmpty();
    }

    /** What a trace shows beyond what the rules allow: one sentence each, naming the form; empty where they agree. */
    public List<String> contradictions(Effects traced) {
        if (!known()) {
            return List.of();
        }
        String form = "rule «" + String.join("», «", forms) + "» ";
        List<String> contradictions = new ArrayList<>();
        Map<String, LockMode> allowed = possible.locks().stream()
                .collect(Collectors.toMap(RelationLock::relation, RelationLock::mode));
        for (RelationLock lock : traced.locks()) {
            LockMode most = allowed.getOrDefault(lock.relation(), LockMode.ACCESS_SHARE);
            if (lock.mode().compareTo(most) > 0) {
                contradictions.add(form + "allows " + most.words() + " on " + lock.relation() + ", traced was "
                        + lock.mode().words());
            }
        }
        traced.rewrites().stream().filter(table -> !possible.rewrites().contains(table)).sorted()
                .forEach(table -> contradictions.add(form + "excludes a rewrite of " + table + ", traced was one"));
        traced.scans().stream()
                .filter(table -> !possible.scans().contains(table) && !possible.rewrites().contains(table)).sorted()
                .forEach(table -> contradictions.add(form + "excludes a full read of " + table + ", traced was one"));
        return contradictions;
    }

    /** All of several actions. */
    static Prediction all(Collection<Prediction> actions) {
        return new Prediction(actions.stream().flatMap(action -> action.forms().stream()).distinct().toList(),
                Effects.union(actions.stream().map(Prediction::certain).toList(), Evidence.RULE),
                Effects.union(actions.stream().map(Prediction::possible).toList(), Evidence.RULE));
    }

    /** One of several, nobody knows which. */
    static Prediction oneOf(List<Prediction> candidates) {
        List<Effects> certain = candidates.stream().map(Prediction::certain).toList();
        Map<String, LockMode> weakest = new HashMap<>();
        certain.getFirst().locks().forEach(lock -> weakest.put(lock.relation(), lock.mode()));
        Set<String> rewrites = new TreeSet<>(certain.getFirst().rewrites());
        Set<String> scans = new TreeSet<>(certain.getFirst().scans());
        for (Effects effects : certain) {
            Map<String, LockMode> others = new TreeMap<>();
            effects.locks().forEach(lock -> others.put(lock.relation(), lock.mode()));
            weakest.keySet().retainAll(others.keySet());
            weakest.replaceAll((relation, mode) -> mode.compareTo(others.getOrDefault(relation, mode)) <= 0
                    ? mode
                    : others.getOrDefault(relation, mode));
            rewrites.retainAll(effects.rewrites());
            scans.retainAll(effects.scans());
        }
        Prediction all = all(candidates);
        return new Prediction(all.forms(), new Effects(weakest.entrySet().stream()
                .map(lock -> new RelationLock(lock.getKey(), lock.getValue())).toList(), rewrites, scans,
                Evidence.RULE), all.possible());
    }
}
