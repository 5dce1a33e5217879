package dev.plumbline.schema.locks;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sample of a rule, run on the samples' schema. */
record SampleRun(Prediction prediction, Effects traced) {

    /**
     * Runs it.
     *
     * @param samples stays as it is: what a transaction cannot take back happens on a copy
     * @param catalog what the samples hold
     */
    static SampleRun of(LockRule rule, ScratchDatabase samples, Catalog catalog) throws SQLException {
        if (!alone(rule) && rule.setup().isEmpty()) {
            return run(rule, samples, catalog);
        }
        try (ScratchDatabase copy = samples.server().cloneDatabase(samples)) {
            if (rule.setup().isEmpty()) {
                return run(rule, copy, catalog);
            }
            try (Connection session = copy.connect(); java.sql.Statement setup = session.createStatement()) {
                setup.execute(rule.setup());
            }
            return run(rule, copy, SqlFiles.read(copy, "from"));
        }
    }

    private static SampleRun run(LockRule rule, ScratchDatabase database, Catalog catalog) throws SQLException {
        Statement statement = Statement.of(rule.sample());
        Prediction prediction = LockRules.forVersion(database.server().majorVersion()).over(catalog)
                .predict(statement);
        try (Connection session = database.connect(); java.sql.Statement settings = session.createStatement()) {
            settings.execute("set search_path = ''");
            Tracer tracer = new Tracer(session, database);
            session.setAutoCommit(alone(rule));
            Effects traced = alone(rule) ? tracer.outside(statement) : tracer.inside(statement);
            if (!alone(rule)) {
                session.rollback();
            }
            return new SampleRun(prediction, traced);
        }
    }

    private static boolean alone(LockRule rule) {
        return rule.sample().contains(" CONCURRENTLY") && !rule.sample().startsWith("REFRESH")
                || rule.sample().startsWith("DO ");
    }

    /** Where rule and trace do not agree: neither may say more, but for what the rule calls possible. */
    List<String> disagreements() {
        List<String> disagreements = new ArrayList<>(prediction.contradictions(traced));
        if (!prediction.known()) {
            disagreements.add("no pattern recognises the sample");
        }
        Set<RelationLock> missing = new HashSet<>(prediction.certain().locks());
        missing.removeAll(traced.locks());
        missing.forEach(lock -> disagreements.add("not traced: " + lock));
        prediction.certain().rewrites().stream().filter(table -> !traced.rewrites().contains(table))
                .forEach(table -> disagreements.add("no rewrite traced of " + table));
        prediction.certain().scans().stream().filter(table -> !traced.scans().contains(table))
                .forEach(table -> disagreements.add("no full read traced of " + table));
        return disagreements;
    }
}
