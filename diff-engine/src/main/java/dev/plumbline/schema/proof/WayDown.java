package dev.plumbline.schema.proof;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.Reversal.Reversibility;
import dev.plumbline.schema.proof.Correspondence.TablePair;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the way down can bring back. Where up destroys values, nobody knows what existing rows get instead, and a column that has to have one stops
 * the way down; without those rows it can still be shown to lead back to the schema.
 */
final class WayDown {

    private final MigrationPlan plan;
    private final Correspondence pairs;

    WayDown(MigrationPlan plan, Correspondence pairs) {
        this.plan = plan;
        this.pairs = pairs;
    }

    private List<PlanStep> destroying() {
        return plan.up().stream().filter(step -> step.reversal().reversibility() != Reversibility.FULL).toList();
    }

    /** Whether every step says that its way back brings back everything. */
    boolean isFull() {
        return destroying().isEmpty();
    }

    /** The numbers of the steps of up that destroy something. */
    List<String> lossySteps() {
        return destroying().stream().map(step -> Integer.toString(step.number())).toList();
    }

    /** Tables of TO in which up destroyed values. */
    List<ObjectId> losing(List<StepTrace> traces) {
        Set<Integer> lossy = destroying().stream().map(PlanStep::number).collect(Collectors.toSet());
        Set<String> touched = new TreeSet<>();
        traces.stream().filter(trace -> lossy.contains(trace.number()))
                .forEach(trace -> {
                    trace.effects().locks().stream().filter(lock -> lock.mode().blocksWrites())
                            .forEach(lock -> touched.add(lock.relation()));
                    touched.addAll(trace.effects().rewrites());
                });
        return pairs.tables().stream()
                .filter(pair -> touched.contains(pair.from().displayName())
                        || touched.contains(pair.to().displayName()))
                .map(TablePair::to).toList();
    }

    /** Takes the rows of tables away, and those of tables that refer to them. */
    static void empty(List<ObjectId> tables, ScratchDatabase database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set session_replication_role = replica");
            statement.execute("TRUNCATE " + tables.stream().map(ObjectId::sql).collect(Collectors.joining(", "))
                    + " CASCADE");
        }
    }
}
