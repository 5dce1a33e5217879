package dev.plumbline.scratch.internal;

import java.util.Map;
import java.util.TreeMap;

/** The settings of a private server: fast instead of durable, quiet, the same everywhere. */
final class ServerSettings {

    /** For every server that we start, in a container too. */
    static final Map<String, String> COMMON = Map.ofEntries(
            // Nothing here outlives the process, so nothing has to survive a crash.
            Map.entry("fsync", "off"), Map.entry("synchronous_commit", "off"), Map.entry("full_page_writes", "off"),
            Map.entry("checkpoint_timeout", "1h"), Map.entry("max_wal_size", "4GB"),
            // No plan and no size changes behind a measurement's back.
            Map.entry("autovacuum", "off"), Map.entry("jit", "off"),
            // Publications, subscriptions and prepared transactions can be created.
            Map.entry("wal_level", "logical"), Map.entry("max_prepared_transactions", "10"),
            Map.entry("max_connections", "50"),
            // One transaction may touch every object of a large schema.
            Map.entry("max_locks_per_transaction", "512"), Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    private ServerSettings() {}

    /** All settings of a server of local binaries, the caller's last. */
    static Map<String, String> merge(int port, Map<String, String> wishes) {
        Map<String, String> all = new TreeMap<>(COMMON);
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", "");
        all.put("logging_collector", "off");
        all.putAll(wishes);
        return all;
    }
}
