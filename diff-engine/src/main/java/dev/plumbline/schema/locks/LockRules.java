package dev.plumbline.schema.locks;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.model.ServerVersion;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rule table: what each form of statement locks, rewrites and reads on a version of PostgreSQL. The table is data
 * ({@code lock-rules.tsv}); tests run the sample of every line on a real server and compare. Immutable.
 */
public final class LockRules {

    private static final List<LockRule> TABLE = Resources.text(LockRules.class, "lock-rules.tsv").lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#")).map(LockRule::parse).toList();

    private final List<LockRule> rules;

    private LockRules(List<LockRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules of a major version; those of the newest that we know for a newer one. */
    public static LockRules forVersion(int major) {
        int known = Math.min(major, ServerVersion.NEWEST_SUPPORTED);
        return new LockRules(TABLE.stream().filter(rule -> rule.isFor(known)).toList());
    }

    /**
     * What the text alone tells.
     *
     * @param form the line of the rule table; the most fitting where several may apply
     * @param locks the strongest mode by role: {@code t} is the altered table, {@code p} the one referred to
     */
    public record Match(String form, Map<String, LockMode> locks, Answer rewrite, Answer scan) {

        public Match {
            locks = Map.copyOf(locks);
        }
    }

    /** What the text of a statement alone tells; empty where the table does not know its form. */
    public Optional<Match> effectsOf(String sql) {
        List<Match> actions = new ArrayList<>();
        for (SqlShape action : SqlShape.of(sql).actions()) {
            List<LockRule> candidates = new ArrayList<>();
            for (LockRule rule : rules) {
                if (rule.recognise(action).isPresent()) {
                    candidates.add(rule);
                    if (rule.when().isEmpty()) {
                        break;
                    }
                }
            }
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
            actions.add(match(candidates));
        }
        return actions.stream().reduce(LockRules::both);
    }

    private static Match match(List<LockRule> candidates) {
        Map<String, LockMode> locks = new TreeMap<>();
        candidates.forEach(rule -> rule.locks().forEach(lock -> locks.merge(lock.role(), lock.mode(), Look::stronger)));
        return new Match(candidates.getFirst().form(), locks,
                candidates.stream().map(LockRule::rewrite).reduce(LockRules::either).orElse(Answer.NO),
                candidates.stream().map(LockRule::scan).reduce(LockRules::either).orElse(Answer.NO));
    }

    private static Answer either(Answer one, Answer other) {
        return one == other ? one : Answer.DEPENDS;
    }

    private static Match both(Match one, Match other) {
        Map<String, LockMode> locks = new TreeMap<>(one.locks());
        other.locks().forEach((role, mode) -> locks.merge(role, mode, Look::stronger));
        return new Match(one.form() + ", " + other.form(), locks, also(one.rewrite(), other.rewrite()),
                also(one.scan(), other.scan()));
    }

    private static Answer also(Answer one, Answer other) {
        return one == Answer.YES || other == Answer.YES ? Answer.YES : either(one, other);
    }

    /** Reads the statements of a plan that starts from a schema, in their order. */
    public RuleReader over(Catalog from) {
        return new RuleReader(this, new SchemaSketch(from));
    }

    /**
     * What one statement does to a schema; all that may happen, where the statement alone does not tell. For several statements, use
     * {@link #over}, which remembers what they change.
     *
     * @param object the object that the statement acts on: where the rule table does not know the statement, the relation that holds it is taken
     *        to be locked, written anew and read
     */
    public Effects effects(Statement statement, ObjectId object, Catalog from) {
        Prediction prediction = over(from).predict(statement);
        if (prediction.known()) {
            return prediction.possible();
        }
        ObjectId relation = object;
        while (relation.parent() != null && relation.parent().kind() != ObjectKind.SCHEMA) {
            relation = relation.parent();
        }
        Set<String> held = relation.kind() == ObjectKind.TABLE && from.contains(relation)
                ? Set.of(relation.displayName())
                : Set.of();
        return Effects.union(List.of(prediction.possible(), new Effects(held.stream()
                .map(name -> new RelationLock(name, LockMode.ACCESS_EXCLUSIVE)).toList(), held, held, Evidence.RULE)),
                Evidence.RULE);
    }

    List<LockRule> rules() {
        return rules;
    }
}
