package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.index.Index;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Builds an index of a table in use without blocking writes. One that takes the place of another is built while the former serves under
 * another name. The index of a partitioned table itself takes no time: its partitions bring theirs.
 */
final class ConcurrentIndex implements Rewrite {

    static final String OLD = "__old";
    static final String NEW = "__new";

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        ObjectId id = step.object();
        if (id.kind() != ObjectKind.INDEX || !context.isPopulated(id.requireParent())
                || context.isPartitioned(id.requireParent())) {
            return Optional.empty();
        }
        return switch (step.action()) {
            case CREATE -> EnumSwap.of(id, context).isPresent()
                    ? Optional.of(List.of(takeOver(step)))
                    : context.after(id, Index.class).filter(Index::valid)
                            .map(index -> build(index, step, context));
            case DROP -> drop(step, context);
            case ALTER -> Optional.empty();
        };
    }

    private static List<Draft> build(Index index, Step step, RewriteContext context) {
        String name = quoted(index.id(), "");
        List<Draft> drafts = new ArrayList<>();
        drafts.addAll(concurrently(index.id(), index.definition(), step));
        List<Statement> rest = step.statements().subList(1, step.statements().size());
        if (!rest.isEmpty()) {
            drafts.add(Draft.of(Phase.EXPAND, TransactionPolicy.OWN, index.id(), step.title() + ": attributes", rest));
        }
        if (context.isReplacedAlone(index.id())) {
            drafts.add(Draft.alone(Phase.EXPAND, step, "drop the former " + index.id(),
                    "DROP INDEX CONCURRENTLY IF EXISTS " + quoted(index.id(), OLD)));
        }
        return drafts.stream().map(draft -> draft.statements().stream()
                .anyMatch(sql -> sql.sql().contains(name) && !sql.sql().startsWith("DROP INDEX "))
                        ? draft.verifiedBy(Queries.validIndex(name))
                        : draft)
                .toList();
    }

    /** The concurrent build, after what an interrupted one has left. */
    static List<Draft> concurrently(ObjectId index, String definition, Step step) {
        String name = quoted(index, "");
        Draft leftover = Draft.of(Phase.EXPAND, TransactionPolicy.OWN, index,
                "clear what an interrupted build of " + index + " left",
                List.of(Statement.of("DROP INDEX " + name).onlyWhen(Present.invalidIndex(name))));
        return List.of(leftover, Draft.alone(Phase.EXPAND, step, "build " + index + " concurrently",
                definition.replaceFirst("^(CREATE (?:UNIQUE )?INDEX) ", "$1 CONCURRENTLY IF NOT EXISTS ")));
    }

    /** The index that was built beside the former one gets its name. */
    private static Draft takeOver(Step step) {
        ObjectId id = step.object();
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("ALTER INDEX " + quoted(id, NEW) + " RENAME TO " + Sql.identifier(id.name())));
        statements.addAll(step.statements().subList(1, step.statements().size()));
        return Draft.of(Phase.CUTOVER, TransactionPolicy.SHARED, id, "let the new " + id + " take the place",
                statements);
    }

    /** The definition of an index under another name. */
    static String named(String definition, String name) {
        return definition.replaceFirst(" INDEX (?:\"(?:[^\"]|\"\")*\"|[^\" ]+) ON ",
                Matcher.quoteReplacement(" INDEX " + Sql.identifier(name) + " ON "));
    }

    private static Optional<List<Draft>> drop(Step step, RewriteContext context) {
        ObjectId id = step.object();
        Optional<Step> successor = context.successorOf(step);
        if (successor.isEmpty()) {
            return Optional.of(List.of(Draft.alone(Phase.CONTRACT, step, step.title() + " concurrently",
                    "DROP INDEX CONCURRENTLY IF EXISTS " + quoted(id, ""))));
        }
        Optional<Index> after = context.after(id, Index.class).filter(Index::valid);
        if (!context.isReplacedAlone(id) || after.isEmpty()) {
            return Optional.empty();
        }
        String aside = RewriteContext.temporary(id.name(), OLD);
        return Optional.of(List.of(Draft.of(Phase.EXPAND, TransactionPolicy.OWN, id, "move the former " + id + " aside",
                List.of(Statement.of("ALTER INDEX " + quoted(id, "") + " RENAME TO " + Sql.identifier(aside))
                        .onlyWhen(Present.indexOtherThan(quoted(id, ""), after.get().definition()) + " AND "
                                + Present.not(Present.relation(quoted(id, OLD))))))));
    }

    /** The quoted and qualified name of an index, or of what stands in for it. */
    static String quoted(ObjectId index, String suffix) {
        return Sql.qualified(index.schema().orElseThrow(), RewriteContext.temporary(index.name(), suffix));
    }

}
