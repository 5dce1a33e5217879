package dev.plumbline.schema.proof;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.OnlinePlanner;
import dev.plumbline.schema.online.PlanOptions;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a proof says of single changes, on a real server; {@code -Dplumbline.cases.pg=N} asks for a version. */
class ProvenChangesTest {

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

    private Proof prove(String before, String after, ProofOptions options) throws IOException {
        Catalog from = read(before);
        Catalog to = read(after);
        MigrationPlan plan = OnlinePlanner.plan(from, "old", to, "new", RenameHints.find(after), () -> server,
                PlanOptions.online());
        return Prover.prove(plan, from, to, server, options, ProgressListener.silent());
    }

    @Test
    void followsRowsIntoRenamedTablesAndColumns() throws IOException {
        Proof proof = prove("CREATE TABLE person (id integer CONSTRAINT key PRIMARY KEY, name text);", """
                -- plumbline:renamed table public.person to client
                -- plumbline:renamed column public.person.name to full_name
                CREATE TABLE client (id integer CONSTRAINT key PRIMARY KEY, full_name text);
                """, ProofOptions.defaults().withoutTraffic());
        assertThat(proof.reasons()).isEmpty();
        assertThat(proof.checks()).anySatisfy(check -> {
            assertThat(check.title()).isEqualTo("Rows that survive are still there and equal after up");
            assertThat(check.detail()).endsWith(" rows in 1 tables").doesNotStartWith("0 ");
        });
    }

    @Test
    void saysFromWhichStepOldCodeFails() throws IOException {
        Proof proof = prove("CREATE TABLE t (id integer PRIMARY KEY, note text, kept text);",
                "CREATE TABLE t (id integer PRIMARY KEY, kept text);", ProofOptions.defaults());
        assertThat(proof.reasons()).isEmpty();
        assertThat(proof.steps().stream().flatMap(step -> step.breaks().stream())).anySatisfy(
                text -> assertThat(text).startsWith("reads of public.t: ").contains("note").contains("42703"));
        assertThat(proof.notProven()).anySatisfy(
                doubt -> assertThat(doubt).contains("destroy").contains("down does not bring them back"));
    }

    @Test
    void countsTheRowsOfATableThatBecomesAPartition() throws IOException {
        String tables = """
                CREATE TABLE whole (id integer NOT NULL, k integer NOT NULL) PARTITION BY LIST (k);
                CREATE TABLE one PARTITION OF whole FOR VALUES IN (1);
                CREATE TABLE two (id integer NOT NULL, k integer NOT NULL);
                """;
        Proof proof = prove(tables, tables + "ALTER TABLE whole ATTACH PARTITION two FOR VALUES IN (2);",
                ProofOptions.defaults().withoutTraffic());
        assertThat(proof.reasons()).isEmpty();
        assertThat(proof.notProven()).noneMatch(doubt -> doubt.startsWith("rows of table"));
    }

    @Test
    void provesTheWayDownWithoutRowsThatItHasNoValuesFor() throws IOException {
        Proof proof = prove("CREATE TABLE t (id integer PRIMARY KEY, code uuid NOT NULL);",
                "CREATE TABLE t (id integer PRIMARY KEY);", ProofOptions.defaults().withoutTraffic());
        assertThat(proof.reasons()).isEmpty();
        assertThat(proof.checks()).anySatisfy(
                check -> assertThat(check.detail()).endsWith("steps, without the rows of public.t"));
        assertThat(proof.notProven())
                .anySatisfy(doubt -> assertThat(doubt).startsWith("the way down with rows in public.t: up destroys"));
    }

    @Test
    void runsOnRowsOfOnesOwn() throws IOException, SQLException {
        String before = "CREATE TABLE t (id integer PRIMARY KEY, note text);";
        try (ScratchDatabase live = load(before)) {
            try (Connection connection = live.connect(); Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO t SELECT i, 'note ' || i FROM generate_series(1, 1000) i");
                statement.execute("INSERT INTO t VALUES (0, NULL)");
            }
            Proof proof = prove(before, "CREATE TABLE t (id integer PRIMARY KEY, note text NOT NULL);",
                    ProofOptions.defaults().withoutTraffic().on(live));
            assertThat(proof.proven()).isFalse();
            assertThat(proof.reasons()).anySatisfy(reason -> assertThat(reason).contains("NULL"));
            assertThat(proof.toString()).doesNotContain("note 1");
        }
    }
}
