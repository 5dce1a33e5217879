package dev.plumbline.scratch.internal;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Containers of the pgvector image. Testcontainers' own reaper container ends them when this process is killed. */
final class DockerServers {

    private static final int PORT = 5432;
    /** The engine's default of 64 MB makes parallel index builds fail. */
    private static final long SHARED_MEMORY_BYTES = 1L << 30;

    private DockerServers() {}

    static ScratchServer start(ScratchOptions options) throws UnavailableException {
        DockerEngine engine = DockerEngine.find(System.getenv());
        String image = image(options);
        options.progress().accept("starting a container of " + image + " (the first time the image is fetched)");
        String password = ClusterTemplates.randomPassword();
        @SuppressWarnings("resource") // Closed by the server that is returned, or right here.
        PostgreSQLContainer container = container(image, password, options.settings(), engine.local());
        Runnable end = EndWithProcess.register(container::close);
        try {
            container.start();
            ConnectionSettings settings = new ConnectionSettings(container.getHost(), container.getMappedPort(PORT),
                    ClusterTemplates.SUPERUSER, password,
                    "postgres");
            try (Connection connection = JdbcServer.connect(settings)) {
                JdbcServer server = JdbcServer.of(connection, settings, Origin.DOCKER, "of " + image, end);
                Set<String> missing = PrivateServers.missing(server, options);
                if (missing.isEmpty()) {
                    return server;
                }
                throw new UnavailableException("the image " + image + " does not offer " + String.join(", ", missing));
            }
        } catch (UnavailableException e) {
            end.run();
            throw e;
        } catch (SQLException | RuntimeException e) {
            end.run();
            throw new UnavailableException(
                    "the image " + image + " could not be started at " + engine.address() + ": " + rootCause(e));
        }
    }

    static String image(ScratchOptions options) throws UnavailableException {
        int major = options.majorVersion().orElse(ScratchOptions.NEWEST_MAJOR);
        if (major < ScratchOptions.OLDEST_MAJOR || major > ScratchOptions.NEWEST_MAJOR) {
            throw new UnavailableException("no image of PostgreSQL " + major);
        }
        return "pgvector/pgvector:pg" + major;
    }

    /** The container, not started. On this machine's engine its port is bound to the loopback address only. */
    static PostgreSQLContainer container(String image, String password, Map<String, String> wishes, boolean local) {
        PostgreSQLContainer container = new PostgreSQLContainer(
                DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername(ClusterTemplates.SUPERUSER).withPassword(password).withDatabaseName("postgres")
                .withSharedMemorySize(SHARED_MEMORY_BYTES);
        if (local) {
            container.withCreateContainerCmdModifier(
                    create -> bindToLoopback(
                            Objects.requireNonNull(create.getHostConfig(), "the container's host configuration")));
        }
        container.setCommand(command(wishes).toArray(String[]::new));
        return container;
    }

    private static List<String> command(Map<String, String> wishes) {
        Map<String, String> settings = new TreeMap<>(ServerSettings.COMMON);
        settings.putAll(wishes);
        List<String> command = new ArrayList<>(List.of("postgres"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    static void bindToLoopback(HostConfig host) {
        host.withPortBindings(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), new ExposedPort(PORT)));
    }

    private static String rootCause(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
