package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code plumbline backfill} from end to end, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillCommandTest {

    private static final String FIRST = "first_name=split_part(name, ' ', 1)";

    @TempDir
    Path folder;

    private LiveServer live;

    @BeforeAll
    void start() {
        live = new LiveServer();
    }

    @AfterAll
    void stop() {
        live.close();
    }

    @BeforeEach
    void create() throws SQLException {
        live.run("DROP TABLE IF EXISTS users", "CREATE TABLE users (id int PRIMARY KEY, name text, first_name text)",
                "INSERT INTO users SELECT i, 'A' || i || ' B' FROM generate_series(1, 2500) i", "ANALYZE users");
    }

    private CommandLineRun backfill(String... more) {
        return CommandLineRun.in(folder, Stream.concat(
                Stream.of("backfill", "--database", live.url(), "--table", "public.users"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void fillsVerifiesAndKeepsAJournal() throws SQLException, IOException {
        CommandLineRun run = backfill("--set", FIRST, "--verify");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("2,500 rows written in 3 batches", "none is pending",
                "verified: 2500 rows, 0 pending; checksums of 1 range: all agree");
        assertThat(live.query("SELECT count(*) FROM users WHERE first_name = 'A' || id")).isEqualTo(List.of("2500"));
        try (Stream<Path> journals = Files.list(folder.resolve(".plumbline"))) {
            assertThat(journals.filter(file -> file.getFileName().toString().startsWith("backfill-public.users-")))
                    .isNotEmpty();
        }
        assertThat(backfill("--set", FIRST).out()).contains("0 rows written");
    }

    @Test
    void saysWhatItWouldDo() throws SQLException {
        CommandLineRun run = backfill("--set", FIRST, "--pending", "first_name IS NULL", "--batch-rows", "500",
                "--max-rows-per-second", "10k", "--max-lag", "16MB", "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("by id", "about 2500 in 1 table", "about 5 of 500 rows", "at most 10,000 rows/s",
                "more than 16777216 bytes", "SET \"first_name\" = split_part(name, ' ', 1)",
                "AND (first_name IS NULL);");
        assertThat(live.query("SELECT count(*) FROM users WHERE first_name IS NOT NULL")).isEqualTo(List.of("0"));
    }

    @Test
    void endsWithOneWhereRowsDiffer() throws SQLException {
        live.run("UPDATE users SET first_name = 'other' WHERE id = 7");

        CommandLineRun run = backfill("--set", FIRST, "--pending", "first_name IS NULL", "--verify");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("DIFFERENT", "1 differ: number 1", "2500 rows sampled, 1 differ");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(backfill("--set", "nope").exitCode()).isEqualTo(64);
        assertThat(backfill("--set", "nope=1").exitCode()).isEqualTo(65);
        assertThat(backfill("--set", FIRST, "--key", "name").errorLine()).contains("(name) is no key");
        CommandLineRun syntax = backfill("--set", "first_name=split(");
        assertThat(syntax.exitCode()).isEqualTo(2);
        assertThat(syntax.errorLine()).contains("backfill of table public.users: syntax error");
    }
}
