package dev.plumbline.schema.online;

import dev.plumbline.schema.cases.CaseFolder;
import dev.plumbline.schema.cases.CaseVerdict;
import dev.plumbline.schema.cases.CaseVerdict.Outcome;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.proof.CaseProver;
import dev.plumbline.schema.proof.ProofOptions;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the online planner does with the standard changes, and that it holds; {@code -Dplumbline.cases.pg=N} asks for a version. */
class OnlinePlannerTest {

    private static final long MANY_ROWS = 50_000_000;
    private static final ScratchServer SERVER = ScratchServers.shared(Integer.getInteger("plumbline.cases.pg") == null
            ? ScratchOptions.defaults()
            : ScratchOptions.defaults().withMajorVersion(Integer.getInteger("plumbline.cases.pg")));

    @TempDir
    Path folder;

    static Stream<CaseFolder> cases() {
        return CaseFolder.find(Path.of("src/test/online")).stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsThereAndBackAndTwice(CaseFolder folder) {
        CaseVerdict verdict = new CaseProver(SERVER, PlanOptions.online(), ProofOptions.defaults().withoutTraffic())
                .prove(folder);
        assertThat(verdict.outcome()).as(verdict.detail()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsForLargeTablesUnderTraffic(CaseFolder folder) {
        PlanOptions large = PlanOptions.online().assuming(MANY_ROWS).allowing(Hazards.BLOCKING);
        CaseVerdict verdict = new CaseProver(SERVER, large, ProofOptions.defaults()).prove(folder);
        assertThat(verdict.outcome()).as(verdict.detail()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void readsNoTableInUseUnderALockThatBlocksWrites() throws IOException {
        MigrationPlan plan = plan("""
                CREATE TABLE p (id int PRIMARY KEY);
                CREATE TABLE t (id int PRIMARY KEY, a int, b text, c int);
                CREATE INDEX t_b ON t (b);
                """, """
                CREATE TABLE p (id int PRIMARY KEY);
                CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL CHECK (a > 0), b text UNIQUE, c int REFERENCES p);
                CREATE INDEX t_b ON t (b DESC);
                CREATE INDEX t_c ON t (c);
                """, PlanOptions.online().assuming(MANY_ROWS));
        assertThat(plan.up()).extracting(PlanStep::effects).noneMatch(OnlinePlannerTest::scansUnderLock);
        assertThat(plan.blocked()).isEmpty();
    }

    @Test
    void directModeReadsThemAndSaysSo() throws IOException {
        MigrationPlan plan = plan("CREATE TABLE t (id int, b text);",
                "CREATE TABLE t (id int, b text); CREATE INDEX t_b ON t (b);",
                PlanOptions.online().withMode(PlanMode.DIRECT).assuming(MANY_ROWS));
        assertThat(plan.up()).extracting(PlanStep::effects).anyMatch(OnlinePlannerTest::scansUnderLock);
        assertThat(plan.blocked()).singleElement().extracting(MigrationPlan.Blocked::option)
                .isEqualTo("--allow " + Hazards.SCAN);
    }

    @Test
    void rewritesASmallTableAndSwapsColumnsOfALargeOne() throws IOException {
        String before = "CREATE TABLE t (id int PRIMARY KEY, n int);";
        String after = "CREATE TABLE t (id int PRIMARY KEY, n bigint);";
        assertThat(sql(plan(before, after, PlanOptions.online().assuming(1000)).up()))
                .anyMatch(sql -> sql.contains("ALTER COLUMN \"n\" TYPE bigint"));
        assertThat(sql(plan(before, after, PlanOptions.online().assuming(MANY_ROWS)).up()))
                .noneMatch(sql -> sql.contains(" TYPE bigint")).anyMatch(sql -> sql.contains("RENAME COLUMN"));
    }

    @Test
    void swapsTheColumnsOfAnEnumThatLosesALabel() throws IOException {
        String before = "CREATE TYPE mood AS ENUM ('a', 'b', 'c'); CREATE TABLE t (id int PRIMARY KEY, m mood, n mood[]);";
        String after = before.replace("'b', ", "");
        assertThat(sql(plan(before, after, PlanOptions.online().assuming(1000)).up()))
                .anyMatch(sql -> sql.contains("ALTER COLUMN \"m\" TYPE public.mood USING"));
        MigrationPlan large = plan(before, after, PlanOptions.online().assuming(MANY_ROWS));
        assertThat(sql(large.up())).noneMatch(sql -> sql.contains(" TYPE public.mood USING"))
                .contains("ALTER TYPE \"public\".\"mood__new\" RENAME TO \"mood\"");
        assertThat(large.blocked()).isEmpty();
    }

    @Test
    void asksTheRowsFirstWhatPostgresqlWouldRefuse() throws IOException, SQLException {
        String before = """
                CREATE TYPE mood AS ENUM ('a', 'b', 'c');
                CREATE TABLE p (x int, y int, PRIMARY KEY (x, y));
                CREATE TABLE t (id int, big bigint, name text, short varchar(9), m mood, ms mood[], x int, y int, u text);
                """;
        String after = """
                CREATE TYPE mood AS ENUM ('c', 'a');
                CREATE TABLE p (x int, y int, PRIMARY KEY (x, y));
                CREATE TABLE t (id int PRIMARY KEY, big int, name varchar(3), short text NOT NULL, m mood, ms mood[], x int, y int,
                    u text, CHECK (big > 0), FOREIGN KEY (x, y) REFERENCES p MATCH FULL);
                CREATE UNIQUE INDEX t_u ON t (u) WHERE name IS NOT NULL;
                """;
        try (ScratchDatabase database = SqlFiles
                .load(List.of(Files.writeString(folder.resolve("rows.sql"), before)), SERVER);
                Connection session = database.connect();
                java.sql.Statement rows = session.createStatement()) {
            rows.execute("""
                    INSERT INTO p VALUES (1, 1);
                    INSERT INTO t VALUES (1, 3000000000, 'long', NULL, 'b', '{a,b,NULL}', 1, NULL, 'same'),
                        (1, -1, 'no', 'yes', 'a', '{a,NULL}', 1, 2, 'same'), (2, NULL, NULL, 'yes', NULL, NULL, 1, 1, 'same')
                    """);
            for (PlanMode mode : PlanMode.values()) {
                Map<String, Long> found = new TreeMap<>();
                for (PlanStep step : plan(before, after, PlanOptions.online().withMode(mode)).up()) {
                    for (Check check : step.preChecks()) {
                        try (ResultSet row = rows.executeQuery(check.sql())) {
                            row.next();
                            if (row.getLong(1) > 0) {
                                found.put(check.title(), row.getLong(1));
                            }
                        }
                    }
                }
                assertThat(found).as(mode.name()).containsExactlyInAnyOrderEntriesOf(Map.of(
                        "every value of public.t.big is one of integer", 1L,
                        "every value of public.t.name is one of character varying(3)", 1L,
                        "no NULL in public.t.short", 1L,
                        "every value of public.t.m is a label that stays", 1L,
                        "every value of public.t.ms is a label that stays", 1L,
                        "every row of public.t passes the check", 1L,
                        "every row of public.t has its row in public.p", 2L,
                        "no duplicates in public.t (id)", 1L,
                        "no duplicates in public.t (u)", 1L));
            }
        }
    }

    @Test
    void waitsOnceForATableThatSeveralShortStepsLock() throws IOException {
        MigrationPlan plan = plan("CREATE TABLE t (id int); CREATE TABLE u (id int);",
                "CREATE TABLE t (id int, a int, b int, CHECK (a > 0)); CREATE TABLE u (id int, a int);",
                PlanOptions.online().assuming(MANY_ROWS));
        assertThat(StepBlock.of(plan.up())).extracting(block -> block.steps().stream().map(PlanStep::title).toList())
                .containsExactly(
                        List.of("create column public.t.a", "create column public.t.b"),
                        List.of("create column public.u.a"),
                        List.of("add constraint public.t.t_a_check for new rows"),
                        List.of("validate constraint public.t.t_a_check for existing rows"));
    }

    /** From PostgreSQL 17 on it looks through indexes, views and columns with a path of its own, and so refuses these. */
    @Test
    void callsFunctionsWithThePathThatTheyCountOn(@TempDir Path loose) throws IOException {
        Assumptions.assumeTrue(SERVER.majorVersion() < 17);
        String functions = """
                CREATE FUNCTION base(x bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT x + 1';
                CREATE FUNCTION twice(x bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT base(x) * 2';
                CREATE TABLE log (id int);
                CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN INSERT INTO log VALUES (NEW.id); DELETE FROM log; RETURN NEW; END $$;
                """;
        String trigger = "CREATE TRIGGER noted BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION noted();";
        Files.writeString(loose.resolve("old.sql"), functions
                + "CREATE TABLE t (id int PRIMARY KEY, a int, b int);" + trigger);
        Files.writeString(loose.resolve("new.sql"), functions + """
                CREATE TABLE t (id int PRIMARY KEY, a int CHECK (twice(a) > 0), b bigint,
                    c bigint DEFAULT twice((10 * random())::bigint), g bigint GENERATED ALWAYS AS (twice(a)) STORED);
                CREATE INDEX t_twice ON t (twice(a));
                CREATE MATERIALIZED VIEW doubled AS SELECT twice(a) FROM t;
                """ + trigger);
        CaseFolder pair = CaseFolder.find(loose).getFirst();
        for (PlanOptions options : List.of(PlanOptions.online().withMode(PlanMode.DIRECT), PlanOptions.online(),
                PlanOptions.online().assuming(MANY_ROWS).allowing(Hazards.BLOCKING))) {
            CaseVerdict verdict = new CaseProver(SERVER, options, ProofOptions.defaults()).prove(pair);
            assertThat(verdict.outcome()).as(verdict.detail()).isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void blocksAStoredColumnOfALargeTableAndLetsItPassWhenAllowed() throws IOException {
        String before = "CREATE TABLE t (id int, b text);";
        String after = "CREATE TABLE t (id int, b text, v tsvector GENERATED ALWAYS AS (to_tsvector('simple', b)) STORED);";
        PlanOptions large = PlanOptions.online().assuming(MANY_ROWS);
        assertThat(plan(before, after, large).blocked()).singleElement().extracting(MigrationPlan.Blocked::option)
                .isEqualTo("--allow " + Hazards.REWRITE);
        assertThat(plan(before, after, PlanOptions.online()).up().getFirst().hazards()).extracting(Hazard::id)
                .contains("stored-column");
        PlanOptions allowed = large.allowing(Set.of(Hazards.REWRITE));
        assertThat(plan(before, after, allowed).blocked()).isEmpty();
    }

    @Test
    void destroysLastAndSaysWhatIsLost() throws IOException {
        MigrationPlan plan = plan("CREATE TABLE gone (id int); CREATE TABLE t (id int, fax text);",
                "CREATE TABLE t (id int, phone text); CREATE INDEX t_phone ON t (phone);", PlanOptions.online());
        List<PlanStep> contract = plan.up().stream().filter(step -> step.phase() == Phase.CONTRACT).toList();
        assertThat(contract).hasSize(2).allSatisfy(step -> {
            assertThat(step.reversal().dataLoss()).isEqualTo(Reversal.DataLoss.HIGH);
            assertThat(step.reversal().reversibility()).isEqualTo(Reversal.Reversibility.PARTIAL);
            assertThat(step.hazards()).extracting(Hazard::id).contains(Hazards.LOSS);
            assertThat(step.compatibility().oldCode()).isFalse();
        });
        assertThat(plan.up().subList(plan.up().size() - 2, plan.up().size())).isEqualTo(contract);
    }

    @Test
    void leavesAViewUnderTheOldNameOfATableWhereWanted(@TempDir Path renamed) throws IOException {
        Files.writeString(renamed.resolve("old.sql"), "CREATE TABLE customer (id int PRIMARY KEY, name text);"
                + "GRANT SELECT, INSERT ON customer TO PUBLIC;");
        Files.writeString(renamed.resolve("new.sql"), "-- plumbline:renamed table public.customer to client\n"
                + "CREATE TABLE client (id int CONSTRAINT customer_pkey PRIMARY KEY, name text);"
                + "GRANT SELECT, INSERT ON client TO PUBLIC;");
        PlanOptions options = PlanOptions.online().withCompatibilityViews();
        CaseVerdict verdict = new CaseProver(SERVER, options, ProofOptions.defaults())
                .prove(CaseFolder.find(renamed).getFirst());
        assertThat(verdict.outcome()).as(verdict.detail()).isEqualTo(Outcome.PASSED);
        List<String> sql = sql(OnlinePlanner.plan(read("old.sql", Files.readString(renamed.resolve("old.sql"))), "old",
                read("new.sql", Files.readString(renamed.resolve("new.sql"))), "new",
                RenameHints.find(Files.readString(renamed.resolve("new.sql"))), () -> SERVER, options).up());
        assertThat(sql).contains(
                "CREATE OR REPLACE VIEW \"public\".\"customer\" AS SELECT * FROM \"public\".\"client\"",
                "GRANT INSERT, SELECT ON \"public\".\"customer\" TO PUBLIC");
        assertThat(sql.getLast()).startsWith("DROP VIEW IF EXISTS \"public\".\"customer\"");
    }

    @Test
    void phasesComeInTheirOrder() throws IOException {
        for (CaseFolder folder : cases().toList()) {
            MigrationPlan plan = plan(Files.readString(folder.oldSql()), Files.readString(folder.newSql()),
                    PlanOptions.online().assuming(MANY_ROWS));
            assertThat(plan.up()).extracting(PlanStep::phase).isSorted();
            assertThat(plan.down()).extracting(PlanStep::phase).isSorted();
        }
    }

    private static boolean scansUnderLock(Effects effects) {
        return effects.locks().stream().anyMatch(lock -> lock.mode().blocksWrites()
                && (effects.scans().contains(lock.relation()) || effects.rewrites().contains(lock.relation())));
    }

    private static List<String> sql(List<PlanStep> steps) {
        return steps.stream().flatMap(step -> step.statements().stream()).map(Statement::sql).toList();
    }

    private MigrationPlan plan(String before, String after, PlanOptions options) throws IOException {
        return OnlinePlanner.plan(read("old.sql", before), "old", read("new.sql", after), "new", List.of(),
                () -> SERVER, options);
    }

    private Catalog read(String name, String sql) throws IOException {
        try (ScratchDatabase database = SqlFiles.load(List.of(Files.writeString(folder.resolve(name), sql)), SERVER)) {
            return SqlFiles.read(database, name);
        }
    }
}
