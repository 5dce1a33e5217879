package dev.plumbline.cli.connection;

import dev.plumbline.cli.environment.Surroundings;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConnectionResolverTest {

    @TempDir
    Path home;

    private Path sockets = Path.of("/nowhere");

    @BeforeEach
    void makeSocketFolder() throws IOException {
        sockets = Files.createDirectory(home.resolve("sockets"));
    }

    private ConnectionTarget resolve(String text, String... environment) {
        Map<String, String> variables = new java.util.HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return new ConnectionResolver(new Surroundings(variables, home, home, "me"), List.of(sockets)).resolve(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "postgresql:// postgresql://me@localhost:5432/me",
        "postgres://localhost postgresql://me@localhost:5432/me",
        "postgresql://localhost:5433 postgresql://me@localhost:5433/me",
        "postgresql://localhost/mydb postgresql://me@localhost:5432/mydb",
        "postgresql://user@localhost postgresql://user@localhost:5432/user",
        "postgresql://user:secret@localhost postgresql://user@localhost:5432/user",
        "postgresql://other@localhost/otherdb?connect_timeout=10&application_name=myapp postgresql://other@localhost:5432/otherdb",
        "postgresql://host1:123,host2:456/somedb?target_session_attrs=any postgresql://me@host1:123,host2:456/somedb",
        "postgresql://host1,host2:456/d postgresql://me@host1:5432,host2:456/d",
        "postgresql://[2001:db8::1234]/database postgresql://me@[2001:db8::1234]:5432/database",
        "postgresql://[::1]:5433,127.0.0.1/x postgresql://me@[::1]:5433,127.0.0.1:5432/x",
        "postgresql://%2Fvar%2Flib%2Fpostgresql/dbname postgresql://me@/dbname?host=/var/lib/postgresql&port=5432",
        "postgresql:///dbname?host=/var/lib/postgresql&port=6432 postgresql://me@/dbname?host=/var/lib/postgresql&port=6432",
        "postgresql://us%40er:p%2Fw@h/d%20b postgresql://us%40er@h:5432/d%20b",
        "postgresql://u:p%C3%A4%C3%9F@h/%C3%BC postgresql://u@h:5432/%C3%BC",
        "postgresql:///d?host=h1,h2&port=1,2&user=x postgresql://x@h1:1,h2:2/d",
        "postgresql+psycopg2://u:p@h/d postgresql://u@h:5432/d",
        "jdbc:postgresql://h:1/d?user=u&password=p postgresql://u@h:1/d",
        "jdbc:postgresql://u:p@h/d postgresql://u@h:5432/d",
        "jdbc:postgresql:d postgresql://me@localhost:5432/d",
        "jdbc:postgresql:/ postgresql://me@localhost:5432/me",
        "jdbc:postgresql://h/d?prepareThreshold=0&ApplicationName=x&targetServerType=primary postgresql://me@h:5432/d"})
    void readsUrls(String text, String expected) {
        assertThat(resolve(text).display()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "host=localhost port=5433 dbname=mydb|postgresql://me@localhost:5433/mydb",
        "host = 'a b' dbname='it\\'s' user=back\\\\slash|postgresql://back%5Cslash@a b:5432/it%27s",
        "dbname=''|postgresql://me@localhost:5432/me", "user=x|postgresql://x@localhost:5432/x",
        "hostaddr=10.0.0.1 host=db|postgresql://me@db:5432/me"})
    void readsKeywords(String text, String expected) {
        assertThat(resolve(text).display()).isEqualTo(expected);
    }

    @Test
    void readsPasswordsAndKeepsThemToItself() {
        ConnectionTarget target = resolve("postgresql://u:p%40ss%3Aword@h/d");
        assertThat(target.password()).isEqualTo("p@ss:word");
        assertThat(target.toString()).doesNotContain("p@ss");
        assertThat(resolve("host=h password='a b\\'c'").password()).isEqualTo("a b'c");
        assertThat(resolve("postgresql://u:a?b@h/d").password()).isEqualTo("a?b");
    }

    @Test
    void takesVariablesAsDefaults() {
        ConnectionTarget target = resolve("", "PGHOST", "db", "PGPORT", "6000", "PGUSER", "u", "PGPASSWORD", "p",
                "PGDATABASE", "d",
                "PGSSLMODE", "require", "PGOPTIONS", "-c x=y", "PGAPPNAME", "app", "PGCONNECT_TIMEOUT", "7",
                "PGTARGETSESSIONATTRS", "primary");
        assertThat(target.display()).isEqualTo("postgresql://u@db:6000/d");
        assertThat(target.password()).isEqualTo("p");
        assertThat(target.parameters()).containsEntry(Keyword.SSLMODE, "require")
                .containsEntry(Keyword.OPTIONS, "-c x=y")
                .containsEntry(Keyword.APPLICATION_NAME, "app").containsEntry(Keyword.CONNECT_TIMEOUT, "7")
                .containsEntry(Keyword.TARGET_SESSION_ATTRS, "primary");
        assertThat(resolve("postgresql://a/b", "PGHOST", "db", "PGDATABASE", "d", "PGPORT", "").display())
                .isEqualTo("postgresql://me@a:5432/b");
    }

    @Test
    void prefersASocketThatIsThereToLocalhost() throws IOException {
        assertThat(resolve("").servers()).containsExactly(new Server.Tcp("localhost", null, 5432));
        Files.createFile(sockets.resolve(".s.PGSQL.5432"));
        assertThat(resolve("").servers()).containsExactly(new Server.Unix(sockets, 5432, true));
        assertThat(resolve("port=5433").servers()).containsExactly(new Server.Tcp("localhost", null, 5433));
    }

    @Test
    void readsServicesBetweenTheTextAndTheEnvironment() throws IOException {
        Files.writeString(home.resolve(".pg_service.conf"), """
                # comment
                [other]
                host=wrong

                [shop]
                host=db.example
                port=6543
                user=app
                sslmode=disable
                """);
        assertThat(resolve("service=shop", "PGHOST", "env", "PGDATABASE", "d").display())
                .isEqualTo("postgresql://app@db.example:6543/d");
        assertThat(resolve("postgresql://mine@/x?service=shop").display())
                .isEqualTo("postgresql://mine@db.example:6543/x");
        assertThat(resolve("dbname=x", "PGSERVICE", "shop").parameter(Keyword.SSLMODE)).contains("disable");
        assertFails(() -> resolve("service=shpo"), ErrorCode.BAD_CONFIG, "service \"shpo\"", "did you mean \"shop\"?");
    }

    @Test
    void findsServicesInNamedFilesAndSystemFolders() throws IOException {
        Path file = Files.writeString(home.resolve("services"), "[a]\ndbname=from_file\n");
        assertThat(resolve("service=a", "PGSERVICEFILE", file.toString()).database()).isEqualTo("from_file");
        assertThat(resolve("service=a servicefile=" + file).database()).isEqualTo("from_file");
        Files.createDirectory(home.resolve("etc"));
        Files.writeString(home.resolve("etc/pg_service.conf"), "[b]\ndbname=from_system\n");
        assertThat(resolve("service=b", "PGSYSCONFDIR", home.resolve("etc").toString()).database())
                .isEqualTo("from_system");
        assertFails(() -> resolve("service=b"), ErrorCode.BAD_CONFIG, "service \"b\"");
        Files.writeString(file, "[a]\n\nbogus=1\n");
        assertFails(() -> resolve("service=a servicefile=" + file), ErrorCode.BAD_CONFIG, file + ":3:",
                "\"bogus\" is not known");
    }

    @Test
    void pairsHostsWithAddressesAndPorts() {
        assertThat(resolve("host=a,b hostaddr=10.0.0.1,10.0.0.2 port=1,2").servers())
                .containsExactly(new Server.Tcp("a", "10.0.0.1", 1), new Server.Tcp("b", "10.0.0.2", 2));
        assertThat(resolve("host=a,b port=7").servers()).extracting(Server::port).containsExactly(7, 7);
        assertFails(() -> resolve("host=a,b port=1,2,3"), ErrorCode.USAGE, "port has 3 entries for 2 hosts");
        assertFails(() -> resolve("host=a,b hostaddr=10.0.0.1"), ErrorCode.USAGE, "host has 2 entries");
    }

    @Test
    void namesWhatIsWrongWithoutShowingSecrets() {
        String secret = "s3cr3t";
        for (String text : List.of("postgresql://u:" + secret + "%zz@h/d", "postgresql://u:" + secret + "@[::1/d",
                "postgresql://u:" + secret + "@h:99999/d", "password=" + secret + " host", "password='" + secret,
                "mysql://u:" + secret + "@h/d", "jdbc:mysql://u:" + secret + "@h/d",
                "postgresql://u:" + secret + "@h/d?bogus=1",
                "postgresql://u:" + secret + "@h/d?sslmode=on", "postgresql://u:" + secret + "@h/d?port",
                "postgresql://u:" + secret + "@h/d?sslcrl=x")) {
            assertThatThrownBy(() -> resolve(text)).as(text).isInstanceOf(PlumblineException.class)
                    .message().doesNotContain(secret).doesNotContain("\n");
        }
        assertFails(() -> resolve("postgresql://h/d?sslmod=x"), ErrorCode.USAGE, "did you mean \"sslmode\"?");
        assertFails(() -> resolve("host=/x port=abc"), ErrorCode.USAGE, "port \"abc\"");
        assertFails(() -> resolve("postgresql://h/d", "PGSSLCRL", "x"), ErrorCode.BAD_CONFIG, "PGSSLCRL");
        assertFails(() -> resolve("postgresql://h/d?connect_timeout=soon"), ErrorCode.USAGE, "whole seconds");
        assertFails(() -> resolve("ssl_min_protocol_version=TLSv1.3"), ErrorCode.USAGE, "TLSv1.3");
        assertThat(resolve("ssl_min_protocol_version=TLSv1.2").parameters()).isEmpty();
        assertFails(() -> resolve("host=@abstract"), ErrorCode.USAGE, "abstract");
    }

    @Test
    void translatesTheDriversNames() {
        ConnectionTarget target = resolve(
                "jdbc:postgresql://h/d?ssl=true&currentSchema=a,b&targetServerType=preferSecondary"
                        + "&ApplicationName=x&connectTimeout=3");
        assertThat(target.parameters()).containsEntry(Keyword.SSLMODE, "verify-full")
                .containsEntry(Keyword.OPTIONS, "-c search_path=a,b")
                .containsEntry(Keyword.TARGET_SESSION_ATTRS, "prefer-standby")
                .containsEntry(Keyword.APPLICATION_NAME, "x")
                .containsEntry(Keyword.CONNECT_TIMEOUT, "3");
        assertThat(resolve("postgresql://h/d?ssl=true").parameter(Keyword.SSLMODE)).contains("require");
    }

    private static void assertFails(ThrowingCallable action, ErrorCode code, String... parts) {
        assertThatThrownBy(action).isInstanceOfSatisfying(PlumblineException.class,
                e -> assertThat(e.code()).isEqualTo(code)).message().contains(parts);
    }
}
