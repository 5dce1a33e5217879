package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code plumbline advise} from end to end, on a live table and its own scratch server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdviseCommandTest {

    @TempDir
    Path folder;

    private LiveServer live;

    @BeforeAll
    void start() throws SQLException {
        live = new LiveServer();
        live.run("CREATE EXTENSION vector", "CREATE TABLE items (id bigint PRIMARY KEY, embedding vector(8))",
                "SELECT setseed(0.5)",
                "INSERT INTO items SELECT i, (SELECT array_agg(random() * d * i) FROM generate_series(1, 8) d)::vector FROM generate_series(1, 2000) i");
    }

    @AfterAll
    void stop() {
        live.close();
    }

    @Test
    void recommendsForALiveTable() {
        Path json = folder.resolve("advice.json");
        CommandLineRun run = CommandLineRun.in(folder, "advise", "--source", live.url(), "--table", "items", "--column",
                "embedding",
                "--metric", "l2", "--k", "5", "--recall", "0.9", "--sample", "2k", "--queries", "50", "--budget", "15s",
                "--seed", "7",
                "--output", json.toString());
        // A slow machine says once in a while how far it is.
        assertThat(run.err().lines()).allMatch(line -> line.endsWith(" s)"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        JsonNode recommendation = new ObjectMapper().readTree(json.toFile()).path("recommendation");
        assertThat(recommendation.path("kind").asString()).isIn("exact", "hnsw", "ivfflat");
        assertThat(recommendation.path("query").asString()).contains("$1");
        assertThat(json).content().doesNotContain(live.settings().password());
    }

    /** Enough rows that an index wins on any machine, and the way from the advice to a migration of the live table. */
    @Test
    void whatItRecommendsBecomesAPartOfTheTarget() throws SQLException, IOException {
        live.run("CREATE TABLE big (id bigint PRIMARY KEY, embedding vector(64))", "SELECT setseed(0.5)",
                "INSERT INTO big SELECT i, (SELECT array_agg(random() * d * i) FROM generate_series(1, 64) d)::vector FROM generate_series(1, 12000) i");
        Path target = Files.createDirectory(folder.resolve("target"));
        CommandLineRun run = CommandLineRun.in(folder, "advise", "--source", live.url(), "--table", "big", "--column",
                "embedding", "--metric", "l2", "--recall", "0.9", "--queries", "100", "--budget", "30s", "--sample",
                "12k",
                "--validate", "--format", "json", "--output", "advice.json", "--target-output", "target/vectors.sql");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode advice = new ObjectMapper().readTree(folder.resolve("advice.json").toFile());
        assertThat(advice.path("recommendation").path("kind").asString()).isIn("hnsw", "ivfflat");
        assertThat(advice.path("validation").path("figures").size()).isEqualTo(5);
        assertThat(advice.path("validation").path("onLiveTable").path(1).asString())
                .startsWith("DROP INDEX CONCURRENTLY");
        assertThat(advice.path("profile").path("live").path("pgvectorVersion").asString()).isNotBlank();
        Files.writeString(target.resolve("table.sql"), """
                CREATE EXTENSION vector;
                CREATE TABLE items (id bigint PRIMARY KEY, embedding vector(8));
                CREATE TABLE big (id bigint PRIMARY KEY, embedding vector(64));
                """);
        String[] diff = {"diff", "--from", live.url(), "--to", "target", "--format", "sql"};
        CommandLineRun plan = CommandLineRun.in(folder, diff);
        assertThat(plan.exitCode()).as(plan.err()).isOne();
        assertThat(plan.out()).contains("CREATE INDEX").contains("big").containsPattern("USING (hnsw|ivfflat)")
                .doesNotContain("DROP TABLE");
        String index = Files.readString(target.resolve("vectors.sql")).lines().filter(line -> line.startsWith("CREATE"))
                .findFirst().orElseThrow();
        live.run(index);
        assertThat(CommandLineRun.in(folder, diff).exitCode()).isZero();
        live.run("DROP TABLE big");
    }

    @Test
    void refusesOptionsThatACheckHasNoUseFor() {
        CommandLineRun run = CommandLineRun.in(folder, "advise", "--check", "--source", live.url(), "--table", "items",
                "--column", "embedding", "--validate");
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.errorLine()).contains("--validate does not go with --check");
        CommandLineRun page = CommandLineRun.in(folder, "advise", "--check", "--source", live.url(), "--table", "items",
                "--column", "embedding", "--metric", "l2", "--queries", "20", "--format", "html");
        assertThat(page.out()).startsWith("<!DOCTYPE html>").contains("The query uses no vector index");
    }

    @Test
    void checksTheIndexThatIsThere() throws SQLException {
        String[] check = {"advise", "--check", "--source", live.url(), "--table", "items", "--column", "embedding",
            "--metric", "l2", "--queries",
            "40"};
        CommandLineRun without = CommandLineRun.in(folder, check);
        assertThat(without.exitCode()).as(without.err()).isOne();
        assertThat(without.out()).startsWith("FAILED").contains("no-index");
        live.run("CREATE INDEX items_hnsw ON items USING hnsw (embedding vector_l2_ops)", "ANALYZE items");
        String[] json = Arrays.copyOf(check, check.length + 4);
        json[check.length] = "--format";
        json[check.length + 1] = "json";
        json[check.length + 2] = "--set";
        json[check.length + 3] = "hnsw.ef_search=200";
        CommandLineRun with = CommandLineRun.in(folder, json);
        JsonNode result = new ObjectMapper().readTree(with.out());
        assertThat(with.exitCode()).isEqualTo(result.path("passed").asBoolean() ? 0 : 1);
        assertThat(result.path("findings").isArray()).isTrue();
        assertThat(with.out()).doesNotContain(live.settings().password());
        live.run("DROP INDEX items_hnsw");
    }
}
