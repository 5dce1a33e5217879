package dev.plumbline.schema.locks;

import dev.plumbline.schema.plan.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says of the statements of a plan, one after the other, what they lock, rewrite and read: it remembers what former statements have changed, such
 * as the check that proves a column free of NULL. Only relations of the schema that the plan starts from are spoken of, by the names that they have
 * there. Not thread-safe.
 */
public final class RuleReader {

    private static final Pattern INNER = Pattern.compile(
            "\\b(?:ALTER|UPDATE|INSERT INTO|DELETE FROM|CREATE|DROP|LOCK TABLE|TRUNCATE|COMMENT ON|REFRESH)\\b[^;]*");

    private final LockRules rules;
    private final SchemaSketch sketch;
    private final Map<String, String> indexes;

    RuleReader(LockRules rules, SchemaSketch sketch) {
        this.rules = rules;
        this.sketch = sketch;
        this.indexes = Map.copyOf(sketch.tableOfIndex);
    }

    /** What the rules say of the next statement; all that may happen, where the statement alone does not tell. */
    public Effects effects(Statement statement) {
        return predict(statement).possible();
    }

    /** What the rules say of the next statement. */
    public Prediction predict(Statement statement) {
        SqlShape shape = SqlShape.of(statement.sql());
        if (!shape.text().startsWith("DO ' ")) {
            return folded(predict(shape));
        }
        List<Prediction> inner = new ArrayList<>();
        Matcher pieces = INNER.matcher(statement.sql());
        while (pieces.find()) {
            inner.add(predict(SqlShape.of(pieces.group())));
        }
        inner.removeIf(prediction -> !prediction.known());
        return folded(inner.isEmpty() ? unknown(shape) : Prediction.all(inner));
    }

    private Prediction predict(SqlShape statement) {
        List<Prediction> predictions = new ArrayList<>();
        // PostgreSQL drops constraints before it looks at the other actions of a statement.
        List<SqlShape> actions = statement.actions().stream()
                .sorted(Comparator.comparing(action -> !action.text().contains(" DROP CONSTRAINT "))).toList();
        for (SqlShape action : actions) {
            predictions.add(action(action));
            SketchUpdates.apply(action, sketch);
        }
        return predictions.stream().allMatch(Prediction::known) ? Prediction.all(predictions) : unknown(statement);
    }

    private Prediction action(SqlShape action) {
        List<Prediction> candidates = new ArrayList<>();
        for (LockRule rule : rules.rules()) {
            Optional<RuleHit> hit = rule.recognise(action);
            Answer holds = hit.map(this::holds).orElse(Answer.NO);
            if (holds != Answer.NO) {
                candidates.add(prediction(hit.orElseThrow()));
            }
            if (holds == Answer.YES) {
                break;
            }
        }
        return candidates.isEmpty() ? unknown(action) : Prediction.oneOf(candidates);
    }

    private Answer holds(RuleHit hit) {
        Answer all = Answer.YES;
        for (Circumstance circumstance : hit.rule().when()) {
            Answer answer = circumstance.test(sketch, hit);
            if (answer == Answer.NO) {
                return answer;
            }
            all = answer == Answer.DEPENDS ? answer : all;
        }
        return all;
    }

    private Prediction prediction(RuleHit hit) {
        LockRule rule = hit.rule();
        return new Prediction(List.of(rule.form()), effects(hit, false), effects(hit, true));
    }

    private Effects effects(RuleHit hit, boolean withPossible) {
        LockRule rule = hit.rule();
        List<Effects> each = rule.locks().stream().filter(lock -> withPossible || !lock.maybe())
                .map(lock -> new Effects(Roles.relations(lock.role(), hit, sketch).stream()
                        .filter(sketch.relations::containsKey)
                        .map(relation -> new RelationLock(original(relation), lock.mode())).distinct().toList(),
                        Set.of(), Set.of(), Evidence.RULE))
                .toList();
        return new Effects(Effects.union(each, Evidence.RULE).locks(), relations(rule.rewrites(), hit, withPossible),
                relations(rule.scans(), hit, withPossible), Evidence.RULE);
    }

    private Set<String> relations(List<LockRule.RoleUse> uses, RuleHit hit, boolean withPossible) {
        return uses.stream().filter(use -> withPossible || !use.maybe())
                .flatMap(use -> Roles.relations(use.role(), hit, sketch).stream())
                .filter(relation -> sketch.relations.containsKey(relation) && !sketch.partitioned.contains(relation))
                .map(this::original).collect(Collectors.toCollection(TreeSet::new));
    }

    private String original(String relation) {
        return sketch.relations.getOrDefault(relation, relation);
    }

    /** The worst: everything that it names is locked, written anew and read. */
    private Prediction unknown(SqlShape statement) {
        Set<String> named = statement.names().stream().map(path -> String.join(".", path))
                .filter(sketch.relations::containsKey).map(this::original).collect(Collectors.toSet());
        return new Prediction(List.of(), Effects.none(Evidence.RULE), new Effects(
                named.stream().map(relation -> new RelationLock(relation, LockMode.ACCESS_EXCLUSIVE)).toList(), named,
                named, Evidence.RULE));
    }

    /** An index is named only where its lock is stronger than that of its table. */
    private Prediction folded(Prediction prediction) {
        return new Prediction(prediction.forms(), folded(prediction.certain()), folded(prediction.possible()));
    }

    private Effects folded(Effects effects) {
        Map<String, LockMode> modes = effects.locks().stream()
                .collect(Collectors.toMap(RelationLock::relation, RelationLock::mode));
        return new Effects(effects.locks().stream().filter(lock -> {
            String table = indexes.get(lock.relation());
            LockMode ofTable = table == null ? null : modes.get(table);
            return ofTable == null || lock.mode().compareTo(ofTable) > 0;
        }).toList(), effects.rewrites(), effects.scans(), Evidence.RULE);
    }
}
