package dev.plumbline.cli.config;

import dev.plumbline.scratch.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code plumbline.yaml} says. Options of the command line win over it.
 *
 * @param connections names for SOURCE, each a connection in any accepted form; may hold passwords
 * @param schemas schemas to compare; empty for all
 * @param exclude patterns of objects to leave out
 * @param hints what a comparison cannot know, such as renames; read by the schema job
 */
public record Configuration(Map<String, String> connections, List<String> schemas, List<String> exclude,
        Scratch scratch,
        Optional<ConfigNode.Mapping> hints) {

    /** What applies where there is no file. */
    public static final Configuration NONE = new Configuration(Map.of(), List.of(), List.of(), Scratch.NONE,
            Optional.empty());

    public Configuration {
        connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
        schemas = List.copyOf(schemas);
        exclude = List.copyOf(exclude);
    }

    /**
     * Wishes for scratch servers.
     *
     * @param url a server to use instead of a private one; may hold a password
     * @param version major version where no live server decides
     * @param origins where to look for one, in this order; empty for the usual order
     * @param settings server settings of a private server
     */
    public record Scratch(Optional<String> url, OptionalInt version, List<Origin> origins,
            Map<String, String> settings) {

        static final Scratch NONE = new Scratch(Optional.empty(), OptionalInt.empty(), List.of(), Map.of());

        public Scratch {
            origins = List.copyOf(origins);
            settings = Map.copyOf(settings);
        }

        /** Without the URL, which may hold a password. */
        @Override
        public String toString() {
            return "Scratch[version=" + version + ", origins=" + origins + ", settings=" + settings + "]";
        }
    }

    /** Without what may hold passwords. */
    @Override
    public String toString() {
        return "Configuration[connections=" + connections.keySet() + ", schemas=" + schemas + ", exclude=" + exclude
                + "]";
    }
}
