package dev.plumbline.cli.connection;

import dev.plumbline.cli.LiveServer;
import dev.plumbline.cli.environment.Surroundings;
import dev.plumbline.error.PlumblineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Encrypted connections to a real server, whose certificate is for the name {@code localhost} only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {

    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private LiveServer live;
    private Path certificate = Path.of("root.crt");

    @BeforeAll
    void start() throws Exception {
        Path store = folder.resolve("server.p12");
        List<String> keytool = List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias",
                "server", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost",
                "-ext", "BC=ca:true",
                "-validity", "30", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", STORE_PASSWORD);
        assertThat(new ProcessBuilder(keytool).redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile()).start()
                .waitFor()).isZero();
        KeyStore keys = load(store);
        String cert = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        String key = pem("PRIVATE KEY", keys.getKey("server", STORE_PASSWORD.toCharArray()).getEncoded());
        certificate = Files.writeString(folder.resolve("root.crt"), cert);
        live = new LiveServer();
        live.run(write("server.crt", cert), write("server.key", key), "ALTER SYSTEM SET ssl = on",
                "SELECT pg_reload_conf()");
    }

    @AfterAll
    void stop() {
        live.close();
    }

    private static KeyStore load(Path store) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, STORE_PASSWORD.toCharArray());
            return keys;
        }
    }

    private static String pem(String type, byte[] bytes) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes)
                + "\n-----END " + type
                + "-----\n";
    }

    /** Has the server write a file of its own. */
    private static String write(String name, String content) {
        String encoded = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return "COPY (SELECT '" + encoded + "') TO PROGRAM 'umask 077 && base64 -d > " + name + "'";
    }

    private String encryption(String host, String parameters, Map<String, String> environment) throws SQLException {
        String url = live.url().replace("127.0.0.1", host) + parameters;
        ConnectionTarget target = new ConnectionResolver(new Surroundings(environment, folder, folder, "me"), List.of())
                .resolve(url);
        try (OpenedConnection opened = new Connector(warning -> {}).open(target, SessionPolicy.LIVE);
                Connection connection = opened.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(version, 'none') FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private String encryption(String host, String parameters) throws SQLException {
        return encryption(host, parameters, Map.of());
    }

    @Test
    void encryptsWhereTheServerCanAndNobodyForbids() throws SQLException {
        assertThat(encryption("127.0.0.1", "")).startsWith("TLS");
        assertThat(encryption("127.0.0.1", "?sslmode=require")).startsWith("TLS");
        assertThat(encryption("127.0.0.1", "?sslmode=disable")).isEqualTo("none");
        assertThat(encryption("127.0.0.1", "", Map.of("PGSSLMODE", "disable"))).isEqualTo("none");
    }

    @Test
    void verifiesCertificateAndName() throws SQLException {
        String verified = "?sslmode=verify-full&sslrootcert=" + certificate;
        assertThat(encryption("localhost", verified)).startsWith("TLS");
        assertThat(encryption("127.0.0.1", "?sslmode=verify-ca&sslrootcert=" + certificate)).startsWith("TLS");
        assertThat(encryption("localhost", verified.replace("?", "?hostaddr=127.0.0.1&"))).startsWith("TLS");
        assertRefused("127.0.0.1", verified, "TLS failed");
    }

    @Test
    void looksForTheRootCertificateWhereLibpqDoes() throws SQLException, IOException {
        assertRefused("localhost", "?sslmode=verify-full", "root.crt");
        Path standard = Files.createDirectories(folder.resolve(".postgresql")).resolve("root.crt");
        Files.copy(certificate, standard);
        try {
            assertThat(encryption("localhost", "?sslmode=verify-full")).startsWith("TLS");
        } finally {
            Files.delete(standard);
        }
    }

    @Test
    void trustsNobodyItDoesNotKnow() {
        assertRefused("localhost", "?sslrootcert=system", "TLS failed", "sslrootcert=FILE");
        assertRefused("localhost", "?sslmode=verify-full&sslrootcert=" + folder.resolve("absent.crt"), "absent.crt");
    }

    private void assertRefused(String host, String parameters, String... parts) {
        assertThatThrownBy(() -> encryption(host, parameters)).isInstanceOf(PlumblineException.class).message()
                .contains(parts)
                .doesNotContain("\n").doesNotContain(live.settings().password());
    }
}
