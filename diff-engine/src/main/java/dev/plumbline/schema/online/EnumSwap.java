package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.enumtype.EnumType;
import dev.plumbline.schema.kind.index.Index;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * Replaces an enumerated type (a label removed, labels in another order) whose columns are in large tables: the new type stands beside the
 * old one, a second column of it beside each column of a large table, and one short transaction gives types and columns their names.
 */
final class EnumSwap implements Rewrite {

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        Map<ObjectId, Statement> large = large(step, context);
        return large.isEmpty() ? Optional.empty() : Optional.of(parts(large, step, context));
    }

    /** The type whose replacement builds an index beside the former one, because the index speaks of it; empty where none does. */
    static Optional<ObjectId> of(ObjectId index, RewriteContext context) {
        return context.replacedTypes().filter(step -> context.from().dependencies().of(index).contains(step.object()))
                .filter(step -> isBuilt(index, step.object(), large(step, context).keySet(), context))
                .map(Step::object).findFirst();
    }

    /** Whether nothing about the index changes but the type that it speaks of. */
    private static boolean isBuilt(ObjectId index, ObjectId type, Set<ObjectId> large, RewriteContext context) {
        Optional<Index> before = context.before(index, Index.class)
                .filter(found -> found.valid() && !found.clustered());
        return context.isReplaced(index) && before.isPresent()
                && context.after(index, Index.class)
                        .filter(after -> after.substance().equals(before.get().substance())).isPresent()
                && large.stream().anyMatch(column -> column.requireParent().equals(index.requireParent()))
                && context.from().dependencies().of(index).stream()
                        .noneMatch(other -> !other.equals(type) && !large.contains(other) && context.isTouched(other));
    }

    /** The columns of large tables that are to move to the new type, each with the statement that does it; empty where they cannot be swapped. */
    private static Map<ObjectId, Statement> large(Step step, RewriteContext context) {
        ObjectId type = step.object();
        List<Statement> statements = step.statements();
        if (type.kind() != ObjectKind.ENUM || step.action() != ActionType.ALTER || statements.size() < 4
                || !statements.getFirst().sql().startsWith("ALTER TYPE " + type.sql() + " RENAME TO ")
                || !statements.getLast().sql().startsWith("DROP TYPE ")) {
            return Map.of();
        }
        // Between the new type and the end of the old one, each statement moves a column; domains and other types made of it would not fit.
        List<Statement> moves = statements.subList(2, statements.size() - 1);
        Map<ObjectId, Statement> large = new TreeMap<>();
        int columns = 0;
        for (ObjectId id : context.from().dependencies().on(type)) {
            Optional<Statement> move = id.kind() != ObjectKind.COLUMN
                    ? Optional.empty()
                    : moves.stream().filter(moving -> moving.sql().startsWith(SwappedColumns.retyping(id))).findFirst();
            columns += move.isPresent() ? 1 : 0;
            move.filter(moving -> context.isPopulated(id.requireParent())
                    && context.isTooLong(moving, id, id.requireParent())).ifPresent(moving -> large.put(id, moving));
        }
        return columns == moves.size() && large.keySet().stream()
                .allMatch(id -> SwappedColumns.isPossible(id, large.keySet(), type, context)) ? large : Map.of();
    }

    private static List<Draft> parts(Map<ObjectId, Statement> large, Step step, RewriteContext context) {
        ObjectId type = step.object();
        ObjectId next = ColumnParts.beside(type);
        EnumType labels = context.after(type, EnumType.class).orElseThrow();
        String due = Present.not(Witness.of(type, context.from(), context.to()).orElseThrow());
        Map<ObjectId, Map<ObjectId, SwappedColumns.Conversion>> byTable = new TreeMap<>();
        large.forEach((id, move) -> byTable.computeIfAbsent(id.requireParent(), table -> new TreeMap<>()).put(id,
                conversion(id, move, next, context)));
        List<SwappedColumns> tables = byTable.values().stream()
                .map(columns -> new SwappedColumns(columns, step, context)).toList();
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of(Phase.EXPAND, TransactionPolicy.OWN, type, "create " + next + " with the labels to be",
                List.of(Statement.of("CREATE TYPE " + next.sql() + " AS ENUM ("
                        + labels.labels().stream().map(Sql::literal).collect(Collectors.joining(", ")) + ")")
                        .onlyWhen(Present.not(Witness.present(next).orElseThrow()))))
                .beforeSwitch().onlyWhen(due).checkedBy(large.keySet().stream()
                        .map(id -> Queries.onlyLabels(context.before(id, Column.class).orElseThrow(), labels.labels()))
                        .toArray(Check[]::new)));
        tables.forEach(table -> drafts.addAll(table.prepare(due)));
        context.from().dependencies().on(type).stream().filter(id -> id.kind() == ObjectKind.INDEX)
                .filter(id -> isBuilt(id, type, large.keySet(), context))
                .forEach(id -> build(id, type, next, large.keySet(), step, context)
                        .forEach(draft -> drafts.add(draft.beforeSwitch().onlyWhen(due))));
        List<Statement> statements = step.statements();
        drafts.add(Draft.cutover(type, "let " + next + " take the place of " + type, List.of(
                statements.getFirst().sql(),
                "ALTER TYPE " + next.sql() + " RENAME TO " + Sql.identifier(type.name()))));
        tables.forEach(table -> drafts.addAll(table.swap()));
        List<Statement> small = statements.subList(2, statements.size() - 1).stream()
                .filter(move -> !large.containsValue(move)).toList();
        if (!small.isEmpty()) {
            drafts.add(Draft.of(Phase.CUTOVER, TransactionPolicy.SHARED, type,
                    "move the columns of small tables to the new " + type, small));
        }
        tables.forEach(table -> drafts.addAll(table.validate()));
        tables.forEach(table -> drafts.addAll(table.clear()));
        drafts.add(Draft.of(Phase.CONTRACT, TransactionPolicy.OWN, type, "drop the former " + type,
                List.of(statements.getLast())));
        return drafts;
    }

    /** An index that speaks of the type, over the new type and the second columns. */
    private static List<Draft> build(ObjectId id, ObjectId type, ObjectId next, Set<ObjectId> columns, Step step,
            RewriteContext context) {
        ObjectId beside = ColumnParts.beside(id);
        String definition = ColumnParts.renamed(context.before(id, Index.class).orElseThrow().definition(),
                columns.stream().filter(column -> column.requireParent().equals(id.requireParent()))
                        .collect(Collectors.toSet()));
        String typed = definition.replaceAll("::" + Columns.qualified(type) + "(?![\\w$])",
                Matcher.quoteReplacement("::" + next.sql()));
        return ConcurrentIndex.concurrently(beside, ConcurrentIndex.named(typed, beside.name()), step);
    }

    /** Through the text form, as the column would go at once, but to the type that stands beside. */
    private static SwappedColumns.Conversion conversion(ObjectId id, Statement move, ObjectId next,
            RewriteContext context) {
        String type = context.after(id, Column.class).orElseThrow().type();
        String beside = next.sql() + (type.endsWith("[]") ? "[]" : "");
        String expression = SwappedColumns.Conversion.of(type, move.sql()).expression();
        return new SwappedColumns.Conversion(beside,
                expression.substring(0, expression.length() - type.length()) + beside);
    }
}
