package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code plumbline plan} and {@code prove} from end to end, on real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanCommandTest {

    @TempDir
    Path folder;

    private LiveServer live;

    @BeforeAll
    void start() throws SQLException {
        live = new LiveServer();
        live.run("CREATE TABLE orders (id bigint PRIMARY KEY, total numeric)",
                "INSERT INTO orders SELECT g, g FROM generate_series(1, 1000) g", "ANALYZE orders");
    }

    @AfterAll
    void stop() {
        live.close();
    }

    private String file(String name, String sql) throws IOException {
        return Files.writeString(folder.resolve(name), sql).toString();
    }

    private String target() throws IOException {
        return file("target.sql", """
                CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
                CREATE INDEX orders_total ON orders (total);
                """);
    }

    @Test
    void takesTheSpeedOfAServer() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder, "plan", "--from", live.url(), "--to", target(), "--no-proof",
                "--throughput", "scan=1MB,backfill=5k", "--format", "json");
        assertThat(run.out())
                .contains("configured: scan 1 MB/s, rewrite 40 MB/s, index 15 MB/s, backfill 5,000 rows/s");
        CommandLineRun wrong = CommandLineRun.in(folder, "plan", "--from", live.url(), "--to", target(),
                "--throughput", "disk=1MB");
        assertThat(wrong.exitCode()).isEqualTo(64);
        assertThat(wrong.errorLine()).contains("expected scan, rewrite, index or backfill");
    }

    @Test
    void endsWithZeroWhereThereIsNothingToDo() throws IOException {
        String same = file("same.sql", "CREATE TABLE t (id int);");
        CommandLineRun run = CommandLineRun.in(folder, "plan", "--from", same, "--to", same);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("No difference");
    }

    @Test
    void plansForALiveDatabaseAndProvesIt() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder, "plan", "--from", live.url(), "--to", target(), "--format",
                "json", "--down", folder.resolve("down.sql").toString());
        assertThat(run.exitCode()).as(run.err()).isOne();
        JsonNode plan = JsonMapper.shared().readTree(run.out());
        assertThat(plan.get("proven").asBoolean()).as(run.out()).isTrue();
        assertThat(plan.get("steps").toString()).contains("CREATE INDEX CONCURRENTLY", "NOT VALID")
                .contains("1,000 rows");
        assertThat(Files.readString(folder.resolve("down.sql"))).contains("DROP NOT NULL")
                .contains("DROP INDEX CONCURRENTLY");
    }

    @Test
    void doesNotRunWhatIsNotToBeProven() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder, "plan", "--from", live.url(), "--to", target(), "--no-proof",
                "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isOne();
        assertThat(JsonMapper.shared().readTree(run.out()).get("proven").asBoolean()).isFalse();
    }

    @Test
    void blocksWhatHoldsLocksForTooLongUntilItIsAllowed() throws IOException {
        String from = file("stored-old.sql", "CREATE TABLE t (id int, b text);");
        String to = file("stored-new.sql",
                "CREATE TABLE t (id int, b text, v text GENERATED ALWAYS AS (upper(b)) STORED);");
        CommandLineRun blocked = CommandLineRun.in(folder, "plan", "--from", from, "--to", to, "--assume-rows",
                "100000000", "--no-proof");
        assertThat(blocked.exitCode()).isEqualTo(2);
        assertThat(blocked.err()).contains("the plan is blocked").contains("--allow table-rewrite");
        CommandLineRun allowed = CommandLineRun.in(folder, "plan", "--from", from, "--to", to, "--assume-rows",
                "100000000", "--no-proof", "--allow", "table-rewrite");
        assertThat(allowed.exitCode()).as(allowed.err()).isOne();
    }

    @Test
    void blocksEarlierWhereATableHasABudgetOfItsOwn() throws IOException {
        String from = file("small-old.sql", "CREATE TABLE t (id int, b text);");
        String to = file("small-new.sql",
                "CREATE TABLE t (id int, b text, v text GENERATED ALWAYS AS (upper(b)) STORED);");
        assertThat(
                CommandLineRun.in(folder, "plan", "--from", from, "--to", to, "--assume-rows", "100000", "--no-proof")
                        .exitCode())
                .isOne();
        CommandLineRun strict = CommandLineRun.in(folder, "plan", "--from", from, "--to", to, "--assume-rows", "100000",
                "--no-proof", "--table-budget", "public.t=50ms");
        assertThat(strict.exitCode()).as(strict.err()).isEqualTo(2);
        assertThat(strict.err()).contains("the plan is blocked");
        assertThat(CommandLineRun.in(folder, "plan", "--from", from, "--to", to, "--table-budget", "t=1s").err())
                .contains("--table-budget names \"t\"; expected schema and table");
    }

    @Test
    void provesWithZeroAndSaysWhatIsNotProvenWithOne() throws IOException {
        CommandLineRun held = CommandLineRun.in(folder, "prove", "--from", live.url(), "--to", target());
        assertThat(held.exitCode()).as(held.out() + held.err()).isZero();
        String from = file("plain.sql", "CREATE TABLE p (id int); CREATE TABLE q (a int);");
        String to = file("partitioned.sql", "CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE q (a int);");
        CommandLineRun none = CommandLineRun.in(folder, "prove", "--from", from, "--to", to);
        assertThat(none.exitCode()).as(none.err()).isOne();
        assertThat(none.out()).contains("not proven");
    }

    @Test
    void saysWhichOptionIsWrong() throws IOException {
        String same = file("same.sql", "CREATE TABLE t (id int);");
        assertThat(CommandLineRun.in(folder, "plan", "--from", same, "--to", same, "--assume-rows", "-1").err())
                .contains("--assume-rows is -1");
        assertThat(CommandLineRun.in(folder, "plan", "--from", same, "--to", same, "--mode", "quick").exitCode())
                .isEqualTo(64);
    }
}
