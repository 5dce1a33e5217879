package dev.plumbline.cli;

import dev.plumbline.cli.connection.FakeServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code plumbline diff} says to what it cannot use: one line, the right exit code, and nothing left behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiffBadInputTest {

    @TempDir
    Path folder;

    private LiveServer live;
    private Path good = Path.of("good.sql");
    private Path output = Path.of("out.sql");

    @BeforeAll
    void start() {
        live = new LiveServer();
    }

    @AfterAll
    void stop() {
        live.close();
    }

    @BeforeEach
    void writeTarget() throws IOException {
        good = Files.writeString(folder.resolve("good.sql"), "CREATE TABLE t (id int);");
        output = folder.resolve("out.sql");
    }

    @AfterEach
    void leavesNothingBehind() throws IOException, SQLException {
        assertThat(output).doesNotExist();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
        }
        assertThat(live.query(
                "SELECT datname FROM pg_database WHERE datname LIKE 'plumbline%' AND datname <> current_database()"))
                .isEmpty();
    }

    private String refused(int exitCode, String from, String... more) {
        String[] arguments = Stream.concat(
                Stream.of("diff", "--from", from, "--to", good.toString(), "--output", output.toString(), "--scratch",
                        live.url("postgres")),
                Stream.of(more)).toArray(String[]::new);
        CommandLineRun run = CommandLineRun.in(folder, Map.of("PGCONNECT_TIMEOUT", "2"), arguments);
        assertThat(run.err()).doesNotContain("\tat ");
        String line = run.errorLine();
        assertThat(run.exitCode()).as(line).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(line).doesNotContain(live.settings().password()).doesNotContain("s3cr3t");
        return line;
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void unreachableHost() {
        assertThat(refused(2, "postgresql://app:s3cr3t@no-such-host.invalid/shop"))
                .contains("host \"no-such-host.invalid\" is not known");
    }

    @Test
    void nothingListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(refused(2, "postgresql://app:s3cr3t@127.0.0.1:" + port + "/shop"))
                .contains("connection refused at 127.0.0.1:" + port, "is the server running");
    }

    @Test
    void wrongPassword() {
        assertThat(refused(2, live.url().replace(":" + live.settings().password(), ":s3cr3t")))
                .contains("password authentication failed for user \"" + live.settings().user() + "\"",
                        "check the password");
    }

    @Test
    void missingDatabase() {
        String near = live.databaseName().substring(0, live.databaseName().length() - 1);
        assertThat(refused(2, live.url(near))).contains("database \"" + near + "\" does not exist",
                "did you mean \"" + live.databaseName() + "\"");
    }

    @Test
    void notPostgres() throws IOException {
        try (FakeServer web = FakeServer.web()) {
            assertThat(refused(2, "postgresql://app:s3cr3t@127.0.0.1:" + web.port() + "/shop"))
                    .contains("is not a PostgreSQL server");
        }
    }

    @Test
    void unsupportedVersion() throws IOException {
        try (FakeServer old = FakeServer.postgres("9.6.24")) {
            assertThat(refused(2, "postgresql://app:s3cr3t@127.0.0.1:" + old.port() + "/shop"))
                    .contains("runs PostgreSQL 9.6.24; supported are 13 to 18");
        }
    }

    @Test
    void sqlFileWithAnError() throws IOException {
        String bad = file("bad.sql", "CREATE TABLE a (id int);\n\nCREATE TABLE b (id integr);\n");
        assertThat(refused(65, bad)).contains("bad.sql:3: ", "type \"integr\" does not exist");
        String syntax = file("syntax.sql", "CREATE TABLE a (id int);\nCREATE TABEL b (\n  id int);\n");
        assertThat(refused(65, syntax)).contains("syntax.sql:2: ", "syntax error at or near \"TABEL\"");
    }

    @Test
    void folderThatIsEmptyOrHoldsNoSql() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(refused(65, empty.toString())).contains("holds no .sql file");
        Files.writeString(empty.resolve("notes.txt"), "x");
        assertThat(refused(65, empty.toString())).contains("holds no .sql file");
    }

    @Test
    void fileThatIsNotThereOrNotSql() throws IOException {
        assertThat(refused(65, folder.resolve("godo.sql").toString())).contains("there is no file or folder",
                "did you mean \"good.sql\"?");
        assertThat(refused(65, file("schema.txt", ""))).contains("does not end in .sql");
        assertThat(refused(65, "shop")).contains("there is no file or folder \"shop\"", "expected a URL");
    }

    @Test
    void fileThatIsNotText() throws IOException {
        Path binary = Files.write(folder.resolve("latin.sql"),
                "-- Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused(65, binary.toString())).contains("latin.sql", "UTF-8");
    }

    @Test
    void addressThatIsNoPostgresUrl() {
        assertThat(refused(64, "mysql://app:s3cr3t@host/shop")).contains("\"mysql://\" is not a PostgreSQL URL");
        assertThat(refused(64, "postgresql://app:s3cr3t@host/shop?sslmod=require"))
                .contains("did you mean \"sslmode\"?");
    }

    @Test
    void wrongUse() {
        CommandLineRun missing = CommandLineRun.in(folder, "diff", "--from", good.toString());
        assertThat(missing.exitCode()).isEqualTo(64);
        assertThat(missing.errorLine()).contains("Missing required option", "--to");
        assertThat(refused(64, good.toString(), "--format", "pdf")).contains("pdf", "text, json, html, sql");
        assertThat(refused(64, good.toString(), "--fromat", "sql")).contains("--fromat", "did you mean \"--format\"");
        assertThat(refused(64, good.toString(), "--exclude", "a..b")).contains("not a pattern");
        assertThat(refused(64, good.toString(), "--scratch-version", "12")).contains("13 to 18");
    }

    @Test
    void wrongConfiguration() throws IOException {
        String config = file("bad.yaml", "schemas: [public]\nexclud: [x]\n");
        assertThat(refused(78, good.toString(), "--config", config)).contains("bad.yaml:2: \"exclud\" is not known",
                "did you mean \"exclude\"");
        assertThat(refused(78, good.toString(), "--config", "absent.yaml")).contains("absent.yaml", "does not exist");
        assertThat(refused(78, "service=nowhere")).contains("service \"nowhere\"");
    }

    @Test
    void scratchServerThatCannotBeUsed() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder, "diff", "--from", good.toString(), "--to", good.toString(),
                "--scratch",
                "postgresql://app:s3cr3t@no-such-host.invalid/postgres");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errorLine()).contains("host \"no-such-host.invalid\" is not known").doesNotContain("s3cr3t");
    }
}
