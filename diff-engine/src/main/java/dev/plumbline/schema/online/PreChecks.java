package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.enumtype.EnumType;
import dev.plumbline.schema.kind.index.Index;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what the rows that are there must hold to before a step, where PostgreSQL would refuse the step or change them. */
final class PreChecks {

    private static final Pattern CHECK = Pattern.compile("CHECK \\((.*)\\)(?: NO INHERIT)?", Pattern.DOTALL);
    /** Plain columns only: operator classes and collations have no place behind GROUP BY. */
    private static final Pattern UNIQUE_INDEX = Pattern.compile("CREATE UNIQUE INDEX .*? USING \\w+ "
            + "\\(((?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)(?:, (?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*))*)\\)"
            + "(?: INCLUDE " + Columns.LIST + ")?( NULLS NOT DISTINCT)?(?: WITH \\(.*?\\))?(?: WHERE (.*))?",
            Pattern.DOTALL);

    private PreChecks() {}

    /** The parts of a step, of which the first is checked unless one knows its checks itself. */
    static List<Draft> added(List<Draft> parts, Step step, RewriteContext context) {
        if (parts.isEmpty() || parts.stream().anyMatch(part -> !part.preChecks().isEmpty())) {
            return parts;
        }
        List<Check> checks = of(step, context);
        if (checks.isEmpty()) {
            return parts;
        }
        List<Draft> checked = new ArrayList<>(parts);
        checked.set(0, parts.getFirst().checkedBy(checks.toArray(Check[]::new)));
        return checked;
    }

    private static List<Check> of(Step step, RewriteContext context) {
        ObjectId id = step.object();
        if (id.kind() == ObjectKind.ENUM && step.action() == ActionType.ALTER) {
            return labels(id, context);
        }
        boolean rows = id.parent() != null && context.isPopulated(id.requireParent())
                && id.requireParent().kind() == ObjectKind.TABLE;
        if (!rows || step.action() == ActionType.DROP) {
            return List.of();
        }
        Stream<Check> constraints = context.after(id, Constraint.class).filter(Constraint::validated)
                .filter(constraint -> step.action() == ActionType.CREATE
                        || context.before(id, Constraint.class).filter(before -> !before.validated()).isPresent())
                .flatMap(PreChecks::rowsKeep).stream();
        Stream<Check> indexes = context.after(id, Index.class).filter(index -> step.action() == ActionType.CREATE)
                .flatMap(PreChecks::unique).stream();
        Stream<Check> columns = context.after(id, Column.class).filter(column -> step.action() == ActionType.ALTER)
                .stream().flatMap(column -> fits(column, context));
        return Stream.of(constraints, indexes, columns).flatMap(checks -> checks).toList();
    }

    /** Labels that go must not be in use. */
    private static List<Check> labels(ObjectId type, RewriteContext context) {
        List<String> labels = context.after(type, EnumType.class).orElseThrow().labels();
        if (labels.containsAll(context.before(type, EnumType.class).orElseThrow().labels())) {
            return List.of();
        }
        return context.from().dependencies().on(type).stream()
                .flatMap(id -> context.before(id, Column.class).stream())
                .filter(column -> !column.ofView() && context.isPopulated(column.id().requireParent())
                        && context.after(column.id(), Column.class)
                                .filter(after -> after.type().equals(column.type())).isPresent())
                .filter(column -> column.type().matches(Columns.qualified(type) + "(?:\\[\\])?"))
                .map(column -> Queries.onlyLabels(column, labels)).toList();
    }

    private static Optional<Check> rowsKeep(Constraint constraint) {
        ObjectId table = constraint.id().requireParent();
        return switch (constraint.type()) {
            case 'f' -> Queries.noOrphans(table, constraint.definition());
            case 'c' -> {
                Matcher check = CHECK.matcher(constraint.definition());
                yield check.matches() ? Optional.of(Queries.noViolations(table, check.group(1))) : Optional.empty();
            }
            case 'p', 'u' -> UniqueThroughIndex.noDuplicates(constraint);
            default -> Optional.empty();
        };
    }

    private static Optional<Check> unique(Index index) {
        Matcher key = UNIQUE_INDEX.matcher(index.definition());
        return key.matches()
                ? Optional.of(Queries.noDuplicates(index.id().requireParent(), key.group(1), key.group(3) == null,
                        key.group(4) == null ? "true" : key.group(4)))
                : Optional.empty();
    }

    private static Stream<Check> fits(Column column, RewriteContext context) {
        Column before = context.before(column.id(), Column.class).orElseThrow();
        return Stream.concat(
                before.type().equals(column.type())
                        ? Stream.empty()
                        : TypeChange.misfit(column.id(), before.type(), column.type(), context.major())
                                .map(condition -> Queries.fitting(column.id(), column.type(), condition)).stream(),
                column.notNull() && !before.notNull() ? Stream.of(Queries.noNulls(column.id())) : Stream.empty());
    }
}
