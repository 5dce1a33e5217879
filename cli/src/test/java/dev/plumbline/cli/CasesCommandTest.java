package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code plumbline cases} on a real server. */
class CasesCommandTest {

    @TempDir
    Path folder;

    private void writeCase(String name, String before, String after, String meta) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        Files.writeString(place.resolve("old.sql"), before);
        Files.writeString(place.resolve("new.sql"), after);
        if (!meta.isEmpty()) {
            Files.writeString(place.resolve("meta.json"), meta);
        }
    }

    private String corpus() {
        return folder.resolve("corpus").toString();
    }

    @Test
    void printsVerdictsOfBothDirectionsAndTotals() throws IOException {
        writeCase("corpus/a", "CREATE TABLE t (id int);", "CREATE TABLE t (id int, name text);", "");
        writeCase("corpus/deep/b", "", "CREATE VIEW v AS SELECT 1 AS one; ALTER VIEW v OWNER TO app;",
                "{\"roles\": [\"app\"]}");
        writeCase("corpus/future", "", "", "{\"min_pg_version\": 99}");
        CommandLineRun run = CommandLineRun.in(folder, "cases", corpus());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out().lines()).anyMatch(line -> line.matches("passed +a +up +1 steps"))
                .anyMatch(line -> line.matches("passed +deep/b +down +.*"))
                .anyMatch(line -> line.matches("skipped +future +up +0 steps +needs PostgreSQL 99")).last().asString()
                .startsWith("12 of 12 passed (100.0 %); 1 skipped");
    }

    @Test
    void namesCasesByTheFoldersThatWereGiven() throws IOException {
        writeCase("corpus/a", "", "CREATE TABLE t (id int);", "");
        writeCase("other/a", "", "", "");
        CommandLineRun run = CommandLineRun.in(folder, "cases", corpus() + "/a", folder.resolve("other").toString());
        assertThat(run.out()).contains(corpus() + "/a ", folder.resolve("other/a") + " ").contains("12 of 12 passed");
    }

    @Test
    void provesPlansWhereThatIsAsked() throws IOException {
        writeCase("corpus/a", "CREATE TABLE t (id int);", "CREATE TABLE t (id int NOT NULL);", "");
        CommandLineRun run = CommandLineRun.in(folder, "cases", corpus(), "--prove");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out().lines().toList().getFirst()).matches("passed +a +online +3 steps");
    }

    @Test
    void endsWithOneWhereACaseFails() throws IOException {
        writeCase("corpus/good", "", "CREATE TABLE t (id int);", "");
        writeCase("corpus/bad", "", "CREATE TABEL t (id int);", "");
        CommandLineRun run = CommandLineRun.in(folder, "cases", corpus(), "--format", "json", "--output",
                "verdicts.json");
        assertThat(run.exitCode()).isOne();
        assertThat(run.out()).isEmpty();
        JsonNode verdicts = new ObjectMapper().readTree(folder.resolve("verdicts.json").toFile());
        assertThat(verdicts.path("totals").path("passed").asInt()).isEqualTo(6);
        assertThat(verdicts.path("totals").path("load_failed").asInt()).isEqualTo(1);
        assertThat(verdicts.path("verdicts").get(0).path("detail").asString()).contains("new.sql:1", "TABEL");
    }

    @Test
    void saysWhereThereIsNoCase() throws IOException {
        CommandLineRun absent = CommandLineRun.in(folder, "cases", "absent");
        assertThat(absent.exitCode()).isEqualTo(65);
        assertThat(absent.errorLine()).contains("there is no folder \"absent\"");
        Files.createDirectory(folder.resolve("empty"));
        CommandLineRun empty = CommandLineRun.in(folder, "cases", folder.resolve("empty").toString());
        assertThat(empty.exitCode()).isEqualTo(65);
        assertThat(empty.errorLine()).contains("no case found");
        assertThat(CommandLineRun.in(folder, "cases").exitCode()).isEqualTo(64);
        assertThat(CommandLineRun.in(folder, "cases", "--jobs", "0", corpus()).errorLine()).contains("--jobs is 0");
    }
}
