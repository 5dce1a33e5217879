package dev.plumbline.schema.intent;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.online.Check;
import dev.plumbline.schema.online.Compatibility;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.OnlinePlanner;
import dev.plumbline.schema.online.Phase;
import dev.plumbline.schema.online.PlanMode;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.Reversal;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.scratch.ScratchServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Plans expand and contract by intent: expand, write both sides, fill existing rows, tighten, switch over, contract. Between the stages the
 * ordinary planner plans. The way down is the way up of the inverse intents from TO to FROM, so that it is online as well and old values come
 * back through the backward expressions.
 */
public final class IntentPlanner {

    private static final Pattern OTHER_STEP = Pattern.compile("\\bstep (\\d+)\\b");

    private final ScratchServer server;
    private final PlanOptions options;

    private IntentPlanner(ScratchServer server, PlanOptions options) {
        this.server = server;
        this.options = options;
    }

    /**
     * Plans the way from FROM to TO and back.
     *
     * @param server a scratch server of FROM's major version
     * @throws PlumblineException with code BAD_INPUT if an intent does not fit FROM and TO, or an expression is wrong
     */
    public static MigrationPlan plan(Catalog from, Catalog to, List<Intent> intents, ScratchServer server,
            PlanOptions options) {
        return plan(from, "from", to, "to", intents, server, options);
    }

    /**
     * The same, with what to call both sides; it must not hold a password.
     */
    public static MigrationPlan plan(Catalog from, String fromDisplay, Catalog to, String toDisplay,
            List<Intent> intents, ScratchServer server, PlanOptions options) {
        Catalog start = from.runOn(to);
        Catalog end = to.runOn(from);
        DiffResult difference = SchemaDiff.compare(start, fromDisplay, end, toDisplay);
        IntentPlanner planner = new IntentPlanner(server, options);
        Way up = planner.way(start, end, IntentCheck.checked(intents, start, end), true);
        Way down = planner.way(end, start, IntentCheck.checked(Intent.inverse(intents), end, start), false);
        return new MigrationPlan(difference, up.mode(), up.steps(), down.steps(), up.blocked());
    }

    /** @param keep whether values that would not come back stop the contract phase; on the way down they are known to be lost */
    private Way way(Catalog from, Catalog to, List<Intent> intents, boolean keep) {
        StageBuilder builder = new StageBuilder(from, to, intents, server);
        Stages stages = builder.build();
        Map<Intent, IntentSql> sql = new LinkedHashMap<>();
        stages.pairs().forEach((intent, pair) -> sql.put(intent, new IntentSql(intent, pair)));
        Map<DualWrite, List<Intent>> writes = dualWrites(stages, from, to);

        Way way = new Way();
        way.transition(transition(from, stages.expanded()), Phase.EXPAND);
        writes.forEach((write, served) -> way.add(IntentSteps.dualWrite(write, served)));
        sql.values().forEach(of -> way.add(IntentSteps.backfill(of, options)));
        way.transition(transition(stages.expanded(), stages.tightened()), Phase.CUTOVER);
        way.add(IntentSteps.cutover(intents, sql.values().stream().flatMap(of -> of.gates().stream()).toList()));
        way.transition(transition(stages.tightened(), stages.switched()), Phase.CONTRACT);
        contract(way, writes, sql, builder, from, to, keep);
        way.transition(transition(stages.contracted(), to), Phase.CONTRACT);
        return way;
    }

    private MigrationPlan transition(Catalog from, Catalog to) {
        return OnlinePlanner.plan(from, to, SchemaDiff.compare(from, "from", to, "to"),
                SchemaDiff.compare(to, "to", from, "from"), options);
    }

    /** Triggers by table, in the order in which they are made; what they serve with each. */
    private static Map<DualWrite, List<Intent>> dualWrites(Stages stages, Catalog from, Catalog to) {
        Map<ObjectId, Map<Intent, TablePair>> within = new LinkedHashMap<>();
        Map<DualWrite, List<Intent>> writes = new LinkedHashMap<>();
        int major = from.version().major();
        stages.pairs().forEach((intent, pair) -> {
            if (intent instanceof Intent.Move move) {
                Set<ObjectId> created = new HashSet<>(Set.of(move.table(), move.target()));
                created.removeIf(table -> from.contains(table) && to.contains(table));
                MoveTriggers.of(move, pair, created, major).forEach(write -> writes.put(write, List.of(intent)));
            } else {
                within.computeIfAbsent(intent.table(), table -> new LinkedHashMap<>()).put(intent, pair);
            }
        });
        within.forEach((table, its) -> writes.put(RowTrigger.of(table, its, major), List.copyOf(its.keySet())));
        return writes;
    }

    /** Takes triggers away, the last made first; old columns go with the last trigger of their table. */
    private static void contract(Way way, Map<DualWrite, List<Intent>> writes, Map<Intent, IntentSql> sql,
            StageBuilder builder, Catalog from, Catalog to, boolean keep) {
        List<DualWrite> order = new ArrayList<>(writes.keySet());
        Set<ObjectId> losing = new LinkedHashSet<>();
        sql.keySet().stream().filter(intent -> to.contains(intent.table()))
                .forEach(intent -> losing.add(intent.table()));
        // The triggers of the other tables write to the old columns: those tables come first.
        order.sort(Comparator.comparing((DualWrite write) -> losing.contains(write.table())));
        List<Statement> valuesBack = sql.values().stream().flatMap(of -> values(of, from, to).stream()).toList();
        List<Check> checks = keep ? sql.values().stream().map(IntentSql::roundTrip).toList() : List.of();
        for (int i = 0; i < order.size(); i++) {
            DualWrite write = order.get(i);
            boolean last = order.subList(i + 1, order.size()).stream()
                    .noneMatch(other -> other.table().equals(write.table()));
            List<Intent> gone = !last || !losing.contains(write.table())
                    ? List.of()
                    : sql.keySet().stream().filter(intent -> intent.table().equals(write.table())).toList();
            List<String> drops = gone.isEmpty() ? List.of() : builder.dropOldColumns(write.table());
            List<Intent> served = gone.isEmpty() ? writes.getOrDefault(write, List.of()) : gone;
            way.add(IntentSteps.contract(write, served, i == 0 ? List.copyOf(sql.keySet()) : served, drops,
                    i == 0 ? checks : List.of(),
                    gone.stream().flatMap(intent -> OldSide.columns(intent, from).stream()).toList(),
                    i == 0 ? valuesBack : List.of()));
        }
    }

    private static List<Statement> values(IntentSql sql, Catalog from, Catalog to) {
        // A table that is dropped as a whole comes back with its constraints.
        return to.contains(sql.intent().table()) ? OldSide.values(sql, from) : List.of(sql.restore().loop());
    }

    /** Steps as they are put together. */
    private static final class Way {

        private final List<PlanStep> steps = new ArrayList<>();
        private final List<MigrationPlan.Blocked> blocked = new ArrayList<>();
        private PlanMode mode = PlanMode.DIRECT;

        void transition(MigrationPlan plan, Phase phase) {
            mode = plan.mode();
            int before = steps.size();
            plan.up().forEach(step -> add(moved(step, phase, before)));
            plan.blocked().forEach(
                    held -> blocked.add(new MigrationPlan.Blocked(before + held.step(), held.reason(), held.option())));
        }

        void add(PlanStep step) {
            steps.add(step.numbered(steps.size() + 1));
        }

        PlanMode mode() {
            return mode;
        }

        List<PlanStep> steps() {
            return steps;
        }

        List<MigrationPlan.Blocked> blocked() {
            return blocked;
        }

        /** The same step in the phase of its stage; what it says of other steps by number counts from there. */
        private static PlanStep moved(PlanStep step, Phase phase, int before) {
            Reversal back = step.reversal();
            String reason = OTHER_STEP.matcher(back.reason())
                    .replaceAll(match -> "step " + (Integer.parseInt(match.group(1)) + before));
            Compatibility within = step.compatibility();
            // What is ready for one stage is not ready for the new code before both sides are written and filled.
            return step.in(phase).with(new Compatibility(within.oldCode(), phase != Phase.EXPAND, within.note()))
                    .with(new Reversal(back.reversibility(), back.dataLoss(), back.inverse(), reason));
        }
    }
}
