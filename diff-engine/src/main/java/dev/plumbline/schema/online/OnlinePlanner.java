package dev.plumbline.schema.online;

import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.ChangeType;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.SearchPath;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.rename.Rename;
import dev.plumbline.schema.rename.Renamer;
import dev.plumbline.scratch.ScratchServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Turns ordered steps into a plan for a database that is in use. Stateless. */
public final class OnlinePlanner {

    /** The first that applies to a step does it. */
    private static final List<Rewrite> REWRITES = List.of(new ConcurrentIndex(), new ValidatedConstraint(),
            new UniqueThroughIndex(), new StoredColumn(), new ColumnWithBackfill(), new ColumnSwap(), new EnumSwap(),
            new NotNullThroughCheck(),
            new PartitionWithProof());

    private OnlinePlanner() {}

    /**
     * The plan to TO and back.
     *
     * @param from the catalogue that the steps start from; after the renames, where there are any
     * @param forth the comparison of FROM with TO
     * @param back the comparison of TO with FROM
     */
    public static MigrationPlan plan(Catalog from, Catalog to, DiffResult forth, DiffResult back, PlanOptions options) {
        return plan(new Leg(from, to, forth), new Leg(to, from, back), options);
    }

    /** One way: the catalogue that its steps start from, after the renames, and the one that they lead to. */
    record Leg(Catalog start, Catalog end, DiffResult diff) {

        Leg {
            Catalog whole = start;
            start = start.runOn(end);
            end = end.runOn(whole);
        }
    }

    private static MigrationPlan plan(Leg forth, Leg back, PlanOptions options) {
        return new Assembly(options).plan(forth, drafts(forth, options), back, drafts(back, options));
    }

    /**
     * The plan to TO and back, where some objects are known to have new names in TO.
     *
     * @param fromDisplay what to call the first side; must not hold a password
     * @param server a scratch server of FROM's major version, on which the renames are tried; only asked where there are some
     */
    public static MigrationPlan plan(Catalog from, String fromDisplay, Catalog to, String toDisplay,
            List<Rename> renames, Supplier<ScratchServer> server, PlanOptions options) {
        if (renames.isEmpty()) {
            return plan(from, to, SchemaDiff.compare(from, fromDisplay, to, toDisplay),
                    SchemaDiff.compare(to, toDisplay, from, fromDisplay), options);
        }
        Renamer.Renamed forth = Renamer.apply(from, renames, server.get());
        Renamer.Renamed back = Renamer.apply(to, Rename.invert(renames), server.get());
        return plan(new Leg(forth.catalog(), to, SchemaDiff.compare(from, fromDisplay, to, toDisplay, forth)),
                new Leg(back.catalog(), from, SchemaDiff.compare(to, toDisplay, from, fromDisplay, back)), options);
    }

    private static List<Draft> drafts(Leg leg, PlanOptions options) {
        Catalog from = leg.start();
        Catalog to = leg.end();
        DiffResult diff = leg.diff();
        List<Step> bare = diff.steps().stream().map(SearchPath::bare).toList();
        RewriteContext context = new RewriteContext(from, to, bare, options);
        int renames = Math.toIntExact(
                diff.changes().stream().filter(change -> change.type() == ChangeType.RENAMED).count());
        // The value of an enum, or a part without a name of its own, leaves its object's name as it was.
        Set<ObjectId> renamed = diff.changes().stream().filter(change -> change.type() == ChangeType.RENAMED)
                .filter(change -> change.object().name().equals(change.attributes().getFirst().after()))
                .map(Change::object).collect(Collectors.toSet());
        DraftGraph graph = new DraftGraph();
        List<Draft> inOrder = new ArrayList<>();
        List<Step> steps = options.mode() == PlanMode.ONLINE
                ? ColumnGroups.joined(bare, context)
                : bare;
        for (Step step : steps) {
            List<Draft> parts = step.number() <= renames
                    ? rename(step, diff, to, options)
                    : PreChecks.added(parts(step, context), step, context);
            parts = parts.stream().map(part -> Repeatable.of(part, from, to)).toList();
            graph.add(step.number(), parts, step.after(), step.number() <= renames);
            inOrder.addAll(parts);
        }
        List<Draft> sorted = options.mode() == PlanMode.ONLINE
                ? Switch.guarded(graph.sorted(), renamed, from, to)
                : inOrder;
        SearchPath path = SearchPath.of(from, to);
        return sorted.stream().map(draft -> draft.with(path.around(draft.object(), draft.statements()))).toList();
    }

    private static List<Draft> rename(Step step, DiffResult diff, Catalog to, PlanOptions options) {
        List<Draft> parts = new ArrayList<>();
        parts.add(Draft.of(Phase.CUTOVER, TransactionPolicy.SHARED, step.object(), step.title(), step.statements()));
        if (options.compatibilityViews() && step.object().kind() == ObjectKind.TABLE && to.contains(step.object())) {
            diff.changes().stream().filter(change -> change.type() == ChangeType.RENAMED
                    && change.object().equals(step.object())).findFirst()
                    .ifPresent(change -> parts.addAll(CompatibilityView.parts(step, change, to)));
        }
        return parts;
    }

    private static List<Draft> parts(Step step, RewriteContext context) {
        if (context.options().mode() == PlanMode.ONLINE) {
            for (Rewrite rewrite : REWRITES) {
                Optional<List<Draft>> parts = rewrite.rewrite(step, context);
                if (parts.isPresent()) {
                    return parts.get();
                }
            }
        }
        return asItIs(step, context);
    }

    /** The step's own statements; where some must not be in a transaction, each stretch for itself. */
    private static List<Draft> asItIs(Step step, RewriteContext context) {
        Phase phase = Phases.natural(step, context);
        List<Draft> drafts = new ArrayList<>();
        List<Statement> stretch = new ArrayList<>();
        for (Statement statement : step.statements()) {
            if (!stretch.isEmpty() && stretch.getLast().transactional() != statement.transactional()) {
                drafts.add(stretch(phase, step, stretch, context));
                stretch = new ArrayList<>();
            }
            stretch.add(statement);
        }
        drafts.add(stretch(phase, step, stretch, context));
        return drafts;
    }

    private static Draft stretch(Phase phase, Step step, List<Statement> statements, RewriteContext context) {
        TransactionPolicy policy = !statements.getFirst().transactional()
                ? TransactionPolicy.NONE
                : Phases.inTransaction(step, context);
        return Draft.of(phase, policy, step.object(), step.title(), statements);
    }
}
