package dev.plumbline.schema.online;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts steps that give columns of one large table other types into one where an index or a constraint stands on several of these columns: a
 * key over two columns moves with both at once or not at all.
 */
final class ColumnGroups {

    private final List<Step> steps;
    private final RewriteContext context;
    /** By column, the step that gives it another type. */
    private final Map<ObjectId, Step> retypings = new TreeMap<>();

    private ColumnGroups(List<Step> steps, RewriteContext context) {
        this.steps = steps;
        this.context = context;
        for (Step step : steps) {
            if (!ColumnSwap.large(step, context).isEmpty()) {
                retypings.put(step.object(), step);
            }
        }
    }

    /** The steps in an order that is right, some of them put together; as they are where that would make a circle. */
    static List<Step> joined(List<Step> steps, RewriteContext context) {
        ColumnGroups groups = new ColumnGroups(steps, context);
        Map<Integer, Integer> leaders = groups.leaders();
        if (leaders.isEmpty()) {
            return steps;
        }
        List<Step> joined = sorted(groups.merged(leaders));
        return joined.isEmpty() ? steps : joined;
    }

    /** By number of a step, that of the step which it becomes a part of; itself for the first of each group. */
    private Map<Integer, Integer> leaders() {
        Map<Integer, Integer> leaders = new HashMap<>();
        Set<ObjectId> seen = new HashSet<>();
        for (ObjectId column : retypings.keySet()) {
            Set<ObjectId> group = new TreeSet<>();
            collect(column, group);
            if (seen.addAll(group) && group.size() > 1
                    && group.stream().allMatch(id -> SwappedColumns.isPossible(id, group, column, context))) {
                int first = group.stream().mapToInt(id -> number(id)).min().orElseThrow();
                group.forEach(id -> leaders.put(number(id), first));
            }
        }
        return leaders;
    }

    private int number(ObjectId column) {
        return Objects.requireNonNull(retypings.get(column)).number();
    }

    /** The columns that parts of the table hold together. */
    private void collect(ObjectId column, Set<ObjectId> group) {
        if (!retypings.containsKey(column) || !group.add(column)) {
            return;
        }
        for (ObjectId part : context.from().dependencies().on(column)) {
            if (part.kind() == ObjectKind.INDEX || part.kind() == ObjectKind.CONSTRAINT
                    || part.kind() == ObjectKind.FOREIGN_KEY) {
                context.from().dependencies().of(part).stream()
                        .filter(other -> other.kind() == ObjectKind.COLUMN
                                && other.requireParent().equals(column.requireParent()))
                        .forEach(other -> collect(other, group));
            }
        }
    }

    private List<Step> merged(Map<Integer, Integer> leaders) {
        Map<Integer, Step> merged = new LinkedHashMap<>();
        for (Step step : steps) {
            int number = leaders.getOrDefault(step.number(), step.number());
            Set<Integer> after = new TreeSet<>();
            step.after().forEach(wait -> after.add(leaders.getOrDefault(wait, wait)));
            after.remove(number);
            merged.merge(number, new Step(number, step.action(), step.object(), step.title(), step.statements(), after),
                    ColumnGroups::both);
        }
        return List.copyOf(merged.values());
    }

    private static Step both(Step one, Step other) {
        List<Statement> statements = new ArrayList<>(one.statements());
        statements.addAll(other.statements());
        Set<Integer> after = new TreeSet<>(one.after());
        after.addAll(other.after());
        return new Step(one.number(), one.action(), one.object(), one.title(), statements, after);
    }

    /** Empty where the steps wait for each other. */
    private static List<Step> sorted(List<Step> merged) {
        Map<Integer, Integer> places = new HashMap<>();
        merged.forEach(step -> places.put(step.number(), places.size()));
        List<Set<Integer>> after = merged.stream()
                .map(step -> step.after().stream().map(wait -> Objects.requireNonNull(places.get(wait)))
                        .collect(Collectors.toSet()))
                .toList();
        List<Integer> sorted = TopologicalSort.sorted(after, Comparator.naturalOrder());
        return sorted.size() == merged.size() ? sorted.stream().map(merged::get).toList() : List.of();
    }
}
