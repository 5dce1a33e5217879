package dev.plumbline.scratch;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The server that the user names is, here, one that we started ourselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamedServerTest {

    private ScratchServer real;
    private ScratchDatabase home;
    private ConnectionSettings settings;

    @BeforeAll
    void start() {
        real = ScratchServer.start(ScratchOptions.defaults().withOrigins(Origin.LOCAL, Origin.EMBEDDED));
        home = real.createDatabase();
        settings = home.settings();
    }

    @AfterAll
    void stop() {
        real.close();
    }

    @Test
    void createsItsDatabasesThereAndDropsWhatIsStillThereWhenItIsClosed() throws SQLException {
        int before = databases();
        try (ScratchServer named = ScratchServer.start(
                ScratchOptions.defaults().withUrl("jdbc:" + url(settings.user(), settings.password(), home.name())))) {
            assertThat(named.origin()).isEqualTo(Origin.URL);
            assertThat(named.description())
                    .isEqualTo("PostgreSQL " + real.serverVersion() + ", server named by the user at 127.0.0.1:"
                            + settings.port());
            named.createDatabase().close();
            ScratchDatabase left = named.createDatabase();
            try (Connection connection = left.connect()) {
                assertThat(connection.getCatalog()).isEqualTo(left.name());
            }
            assertThat(databases()).isEqualTo(before + 1);
        }
        assertThat(databases()).isEqualTo(before);
    }

    @Test
    void dropsWhatAKilledProcessLeftBehindAndNothingElse() throws SQLException {
        int before = databases();
        try (Connection connection = home.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE plumbline_left_behind");
            statement.execute(
                    "COMMENT ON DATABASE plumbline_left_behind IS 'Plumbline scratch database of session 1 1700000000.000000'");
            statement.execute("CREATE DATABASE plumbline_of_the_user");
            statement.execute("COMMENT ON DATABASE plumbline_of_the_user IS 'Plumbline''s own data'");
        }
        ScratchOptions options = ScratchOptions.defaults()
                .withUrl(url(settings.user(), settings.password(), home.name()));
        try (ScratchServer first = ScratchServer.start(options); ScratchDatabase kept = first.createDatabase()) {
            ScratchServer.start(options).close();
            assertThat(exists(kept.name())).as("a database whose owner lives").isTrue();
        }
        assertThat(exists("plumbline_left_behind")).isFalse();
        assertThat(exists("plumbline_of_the_user")).isTrue();
        try (Connection connection = home.connect(); Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE plumbline_of_the_user");
        }
        assertThat(databases()).isEqualTo(before);
    }

    @Test
    void saysWhatIsWrongWithTheServer() {
        assertRefused(url("postgres", "wrong", home.name()), "password authentication failed");
        assertRefused(url(settings.user(), settings.password(), "nowhere"), "database \"nowhere\" does not exist");
        assertRefused("postgresql://postgres:secret@127.0.0.1:1/postgres", "postgres@127.0.0.1:1/postgres", "refused");
        assertRefused("postgresql://postgres:secret@no-such-host.invalid/postgres", "no-such-host.invalid");
        assertRefused("mysql://postgres:secret@127.0.0.1/db", "expected postgresql://");
        assertRefused("postgresql://post gres:secret@127.0.0.1/db", "expected postgresql://");
    }

    @Test
    void refusesUsersThatMayNotCreateDatabases() throws SQLException {
        try (Connection connection = home.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE \"small user\" LOGIN PASSWORD 'secret'");
        }
        assertRefused(url("small%20user", "secret", home.name()), "the user \"small user\" may not create databases");
    }

    @Test
    void refusesAnotherVersionAndMissingExtensions() {
        ScratchOptions options = ScratchOptions.defaults()
                .withUrl(url(settings.user(), settings.password(), home.name()));
        int other = real.majorVersion() == 13 ? 14 : 13;
        assertThatThrownBy(() -> ScratchServer.start(options.withMajorVersion(other)))
                .hasMessageEndingWith(
                        "it is PostgreSQL " + real.serverVersion() + ", but PostgreSQL " + other + " is needed");
        assertThatThrownBy(() -> ScratchServer.start(options.requiring("no_such_extension")))
                .hasMessageEndingWith("it does not offer the extension \"no_such_extension\": install it there");
    }

    private static void assertRefused(String url, String... parts) {
        assertThatThrownBy(() -> ScratchServer.start(ScratchOptions.defaults().withUrl(url)))
                .isInstanceOfSatisfying(PlumblineException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SCRATCH))
                .hasMessageContainingAll(parts)
                .hasMessageNotContainingAny("secret", "\n");
    }

    private String url(String user, String password, String database) {
        return "postgresql://" + user + ":" + password + "@127.0.0.1:" + settings.port() + "/" + database;
    }

    private int databases() throws SQLException {
        return Integer.parseInt(query("SELECT count(*) FROM pg_database"));
    }

    private boolean exists(String database) throws SQLException {
        return query("SELECT count(*) FROM pg_database WHERE datname = '" + database + "'").equals("1");
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = home.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
