package dev.plumbline.scratch.internal;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import dev.plumbline.scratch.ScratchOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.postgresql.PostgreSQLContainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What can be known of the Docker path without an engine: how one is found, that none is found quickly, and what would be started. */
class DockerTest {

    @Test
    void nothingAnswersWhereNothingListens(@TempDir Path folder) throws Exception {
        long begin = System.nanoTime();
        String address = "unix://" + folder.resolve("docker.sock");
        assertThatThrownBy(() -> DockerEngine.find(Map.of("DOCKER_HOST", address)))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("no engine answers at " + address + " (DOCKER_HOST)");
        assertThatThrownBy(() -> DockerEngine.find(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + closedPort())))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> DockerEngine.find(Map.of("DOCKER_HOST", "nonsense")))
                .isInstanceOf(UnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void anEngineThatAnswersIsFound(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel engine = listen(socket)) {
            answerOnce(engine, "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nOK");
            assertThat(DockerEngine.find(Map.of("DOCKER_HOST", "unix://" + socket)))
                    .isEqualTo(new DockerEngine("unix://" + socket, true));
        }
    }

    @Test
    void anEngineThatFailsOrKeepsSilentIsNotUsed(@TempDir Path folder) throws Exception {
        Path failing = folder.resolve("failing.sock");
        try (ServerSocketChannel engine = listen(failing)) {
            answerOnce(engine, "HTTP/1.0 500 Internal Server Error\r\n\r\n");
            assertThatThrownBy(() -> DockerEngine.find(Map.of("DOCKER_HOST", "unix://" + failing)))
                    .isInstanceOf(UnavailableException.class);
        }
        Path silent = folder.resolve("silent.sock");
        try (ServerSocketChannel engine = listen(silent)) {
            assertThat(engine.isOpen()).isTrue();
            assertThatThrownBy(() -> DockerEngine.find(Map.of("DOCKER_HOST", "unix://" + silent)))
                    .isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void theImageFollowsTheVersion() throws Exception {
        assertThat(DockerServers.image(ScratchOptions.defaults().withMajorVersion(14)))
                .isEqualTo("pgvector/pgvector:pg14");
        assertThat(DockerServers.image(ScratchOptions.defaults())).isEqualTo("pgvector/pgvector:pg18");
        assertThatThrownBy(() -> DockerServers.image(ScratchOptions.defaults().withMajorVersion(12)))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void theContainerIsSetUpLikeAPrivateServer() {
        try (PostgreSQLContainer container = DockerServers.container("pgvector/pgvector:pg17", "secret",
                Map.of("jit", "on"), true)) {
            assertThat(container.getUsername()).isEqualTo("postgres");
            assertThat(container.getPassword()).isEqualTo("secret");
            assertThat(container.getDatabaseName()).isEqualTo("postgres");
            assertThat(container.getCommandParts()).startsWith("postgres")
                    .contains("fsync=off", "wal_level=logical", "jit=on").doesNotContain("jit=off");
            assertThat(container.getShmSize()).isEqualTo(1L << 30);
            assertThat(container.getExposedPorts()).containsExactly(5432);
        }
    }

    @Test
    void thePortIsBoundToTheLoopbackAddress() {
        HostConfig host = HostConfig.newHostConfig();
        DockerServers.bindToLoopback(host);
        assertThat(host.getPortBindings().getBindings()).containsOnlyKeys(ExposedPort.tcp(5432));
        assertThat(host.getPortBindings().getBindings().get(ExposedPort.tcp(5432))).hasSize(1)
                .allSatisfy(binding -> assertThat(binding.getHostIp()).isEqualTo("127.0.0.1"));
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    private static void answerOnce(ServerSocketChannel engine, String answer) {
        Thread.ofVirtual().start(() -> {
            try (SocketChannel client = engine.accept()) {
                client.read(ByteBuffer.allocate(512));
                client.write(StandardCharsets.US_ASCII.encode(answer));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
