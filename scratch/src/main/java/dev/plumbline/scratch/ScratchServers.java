package dev.plumbline.scratch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Servers that the callers of one process share, one for each set of wishes; they end with the process. Databases are the callers' own.
 * Closing a shared server does nothing.
 */
public final class ScratchServers {

    private record Wishes(Optional<String> url, OptionalInt majorVersion, Set<String> requiredExtensions,
            List<Origin> origins,
            Map<String, String> settings, boolean largeData) {}

    private static final Map<Wishes, SharedServer> SERVERS = new HashMap<>();

    private ScratchServers() {}

    /** A shared server of this major version. */
    public static ScratchServer shared(int majorVersion) {
        return shared(ScratchOptions.defaults().withMajorVersion(majorVersion));
    }

    /** A shared server with these wishes. The first caller waits for its start. */
    public static ScratchServer shared(ScratchOptions options) {
        Wishes wishes = new Wishes(options.url(), options.majorVersion(), options.requiredExtensions(),
                options.origins(), options.settings(), options.largeData());
        synchronized (SERVERS) {
            SharedServer server = SERVERS.get(wishes);
            if (server == null) {
                server = new SharedServer(ScratchServer.start(options));
                SERVERS.put(wishes, server);
            }
            return server;
        }
    }
}
