package dev.plumbline.cli.command;

import dev.plumbline.cli.config.Configuration;
import dev.plumbline.cli.connection.ConnectionTarget;
import dev.plumbline.cli.connection.OpenedConnection;
import dev.plumbline.cli.connection.SessionPolicy;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which scratch server to use: options first, then the configuration, then whatever this machine offers. */
final class ScratchChoice {

    @Option(names = "--scratch", paramLabel = "URL", description = "Use this server for scratch databases, as a role that may create databases, instead of a private server.")
    @Nullable
    String url;

    @Option(names = "--scratch-version", paramLabel = "MAJOR", description = "Major version of the scratch server. Default: the live side's, else the newest at hand.")
    @Nullable
    Integer version;

    /**
     * Starts or finds a server.
     *
     * @param liveVersion major version of the live server, where there is one
     * @param extensions that the server must offer
     */
    ScratchServer start(PlumblineCommand root, OptionalInt liveVersion, Set<String> extensions) {
        return ScratchServer.start(options(root, liveVersion, extensions));
    }

    /** Whether the user decided on the server or its version. */
    boolean isChosen(PlumblineCommand root) {
        return url != null || version != null || root.configuration().scratch().url().isPresent();
    }

    /** The wishes that {@link #start} has. */
    ScratchOptions options(PlumblineCommand root, OptionalInt liveVersion, Set<String> extensions) {
        Configuration.Scratch configured = root.configuration().scratch();
        ScratchOptions options = ScratchOptions.defaults().requiring(extensions.toArray(String[]::new))
                .withProgress(message -> root.progress().update("scratch server", 0, 0, message));
        if (extensions.contains("vector")) {
            // Samples and their indexes take gigabytes.
            options = options.withLargeData();
        }
        if (!configured.origins().isEmpty()) {
            options = options.withOrigins(configured.origins().toArray(Origin[]::new));
        }
        for (Map.Entry<String, String> setting : configured.settings().entrySet()) {
            options = options.withSetting(setting.getKey(), setting.getValue());
        }
        OptionalInt major = major(liveVersion, configured);
        if (major.isPresent()) {
            options = options.withMajorVersion(major.getAsInt());
        }
        Optional<String> address = Optional.ofNullable(url).or(configured::url);
        return address.isPresent() ? options.withUrl(checked(root, address.get())) : options;
    }

    private OptionalInt major(OptionalInt liveVersion, Configuration.Scratch configured) {
        if (version != null) {
            if (version < ScratchOptions.OLDEST_MAJOR || version > ScratchOptions.NEWEST_MAJOR) {
                throw new PlumblineException(ErrorCode.USAGE, "--scratch-version is " + version + "; supported are "
                        + ScratchOptions.OLDEST_MAJOR + " to " + ScratchOptions.NEWEST_MAJOR);
            }
            return OptionalInt.of(version);
        }
        return liveVersion.isPresent() ? liveVersion : configured.version();
    }

    /** Connects once, by the same rules as everywhere, so that what is wrong is said in the same words. */
    private static String checked(PlumblineCommand root, String address) {
        ConnectionTarget target = root.sources().parseConnection(address);
        try (OpenedConnection opened = root.connector().open(target, SessionPolicy.SCRATCH)) {
            return opened.urlWithPassword(root.connector());
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.SCRATCH, target.display() + ": " + e.getMessage(), e);
        }
    }
}
