package dev.plumbline.cli;

import dev.plumbline.cli.connection.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code plumbline advise} says to what it cannot use: one line, the right exit code, and nothing left behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdviseBadInputTest {

    @TempDir
    Path folder;

    private LiveServer live;

    @BeforeAll
    void start() throws SQLException {
        live = new LiveServer();
        live.run("CREATE EXTENSION vector",
                "CREATE TABLE items (id bigint PRIMARY KEY, embedding vector(4), title text)",
                "INSERT INTO items SELECT i, format('[%s,%s,%s,%s]', sin(i), cos(i), sin(2 * i), cos(3 * i))::vector, 'x' FROM generate_series(1, 500) i",
                "CREATE TABLE mixed (id int, v vector)",
                "INSERT INTO mixed SELECT i, '[1,2,3]' FROM generate_series(1, 300) i",
                "INSERT INTO mixed VALUES (301, '[1,2]')", "CREATE TABLE empty (id int, v vector(3))",
                "CREATE TABLE few (id int, v vector(3))", "INSERT INTO few VALUES (1, '[1,2,3]'), (2, '[3,2,1]')",
                "CREATE TABLE flat (id int, v vector(3))",
                "INSERT INTO flat SELECT i, '[0,0,0]' FROM generate_series(1, 300) i",
                "CREATE ROLE reader LOGIN PASSWORD 'reader'");
    }

    @AfterAll
    void stop() {
        live.close();
    }

    @AfterEach
    void leavesNothingBehind() throws SQLException {
        assertThat(folder.resolve("advice.json")).doesNotExist();
        assertThat(live.query(
                "SELECT datname FROM pg_database WHERE datname LIKE 'plumbline%' AND datname <> current_database()"))
                .isEmpty();
    }

    private String refused(int exitCode, String... arguments) {
        String[] all = Stream
                .concat(Stream.of("advise", "--output", "advice.json", "--budget", "20s"), Stream.of(arguments))
                .toArray(String[]::new);
        CommandLineRun run = CommandLineRun.in(folder, Map.of("PGCONNECT_TIMEOUT", "2"), all);
        assertThat(run.err()).doesNotContain("\tat ").doesNotContain(live.settings().password());
        String line = run.errorLine();
        assertThat(run.exitCode()).as(line).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        return line;
    }

    private String refusedTable(int exitCode, String table, String column, String... more) {
        return refused(exitCode,
                Stream.concat(Stream.of("--source", live.url(), "--table", table, "--column", column, "--scratch",
                        live.url("postgres")), Stream.of(more)).toArray(String[]::new));
    }

    private String refusedFile(String name, String content, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return refused(65,
                Stream.concat(Stream.of("--vectors", file.toString(), "--scratch", live.url("postgres")),
                        Stream.of(more))
                        .toArray(String[]::new));
    }

    /** Rows of a CSV file; some lines are replaced. */
    private static String csv(int rows, Map<Integer, String> replaced) {
        Random random = new Random(1);
        return IntStream.rangeClosed(1, rows).mapToObj(i -> replaced.getOrDefault(i,
                IntStream.range(0, 4).mapToObj(d -> Double.toString(random.nextGaussian()))
                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void tableOrColumnThatIsNotThere() {
        assertThat(refusedTable(65, "itmes", "embedding")).contains("itmes", "items");
        assertThat(refusedTable(65, "items", "embeding")).contains("embeding", "embedding");
        assertThat(refusedTable(65, "items", "title")).contains("title", "text");
    }

    @Test
    void mixedDimensions() throws IOException {
        assertThat(refusedTable(65, "mixed", "v")).contains("without dimensions", "TYPE vector(");
        assertThat(refusedFile("mixed.csv", csv(300, Map.of(150, "1,2,3")))).contains("mixed.csv", "150", "3", "4");
        assertThat(refusedFile("mixed.jsonl", "[1,2,3]\n[1,2]\n")).contains("mixed.jsonl", "2");
    }

    @Test
    void valuesThatAreNoNumbers() throws IOException {
        assertThat(refusedFile("nan.csv", csv(300, Map.of(7, "1,NaN,3,4")))).contains("nan.csv", "7", "NaN");
        assertThat(refusedFile("word.csv", csv(300, Map.of(9, "1,two,3,4")))).contains("word.csv", "9");
        assertThat(refusedFile("broken.jsonl", "[1,2,3]\n{\"a\":\n")).contains("broken.jsonl", "2");
    }

    @Test
    void numbersOutsideTheirRange() {
        for (String recall : new String[]{"0", "-0.5", "1.01", "95", "NaN"}) {
            assertThat(refusedTable(64, "items", "embedding", "--recall", recall)).contains("recall",
                    "above 0 and at most 1");
        }
        assertThat(refusedTable(64, "items", "embedding", "--k", "100", "--sample", "50")).contains("k is 100", "50");
        assertThat(refusedTable(64, "items", "embedding", "--k", "0")).contains("k is 0");
        assertThat(refusedTable(64, "items", "embedding", "--k", "ten")).contains("--k", "ten");
        assertThat(refusedTable(64, "items", "embedding", "--metric", "cosin")).contains("did you mean \"cosine\"");
        assertThat(refusedTable(64, "items", "embedding", "--budget", "soon")).contains("not a time");
        assertThat(refusedTable(64, "items", "embedding", "--max-index-size", "big")).contains("not a size");
    }

    @Test
    void fewerRowsThanAreNeeded() {
        assertThat(refusedTable(65, "empty", "v")).contains("empty");
        assertThat(refusedTable(65, "few", "v")).contains("2");
        assertThat(refusedTable(65, "items", "embedding", "--k", "499")).contains("499", "500");
    }

    @Test
    void vectorsWithoutADirection() {
        assertThat(refusedTable(65, "flat", "v")).contains("zero");
    }

    @Test
    void metricThatTheColumnDoesNotHave() {
        assertThat(refusedTable(65, "items", "embedding", "--metric", "hamming")).contains("hamming",
                "cosine, l2, ip or l1");
    }

    @Test
    void missingPgvector() throws IOException {
        Path config = Files.writeString(folder.resolve("embedded.yaml"), "scratch:\n  origins: [embedded]\n");
        Path vectors = Files.writeString(folder.resolve("good.csv"), csv(300, Map.of()));
        assertThat(refused(2, "--vectors", vectors.toString(), "--config", config.toString())).contains("\"vector\"",
                "scripts/setup");
    }

    @Test
    void noRightToReadTheTable() {
        String url = live.url().replaceFirst("//.*@", "//reader:reader@");
        assertThat(refused(2, "--source", url, "--table", "items", "--column", "embedding", "--scratch",
                live.url("postgres")))
                .contains("items", "permission");
    }

    @Test
    void filterThatTheServerDoesNotUnderstand() throws IOException {
        assertThat(refusedTable(65, "items", "embedding", "--filter", "titel = 'x'")).contains("titel");
        assertThat(refusedTable(64, "items", "embedding", "--filter", "0:title = 'x'")).contains("positive weight");
        assertThat(refusedFile("plain.csv", csv(300, Map.of()), "--filter", "a = 1"))
                .contains("filters need a live table");
    }

    @Test
    void checkOfWhatIsNotThere() throws IOException {
        assertThat(refusedTable(64, "items", "embedding", "--check", "--format", "sql"))
                .contains("text, json and html");
        assertThat(refusedTable(64, "items", "embedding", "--query", "SELECT 1")).contains("go with --check");
        assertThat(refusedTable(64, "items", "embedding", "--check", "--query", "SELECT 1")).contains("$1");
        assertThat(refusedTable(65, "itmes", "embedding", "--check")).contains("items");
        Path vectors = Files.writeString(folder.resolve("good.csv"), csv(300, Map.of()));
        assertThat(refused(64, "--vectors", vectors.toString(), "--check")).contains("needs a live table");
    }

    @Test
    void sourceThatIsIncompleteOrDouble() throws IOException {
        assertThat(refused(64)).contains("where are the embeddings?");
        assertThat(refused(64, "--source", live.url(), "--table", "items")).contains("--column COLUMN");
        Path vectors = Files.writeString(folder.resolve("good.csv"), csv(300, Map.of()));
        assertThat(refused(64, "--vectors", vectors.toString(), "--table", "items")).contains("not both");
        assertThat(refused(64, "--vectors", vectors.toString(), "--query-table", "q", "--query-column", "v"))
                .contains("with --source");
        assertThat(refused(65, "--vectors", "absent.fvecs")).contains("\"absent.fvecs\" is not a file");
        assertThat(refused(64, "--source", "items.sql", "--table", "items", "--column", "v"))
                .contains("is not a connection");
    }

    @Test
    void fileOfAnotherFormat() throws IOException {
        assertThat(refusedFile("vectors.xlsx", "x")).contains("vectors.xlsx", ".fvecs");
        assertThat(refusedFile("cut.fvecs", "abc")).contains("cut.fvecs");
        assertThat(refusedFile("odd.npy", "not numpy")).contains("odd.npy");
        assertThat(refusedFile("nothing.csv", "")).contains("nothing.csv");
    }

    @Test
    void serversThatCannotBeUsed() throws IOException {
        assertThat(refused(2, "--source", "postgresql://a@no-such-host.invalid/d", "--table", "t", "--column", "c"))
                .contains("is not known");
        assertThat(refused(2, "--source", live.url("absent"), "--table", "t", "--column", "c"))
                .contains("\"absent\" does not exist");
        try (FakeServer old = FakeServer.postgres("9.6.24")) {
            assertThat(refused(2, "--source", "postgresql://a@127.0.0.1:" + old.port() + "/d", "--table", "t",
                    "--column", "c"))
                    .contains("supported are 13 to 18");
        }
    }
}
