package dev.plumbline.scratch.internal;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/** Private clusters of binaries on this machine, as scratch servers. */
final class PrivateServers {

    private PrivateServers() {}

    /** A server of the newest installation that meets the wishes. */
    static ScratchServer startLocal(ScratchOptions options) throws IOException, UnavailableException {
        List<Installation> all = LocalInstallations.find();
        List<Installation> fitting = all.stream().filter(found -> fits(found, options)).toList();
        if (fitting.isEmpty()) {
            throw new UnavailableException(all.isEmpty()
                    ? "none found"
                    : "only " + String.join(", ",
                            all.stream().map(found -> found.version() + " in " + found.home()).toList()));
        }
        for (Installation installation : fitting) {
            ScratchServer server = start(installation, options);
            if (missing(server, options).isEmpty()) {
                return server;
            }
            server.close();
        }
        throw new UnavailableException(
                "PostgreSQL in " + String.join(", ", fitting.stream().map(found -> found.home().toString()).toList())
                        + " does not offer " + String.join(", ", new TreeSet<>(options.requiredExtensions())));
    }

    /** A server of the binaries that are fetched as an artifact. */
    static ScratchServer startEmbedded(ScratchOptions options) throws IOException, UnavailableException {
        ScratchServer server = start(EmbeddedBinaries.find(options, Unprivileged.find()), options);
        Set<String> missing = missing(server, options);
        if (missing.isEmpty()) {
            return server;
        }
        server.close();
        throw new UnavailableException(
                "PostgreSQL " + server.serverVersion() + " does not offer " + String.join(", ", missing));
    }

    private static boolean fits(Installation installation, ScratchOptions options) {
        int major = installation.major();
        return options.majorVersion().isPresent()
                ? major == options.majorVersion().getAsInt()
                : major >= ScratchOptions.OLDEST_MAJOR && major <= ScratchOptions.NEWEST_MAJOR;
    }

    static Set<String> missing(ScratchServer server, ScratchOptions options) {
        Set<String> missing = new TreeSet<>(options.requiredExtensions());
        missing.removeIf(server::offersExtension);
        return missing;
    }

    /** Starts the cluster, gives its superuser a password of its own, and ends it with this process. */
    static ScratchServer start(Installation installation, ScratchOptions options) throws IOException {
        Reaper.reap();
        options.progress().accept("starting " + installation.description());
        PrivateCluster cluster = PrivateCluster.start(installation, Unprivileged.find(), options);
        Runnable end = EndWithProcess.register(cluster::close);
        ConnectionSettings initial = cluster.settings();
        try (Connection connection = JdbcServer.connect(initial)) {
            String password = ClusterTemplates.randomPassword();
            connection.unwrap(PGConnection.class).alterUserPassword(initial.user(), password.toCharArray(),
                    "scram-sha-256");
            return JdbcServer.of(connection, initial.withPassword(password), installation.origin(),
                    "of " + installation.home(), end);
        } catch (SQLException e) {
            end.run();
            throw new PlumblineException(ErrorCode.SCRATCH,
                    installation.description() + " started but cannot be used: " + JdbcServer.oneLine(e), e);
        }
    }
}
