package dev.plumbline.scratch.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a Docker engine answers, asked in a moment: Testcontainers, which is loaded only when one does, probes for many seconds before it gives up.
 *
 * @param local whether the engine shares this machine's loopback address
 */
record DockerEngine(String address, boolean local) {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** The engine that answers. */
    static DockerEngine find(Map<String, String> environment) throws UnavailableException {
        String named = environment.get("DOCKER_HOST");
        if (named != null && !named.isBlank()) {
            if (!answers(named)) {
                throw new UnavailableException("no engine answers at " + named + " (DOCKER_HOST)");
            }
            return new DockerEngine(named, named.startsWith("unix:"));
        }
        return sockets(environment).filter(DockerEngine::answersAt)
                .map(socket -> new DockerEngine("unix://" + socket, true)).findFirst()
                .orElseThrow(() -> new UnavailableException("no engine runs"));
    }

    private static Stream<Path> sockets(Map<String, String> environment) {
        return Stream
                .of(Optional.of("/var/run/docker.sock"),
                        Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")).map(folder -> folder + "/docker.sock"),
                        Optional.ofNullable(environment.get("HOME")).map(home -> home + "/.docker/run/docker.sock"))
                .flatMap(Optional::stream).map(Path::of);
    }

    private static boolean answers(String address) {
        try {
            URI uri = URI.create(address);
            if (address.startsWith("unix:")) {
                return answersAt(Path.of(uri.getPath()));
            }
            try (Socket socket = new Socket()) {
                SocketAddress target = new InetSocketAddress(Objects.requireNonNullElse(uri.getHost(), ""),
                        uri.getPort());
                socket.connect(target, Math.toIntExact(LIMIT.toMillis()));
                return true;
            }
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean answersAt(Path path) {
        if (!Files.exists(path)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
                Selector selector = Selector.open()) {
            channel.write(StandardCharsets.US_ASCII.encode("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n"));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            ByteBuffer answer = ByteBuffer.allocate(64);
            if (selector.select(LIMIT.toMillis()) == 0 || channel.read(answer) <= 0) {
                return false;
            }
            return StandardCharsets.US_ASCII.decode(answer.flip()).toString().matches("(?s)HTTP/1\\.[01] 200.*");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
