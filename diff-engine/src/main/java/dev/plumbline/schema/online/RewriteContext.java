package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.locks.LockRules;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rewrite may ask of the plan at hand. Not thread-safe: it remembers what was dear to find out. */
final class RewriteContext {

    /** PostgreSQL cuts longer names. */
    static final int MOST_BYTES = 63;

    private record Question(Statement statement, ObjectId object, ObjectId table) {}

    private final Catalog from;
    private final Catalog to;
    private final PlanOptions options;
    private final LockRules rules;
    private final Map<Integer, Step> steps = new HashMap<>();
    private final Set<ObjectId> touched = new HashSet<>();
    private final List<Step> replacements = new ArrayList<>();
    private final Map<Question, Boolean> tooLong = new HashMap<>();
    private final Map<ObjectId, Step> creations = new HashMap<>();
    private final Map<ObjectId, Step> drops = new HashMap<>();

    RewriteContext(Catalog from, Catalog to, List<Step> plan, PlanOptions options) {
        this.from = from;
        this.to = to;
        this.options = options;
        this.rules = LockRules.forVersion(from.version().major());
        for (Step step : plan) {
            steps.put(step.number(), step);
            touched.add(step.object());
            if (replacesType(step)) {
                replacements.add(step);
            }
            if (step.action() == ActionType.CREATE) {
                creations.putIfAbsent(step.object(), step);
            } else if (step.action() == ActionType.DROP) {
                drops.putIfAbsent(step.object(), step);
            }
        }
    }

    Catalog from() {
        return from;
    }

    Catalog to() {
        return to;
    }

    PlanOptions options() {
        return options;
    }

    int major() {
        return from.version().major();
    }

    <T extends CatalogObject> Optional<T> before(ObjectId id, Class<T> type) {
        return from.find(id, type);
    }

    <T extends CatalogObject> Optional<T> after(ObjectId id, Class<T> type) {
        return to.find(id, type);
    }

    /** Whether rows may be in the relation: it is there before the plan, and stays. */
    boolean isPopulated(ObjectId relation) {
        return from.contains(relation) && to.contains(relation) && !creations.containsKey(relation)
                && (relation.kind() == ObjectKind.TABLE || relation.kind() == ObjectKind.MATERIALIZED_VIEW);
    }

    boolean isPartitioned(ObjectId table) {
        return to.find(table, Table.class).or(() -> from.find(table, Table.class))
                .filter(found -> found.partitionKey() != null).isPresent();
    }

    /** Whether the plan drops an object and creates it again. */
    boolean isReplaced(ObjectId id) {
        return creations.containsKey(id) && drops.containsKey(id);
    }

    Optional<Step> successorOf(Step drop) {
        return drop.action() == ActionType.DROP
                ? Optional.ofNullable(creations.get(drop.object()))
                : Optional.empty();
    }

    /** Whether an object is replaced for its own sake: nothing that the new one needs is made, changed or dropped by the plan. */
    boolean isReplacedForItself(ObjectId id) {
        @Nullable
        Step creation = creations.get(id);
        @Nullable
        Step drop = drops.get(id);
        return creation != null && drop != null && Set.of(drop.number()).containsAll(creation.after());
    }

    /** Whether, besides, nothing else waits until the former one is gone. */
    boolean isReplacedAlone(ObjectId id) {
        return isReplacedForItself(id) && steps.values().stream()
                .noneMatch(step -> step.after().contains(Objects.requireNonNull(drops.get(id)).number())
                        && !step.object().equals(id));
    }

    /** Whether a statement that writes a table anew, or reads it under its lock, blocks others for longer than the budget. */
    boolean isTooLong(Statement statement, ObjectId object, ObjectId table) {
        return tooLong.computeIfAbsent(new Question(statement, object, table),
                question -> takesTooLong(statement, object, table));
    }

    private boolean takesTooLong(Statement statement, ObjectId object, ObjectId table) {
        Effects effects = rules.effects(statement, object, from);
        return (effects.rewrites().contains(table.displayName()) || effects.scans().contains(table.displayName()))
                && new Estimator(new Sizes(from, options), options)
                        .of(Draft.of(Phase.EXPAND, TransactionPolicy.OWN, object, "", List.of(statement)), effects)
                        .blocking().filter(blocking -> blocking.compareTo(options.budget(table)) > 0).isPresent();
    }

    /** The columns of a table's primary key, in order; empty where it has none. */
    List<String> key(ObjectId table) {
        return from.children(table, Constraint.class).stream().filter(constraint -> constraint.type() == 'p')
                .findFirst().map(key -> Columns.listed(key.definition())).orElse(List.of());
    }

    /** Whether a step of the plan is about an object. */
    boolean isTouched(ObjectId id) {
        return touched.contains(id);
    }

    /** Whether a step makes a type anew under what uses it, for its own sake or for that of an attribute. */
    static boolean replacesType(Step step) {
        boolean ofType = step.object().kind().isType() || step.object().kind() == ObjectKind.ATTRIBUTE;
        return ofType && step.action() == ActionType.ALTER && step.statements().size() > 1
                && step.statements().stream().allMatch(Statement::transactional);
    }

    /** The steps that make types anew under what uses them. */
    Stream<Step> replacedTypes() {
        return replacements.stream();
    }

    /** Whether the plan makes a type anew that the object uses on either side, another than the one given. */
    boolean usesReplacedType(ObjectId id, ObjectId except) {
        return replacedTypes().map(Step::object)
                .map(object -> object.kind() == ObjectKind.ATTRIBUTE ? object.requireParent() : object)
                .filter(type -> !type.equals(except))
                .anyMatch(type -> from.dependencies().reaches(id, type) || to.dependencies().reaches(id, type));
    }

    /** A name for something that stands in for another for a while; the same in every run, and free on both sides. */
    static String temporary(String name, String suffix) {
        String free = name;
        while ((free + suffix).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            free = free.substring(0, free.offsetByCodePoints(free.length(), -1));
        }
        return free + suffix;
    }
}
