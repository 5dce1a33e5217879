package dev.plumbline.cli.connection;

import dev.plumbline.cli.environment.Surroundings;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every way into a real server, and every way to be turned away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectorTest {

    @TempDir
    static Path folder;

    private final List<String> warnings = new ArrayList<>();
    private ScratchServer server;
    private ScratchDatabase database;
    private ConnectionSettings settings;

    @BeforeAll
    void start() throws IOException, SQLException {
        Path sockets = Files.createTempDirectory(Path.of("/tmp"), "plumbline-socket-test");
        Files.setPosixFilePermissions(sockets, PosixFilePermissions.fromString("rwxrwxrwx"));
        server = ScratchServer
                .start(ScratchOptions.defaults().withOrigins(Origin.LOCAL).withSetting("unix_socket_directories",
                        sockets.toString()));
        database = server.createDatabase();
        settings = database.settings();
        run("CREATE DATABASE inventory", "CREATE ROLE app LOGIN PASSWORD 'p@ss:w/rd'", "CREATE ROLE blocked NOLOGIN",
                "CREATE ROLE outsider LOGIN PASSWORD 'x'", "REVOKE CONNECT ON DATABASE inventory FROM public",
                "CREATE ROLE one LOGIN PASSWORD 'x' CONNECTION LIMIT 0");
    }

    @AfterAll
    void stop() throws IOException {
        Path sockets = Path.of(value("SHOW unix_socket_directories"));
        database.close();
        server.close();
        Files.deleteIfExists(sockets);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String value(String sql) {
        try (Connection connection = database.connect()) {
            return value(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private ConnectionTarget resolve(String text, Map<String, String> environment) {
        return new ConnectionResolver(new Surroundings(environment, folder, folder, "root"), List.of()).resolve(text);
    }

    private OpenedConnection open(String text, Map<String, String> environment) {
        return new Connector(warnings::add).open(resolve(text, environment), SessionPolicy.LIVE);
    }

    private OpenedConnection open(String text) {
        return open(text, Map.of());
    }

    private String url(String credentials, String rest) {
        return "postgresql://" + credentials + "@127.0.0.1:" + settings.port() + "/" + rest;
    }

    private void assertRefused(String text, String... parts) {
        assertThatThrownBy(() -> open(text).close()).isInstanceOfSatisfying(PlumblineException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.CONNECTION);
            assertThat(e).message().contains(parts).doesNotContain("\n").doesNotContain("p@ss")
                    .doesNotContain("p%40ss");
        });
    }

    @Test
    void opensReadOnlySessionsWithOurNameAndLimits() throws SQLException {
        try (OpenedConnection opened = open(url("app:p%40ss%3Aw%2Frd", database.name()))) {
            Connection connection = opened.connection();
            assertThat(opened.majorVersion()).isEqualTo(server.majorVersion());
            assertThat(value(connection, "SHOW application_name")).isEqualTo("plumbline");
            assertThat(value(connection, "SHOW default_transaction_read_only")).isEqualTo("on");
            assertThat(value(connection, "SHOW transaction_read_only")).isEqualTo("on");
            assertThat(value(connection, "SHOW statement_timeout")).isEqualTo("10min");
            assertThat(value(connection, "SHOW lock_timeout")).isEqualTo("10s");
            assertThat(connection.getNetworkTimeout()).isZero();
        }
        try (Connection superuser = open(url(settings.user() + ":" + settings.password(), database.name()))
                .connection();
                Statement statement = superuser.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE t (id int)")).hasMessageContaining("read-only");
        }
    }

    @Test
    void letsTheUsersOptionsChangeLimitsButNotReadOnly() throws SQLException {
        String options = "?application_name=mine&options=-c%20statement_timeout%3D7s%20-c%20default_transaction_read_only%3Doff";
        try (OpenedConnection opened = open(url("app:p%40ss%3Aw%2Frd", database.name() + options))) {
            assertThat(value(opened.connection(), "SHOW application_name")).isEqualTo("mine");
            assertThat(value(opened.connection(), "SHOW statement_timeout")).isEqualTo("7s");
            assertThat(value(opened.connection(), "SHOW default_transaction_read_only")).isEqualTo("on");
        }
    }

    @Test
    void takesEveryFormOfTheSamePlace() throws SQLException {
        int port = settings.port();
        for (String text : List.of(
                "host=127.0.0.1 port=" + port + " user=app password='p@ss:w/rd' dbname=" + database.name(),
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name() + "?user=app&password=p%40ss%3Aw%2Frd",
                "postgresql:///" + database.name() + "?host=127.0.0.1&port=" + port
                        + "&user=app&password=p%40ss%3Aw%2Frd",
                "postgresql://app:p%40ss%3Aw%2Frd@localhost:" + port + "/" + database.name(),
                "host=nobody.invalid hostaddr=127.0.0.1 port=" + port + " user=app password='p@ss:w/rd' dbname="
                        + database.name())) {
            try (OpenedConnection opened = open(text)) {
                assertThat(value(opened.connection(), "SELECT current_user")).isEqualTo("app");
            }
        }
        Map<String, String> environment = Map.of("PGHOST", "127.0.0.1", "PGPORT", Integer.toString(port), "PGUSER",
                "app",
                "PGPASSWORD", "p@ss:w/rd", "PGDATABASE", database.name());
        try (OpenedConnection opened = open("", environment)) {
            assertThat(value(opened.connection(), "SELECT current_database()")).isEqualTo(database.name());
        }
    }

    @Test
    void findsPasswordsInThePasswordFile() throws SQLException, IOException {
        Path file = Files.writeString(folder.resolve("pgpass"),
                "127.0.0.1:" + settings.port() + ":*:app:p@ss\\:w/rd\n");
        Map<String, String> environment = Map.of("PGPASSFILE", file.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        open(url("app", database.name()), environment).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        warnings.clear();
        assertThatThrownBy(() -> open(url("app", database.name()), environment))
                .hasMessageContaining("none was given");
        assertThat(warnings).isNotEmpty().allMatch(w -> w.contains("chmod 600"));
    }

    @Test
    void findsServers() throws SQLException, IOException {
        Path file = Files.writeString(folder.resolve("services"),
                "[shop]\nhost=127.0.0.1\nport=" + settings.port() + "\nuser=app\npassword=p@ss:w/rd\n");
        try (OpenedConnection opened = open("service=shop dbname=" + database.name(),
                Map.of("PGSERVICEFILE", file.toString()))) {
            assertThat(value(opened.connection(), "SELECT current_user")).isEqualTo("app");
        }
    }

    @Test
    void connectsThroughUnixSockets() throws SQLException {
        String sockets = value("SHOW unix_socket_directories");
        try (OpenedConnection opened = open("host=" + sockets + " port=" + settings.port() + " user=" + settings.user()
                + " password=" + settings.password() + " dbname=" + database.name())) {
            assertThat(value(opened.connection(), "SELECT inet_client_addr() IS NULL")).isEqualTo("t");
            assertThat(opened.target().display())
                    .isEqualTo("postgresql://" + settings.user() + "@/" + database.name() + "?host="
                            + sockets + "&port=" + settings.port());
        }
        assertRefused("host=" + sockets + " port=1 user=u",
                "no server listens on socket " + sockets + "/.s.PGSQL.1 (no such file)");
    }

    @Test
    void authenticatesByPeer() throws SQLException {
        String me = System.getProperty("user.name");
        run("CREATE ROLE \"" + me.replace("\"", "\"\"") + "\" LOGIN",
                "COPY (VALUES ('local all " + me
                        + " peer'), ('local all app peer')) TO PROGRAM 'cat - pg_hba.conf > new_hba && mv new_hba pg_hba.conf'",
                "SELECT pg_reload_conf()");
        String place = "host=" + value("SHOW unix_socket_directories") + " port=" + settings.port() + " dbname="
                + database.name();
        try (OpenedConnection opened = open(place + " user=" + me)) {
            assertThat(value(opened.connection(), "SELECT current_user")).isEqualTo(me);
        }
        assertRefused(place + " user=app", "Peer authentication failed for user \"app\"", "peer authentication wants");
    }

    @Test
    void goesOnToTheNextHostOnlyWhereOneCannotBeReached() throws SQLException, IOException {
        int closed = closedPort();
        try (OpenedConnection opened = open("postgresql://app:p%40ss%3Aw%2Frd@127.0.0.1:" + closed + ",127.0.0.1:"
                + settings.port() + "/" + database.name() + "?target_session_attrs=primary")) {
            assertThat(opened.target().display())
                    .isEqualTo("postgresql://app@127.0.0.1:" + settings.port() + "/" + database.name());
        }
        assertRefused(
                "postgresql://app:wrong@127.0.0.1:" + settings.port() + ",127.0.0.1:" + closed + "/" + database.name(),
                "password authentication failed");
        assertRefused(url("app:p%40ss%3Aw%2Frd", database.name() + "?target_session_attrs=standby"),
                "the server is not standby");
        open(url("app:p%40ss%3Aw%2Frd", database.name() + "?target_session_attrs=prefer-standby")).close();
    }

    @Test
    void saysWhereNothingListens() throws IOException {
        int closed = closedPort();
        assertRefused("postgresql://app:p%40ss@127.0.0.1:" + closed + "/shop",
                "cannot connect to postgresql://app@127.0.0.1:" + closed
                        + "/shop: connection refused at 127.0.0.1:" + closed);
        assertRefused("postgresql://app@no-such-host.invalid/shop", "host \"no-such-host.invalid\" is not known");
    }

    @Test
    void saysWhoIsTurnedAwayAndWhy() {
        assertRefused(url("app:wrong", database.name()),
                "password authentication failed for user \"app\"; check the password");
        assertRefused(url("app", database.name()), "asks user \"app\" for a password, and none was given",
                "PGPASSWORD");
        assertRefused(url("nobody:x", database.name()), "password authentication failed for user \"nobody\"");
        assertRefused(url("blocked:x", database.name()), "\"blocked\"");
        assertRefused(url("outsider:x", "inventory"), "permission denied for database \"inventory\"", "GRANT CONNECT");
        assertRefused(url("one:x", database.name()), "too many connections for role \"one\"");
    }

    @Test
    void offersDatabasesWithSimilarNames() {
        String admin = settings.user() + ":" + settings.password();
        assertRefused(url(admin, "inventroy"), "database \"inventroy\" does not exist; did you mean \"inventory\"?");
        assertRefused(url(admin, "entirely-different"), "does not exist; there are: ", "inventory");
    }

    @Test
    void saysThatAWebServerIsNotPostgres() throws IOException {
        try (FakeServer web = FakeServer.web()) {
            assertRefused("postgresql://app@127.0.0.1:" + web.port() + "/shop",
                    "127.0.0.1:" + web.port()
                            + " is not a PostgreSQL server (it answered \"HTTP/1.1 400 Bad Request\")");
        }
        try (FakeServer ssh = FakeServer.greeting("SSH-2.0-Example\r\n")) {
            assertRefused("postgresql://app@127.0.0.1:" + ssh.port() + "/shop", "is not a PostgreSQL server",
                    "SSH-2.0-Example");
        }
    }

    @Test
    void doesNotWaitForeverForAServerThatSaysNothing() throws IOException {
        try (FakeServer silent = FakeServer.silent()) {
            long begin = System.nanoTime();
            assertRefused("postgresql://app@127.0.0.1:" + silent.port() + "/shop?connect_timeout=1",
                    "takes connections but does not answer");
            assertThat(System.nanoTime() - begin).isLessThan(9_000_000_000L);
        }
        try (FakeServer closing = FakeServer.closing()) {
            assertRefused("postgresql://app@127.0.0.1:" + closing.port() + "/shop",
                    "closes the connection without an answer");
        }
    }

    @Test
    void saysWhichVersionsAreSupported() throws IOException {
        try (FakeServer old = FakeServer.postgres("9.6.24")) {
            assertRefused("postgresql://app@127.0.0.1:" + old.port() + "/shop",
                    "runs PostgreSQL 9.6.24; supported are 13 to 18");
        }
        try (FakeServer future = FakeServer.postgres("19.1 (Debian 19.1-1)")) {
            assertRefused("postgresql://app@127.0.0.1:" + future.port() + "/shop", "runs PostgreSQL 19.1",
                    "supported are 13 to 18");
        }
    }

    @Test
    void speaksWithPoolersThatRefuseOptions() throws IOException, SQLException {
        try (FakeServer pooler = FakeServer.pooler("15.18")) {
            try (OpenedConnection opened = open("postgresql://app@127.0.0.1:" + pooler.port() + "/shop")) {
                assertThat(opened.majorVersion()).isEqualTo(15);
            }
            assertThat(pooler.statements()).anyMatch(s -> s.contains("SET default_transaction_read_only = 'on'"));
        }
    }

    @Test
    void keepsToTheMethodsOfAuthenticationThatAreAllowed() throws SQLException {
        open(url("app:p%40ss%3Aw%2Frd", database.name() + "?require_auth=scram-sha-256")).close();
        assertRefused(url("app:p%40ss%3Aw%2Frd", database.name() + "?require_auth=md5"), "not allowed by requireAuth");
        assertRefused(url("app:p%40ss%3Aw%2Frd", database.name() + "?channel_binding=require"), "hannel");
    }

    @Test
    void saysWhatIsWrongWithTls() {
        assertRefused(url("app:p%40ss%3Aw%2Frd", database.name() + "?sslmode=require"), "TLS failed",
                "does not support SSL");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
