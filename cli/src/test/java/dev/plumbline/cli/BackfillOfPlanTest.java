package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code plumbline backfill --plan} on a live database: as the plan says, and after it was killed. */
@Timeout(180)
class BackfillOfPlanTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "expand-contract").toAbsolutePath();
    private static final int ROWS = 20_000;

    @TempDir
    Path folder;

    private LiveServer live;
    private int step;

    /** The example's expand phase is over, and nothing is filled yet. */
    @BeforeEach
    void expand() throws IOException, SQLException {
        live = new LiveServer();
        live.run(Files.readString(EXAMPLE.resolve("old.sql")),
                "INSERT INTO users (email, name) SELECT i || '@x.example', 'Ada ' || i FROM generate_series(1, " + ROWS
                        + ") i",
                "ANALYZE users");
        CommandLineRun plan = CommandLineRun.in(folder, "plan", "--from", live.url(), "--to",
                EXAMPLE.resolve("new.sql").toString(), "--intent", EXAMPLE.resolve("intent.yaml").toString(),
                "--no-proof", "--format", "json", "--output", "plan.json");
        assertThat(plan.exitCode()).as(plan.err()).isEqualTo(1);
        JsonNode document = JsonMapper.shared().readTree(Files.readString(folder.resolve("plan.json")));
        for (JsonNode each : document.path("steps")) {
            if (each.path("phase").asString("").equals("expand")) {
                for (JsonNode statement : each.path("statements")) {
                    live.run(statement.path("sql").asString(""));
                }
            }
            if (each.has("backfill")) {
                step = each.path("number").asInt(0);
            }
        }
    }

    @AfterEach
    void stop() {
        live.close();
    }

    private List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of("backfill", "--database", live.url(), "--plan", "plan.json",
                "--step", Integer.toString(step), "--batch-rows", "100"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private CommandLineRun backfill(String... more) {
        return CommandLineRun.in(folder, arguments(more).toArray(String[]::new));
    }

    private int filled() throws SQLException {
        return Integer.parseInt(live.query("SELECT count(*) FROM users WHERE first_name = 'Ada'").getFirst());
    }

    @Test
    void goesOnAfterItsProcessWasKilled() throws IOException, InterruptedException, SQLException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules",
                        "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp",
                        System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments("--max-rows-per-second", "4000", "--journal", "users.journal"));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile()).start();
        try {
            while (filled() < 2_000) {
                assertThat(process.isAlive()).as(Files.readString(folder.resolve("killed.log"))).isTrue();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isEqualTo(137);
        while (!live
                .query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        int before = filled();
        assertThat(before).isBetween(2_000, ROWS - 1);

        CommandLineRun rest = backfill("--journal", "users.journal", "--verify");

        assertThat(rest.exitCode()).as(rest.out() + rest.err()).isZero();
        assertThat(rest.err()).contains("going on after ");
        assertThat(rest.out()).contains("%,d rows written".formatted(ROWS - before), "holds: no row is pending",
                "holds: checksums agree").doesNotContain("DOES NOT HOLD");
        assertThat(filled()).isEqualTo(ROWS);
        assertThat(live.query("SELECT count(*) FROM users WHERE last_name IS DISTINCT FROM id::text"))
                .isEqualTo(List.of("0"));
    }

    @Test
    void saysWhatIsNotDueAndWhatIsNoStep() throws SQLException {
        assertThat(backfill().exitCode()).isZero();
        assertThat(filled()).isEqualTo(ROWS);
        CommandLineRun other = CommandLineRun.in(folder, "backfill", "--database", live.url(), "--plan", "plan.json",
                "--step", "1");
        assertThat(other.exitCode()).isEqualTo(65);
        assertThat(other.errorLine()).contains("step 1 fills no rows; those that do are " + step);
        assertThat(CommandLineRun.in(folder, "backfill", "--database", live.url(), "--plan", "plan.json", "--table",
                "users").exitCode()).isEqualTo(64);
        live.run("DROP TRIGGER zz_plumbline_dual_write ON users", "ALTER TABLE users DROP COLUMN name");
        CommandLineRun late = backfill();
        assertThat(late.exitCode()).isZero();
        assertThat(late.out()).contains("step " + step, "is not due");
    }
}
