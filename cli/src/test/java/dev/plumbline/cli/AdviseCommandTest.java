package dev.plumbline.cli;

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
