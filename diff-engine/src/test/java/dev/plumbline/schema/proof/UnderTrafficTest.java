package dev.plumbline.schema.proof;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.online.Compatibility;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.OnlinePlanner;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.proof.AppWork.Kind;
import dev.plumbline.schema.proof.AppWork.Turn;
import dev.plumbline.schema.proof.ProofCheck.Outcome;
import dev.plumbline.schema.rename.RenameHints;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What readers and writers do while a plan runs, on a real server; {@code -Dplumbline.cases.pg=N} asks for a version. */
class UnderTrafficTest {

    private static final String PROMISED = "Code that is promised to work goes on working";
    private static final String OLD = "CREATE TABLE t (id integer PRIMARY KEY, note text, kept text NOT NULL);";
    private static final String NEW = "CREATE TABLE t (id integer PRIMARY KEY, kept text NOT NULL, added text);";

    private final ScratchServer server = ScratchServers.shared(Integer.getInteger("plumbline.cases.pg") == null
            ? ScratchOptions.defaults()
            : ScratchOptions.defaults().withMajorVersion(Integer.getInteger("plumbline.cases.pg")));

    @TempDir
    private Path folder;

    private ScratchDatabase load(String sql) throws IOException {
        return SqlFiles.load(List.of(Files.writeString(folder.resolve("schema.sql"), sql)), server);
    }

    private Catalog read(String sql) throws IOException {
        try (ScratchDatabase database = load(sql)) {
            return SqlFiles.read(database, "side");
        }
    }

    private MigrationPlan plan(Catalog from, Catalog to) {
        return OnlinePlanner.plan(from, "old", to, "new", RenameHints.find(NEW), () -> server, PlanOptions.online());
    }

    private Proof prove(MigrationPlan plan, Catalog from, Catalog to) {
        return Prover.prove(plan, from, to, server, ProofOptions.defaults(), ProgressListener.silent());
    }

    @Test
    void oldCodeGoesOnUntilThePlanSaysOtherwise() throws IOException {
        Catalog from = read(OLD);
        Catalog to = read(NEW);
        Proof proof = prove(plan(from, to), from, to);
        assertThat(proof.reasons()).isEmpty();
        assertThat(proof.checks()).anySatisfy(check -> {
            assertThat(check.title()).isEqualTo(PROMISED);
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        }).anySatisfy(check -> assertThat(check.detail()).contains("2 rows come and go"));
        assertThat(proof.steps().getLast().breaks()).isNotEmpty();
    }

    @Test
    void aPromiseThatDoesNotHoldFailsTheProof() throws IOException {
        Catalog from = read(OLD);
        Catalog to = read(NEW);
        MigrationPlan honest = plan(from, to);
        Proof old = prove(promising(honest, new Compatibility(true, true, "")), from, to);
        assertThat(old.reasons()).anySatisfy(reason -> assertThat(reason).startsWith(PROMISED)
                .contains("reads of public.t: column \"note\" does not exist", "writes to public.t"));
        Proof early = prove(promising(honest, new Compatibility(false, true, "")), from, to);
        assertThat(early.reasons()).isEmpty();
    }

    private static MigrationPlan promising(MigrationPlan plan, Compatibility promise) {
        return new MigrationPlan(plan.diff(), plan.mode(), plan.up().stream().map(step -> step.with(promise)).toList(),
                plan.down(), plan.blocked());
    }

    @Test
    void writesAndDeletesOnlyRowsThatNothingRefersTo() throws IOException, SQLException {
        String parent = "CREATE TABLE parent (id integer PRIMARY KEY, name text);";
        String child = " CREATE TABLE child (id integer PRIMARY KEY, parent_id integer, extra text);";
        try (ScratchDatabase before = load(parent + child);
                ScratchDatabase after = load(parent + child.replace("extra text",
                        "more text, FOREIGN KEY (parent_id) REFERENCES parent"))) {
            Catalog from = SqlFiles.read(before, "from");
            Catalog to = SqlFiles.read(after, "to");
            run(before, "INSERT INTO parent SELECT i, 'p' FROM generate_series(1, 6) i",
                    "INSERT INTO child SELECT i, i, 'c' FROM generate_series(1, 5) i");
            List<ObjectId> tables = List.of(ObjectId.inSchema(ObjectKind.TABLE, "public", "parent"),
                    ObjectId.inSchema(ObjectKind.TABLE, "public", "child"));
            AppWork work;
            try (TargetTrial trial = TargetTrial.open(after)) {
                work = AppWork.of(tables, before, from, to, Correspondence.of(from, to, List.of()), trial,
                        new Carried(List.of(), List.of()));
            }
            // TO refers from child to parent: parents 1 to 5 stay.
            assertThat(number(before, "SELECT sum(id) FROM parent")).isEqualTo(15);
            assertThat(number(before, "SELECT count(*) FROM child")).isEqualTo(3);
            assertThat(work.own()).isEqualTo(3);
            assertThat(statements(work, Kind.WRITE, Set.of(Promises.Code.OLD))).anyMatch(
                    sql -> sql.startsWith("INSERT INTO \"public\".\"child\" (\"id\", \"parent_id\", \"extra\")"));
            assertThat(statements(work, Kind.WRITE, Set.of(Promises.Code.NEW))).anyMatch(
                    sql -> sql.startsWith("INSERT INTO \"public\".\"child\" (\"id\", \"parent_id\") "));
            assertThat(statements(work, Kind.WRITE, Set.of(Promises.Code.OLD, Promises.Code.NEW)))
                    .anyMatch(sql -> sql.startsWith("DELETE FROM ONLY \"public\".\"parent\""))
                    .anyMatch(sql -> sql.startsWith("UPDATE \"public\".\"parent\""));
            assertThat(statements(work, Kind.READ, Set.of(Promises.Code.OLD, Promises.Code.NEW)))
                    .anyMatch(sql -> sql.contains("LIMIT 10")).anyMatch(sql -> sql.endsWith("WHERE \"id\" = '1'"));
        }
    }

    private static List<String> statements(AppWork work, Kind kind, Set<Promises.Code> codes) {
        return work.turns().stream().filter(turn -> turn.kind() == kind && turn.codes().equals(codes))
                .map(Turn::statements).flatMap(List::stream).toList();
    }

    private static void run(ScratchDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long number(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
