package dev.plumbline.cli.config;

import dev.plumbline.cli.config.Configuration.Scratch;
import dev.plumbline.cli.text.NearMatches;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code plumbline.yaml}. A name that it does not know is an error: a setting must never be lost by a slip. */
public final class ConfigurationReader {

    /** The file that is read from the working directory where none is named. */
    public static final String DEFAULT_NAME = "plumbline.yaml";

    private static final List<String> TOP = List.of("connections", "schemas", "exclude", "scratch", "hints");
    private static final List<String> SCRATCH = List.of("url", "version", "origins", "settings");
    private static final List<Origin> ORIGINS = List.of(Origin.DOCKER, Origin.LOCAL, Origin.EMBEDDED);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private final String name;
    private final Map<String, String> environment;

    private ConfigurationReader(String name, Map<String, String> environment) {
        this.name = name;
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @param name the file's name as messages give it
     * @param environment values of {@code ${NAME}} in connections
     * @throws PlumblineException with {@link ErrorCode#BAD_CONFIG}
     */
    public static Configuration read(Path file, String name, Map<String, String> environment) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read as UTF-8 text" : "does not exist";
            throw new PlumblineException(ErrorCode.BAD_CONFIG, "configuration file \"" + name + "\" " + why, e);
        }
        return new ConfigurationReader(name, environment).configuration(YamlFile.read(name, text));
    }

    private Configuration configuration(ConfigNode.Mapping root) {
        checkNames(root, TOP);
        Map<String, String> connections = new LinkedHashMap<>();
        child(root, "connections").ifPresent(node -> mapping("connections", node).entries()
                .forEach((key, value) -> connections.put(key,
                        expand(string("connections." + key, value), value.line()))));
        return new Configuration(connections, strings(root, "schemas"), strings(root, "exclude"),
                child(root, "scratch").map(node -> scratch(mapping("scratch", node))).orElse(Scratch.NONE),
                child(root, "hints").map(node -> mapping("hints", node)));
    }

    private Scratch scratch(ConfigNode.Mapping node) {
        checkNames(node, SCRATCH);
        Map<String, String> settings = new LinkedHashMap<>();
        child(node, "settings").ifPresent(child -> mapping("scratch.settings", child).entries()
                .forEach((key, value) -> settings.put(key, string("scratch.settings." + key, value))));
        return new Scratch(child(node, "url").map(child -> expand(string("scratch.url", child), child.line())),
                child(node, "version").map(child -> OptionalInt.of(version(child))).orElse(OptionalInt.empty()),
                origins(node), settings);
    }

    private int version(ConfigNode node) {
        String text = string("scratch.version", node);
        int version = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (version < ScratchOptions.OLDEST_MAJOR || version > ScratchOptions.NEWEST_MAJOR) {
            throw problem(node,
                    "scratch.version is \"" + text + "\"; expected a major version from " + ScratchOptions.OLDEST_MAJOR
                            + " to " + ScratchOptions.NEWEST_MAJOR);
        }
        return version;
    }

    private List<Origin> origins(ConfigNode.Mapping scratch) {
        List<Origin> origins = new ArrayList<>();
        child(scratch, "origins").ifPresent(node -> items("scratch.origins", node).forEach(item -> {
            String word = string("scratch.origins", item);
            List<String> words = ORIGINS.stream().map(o -> o.name().toLowerCase(Locale.ROOT)).toList();
            if (!words.contains(word)) {
                throw problem(item, "scratch.origins: \"" + word + "\" is not one of " + String.join(", ", words));
            }
            origins.add(Origin.valueOf(word.toUpperCase(Locale.ROOT)));
        }));
        return origins;
    }

    /** A list of strings; a single string is a list of one. */
    private List<String> strings(ConfigNode.Mapping parent, String key) {
        return child(parent, key).map(node -> node instanceof ConfigNode.Scalar
                ? List.of(string(key, node))
                : items(key, node).stream().map(item -> string(key, item)).toList()).orElse(List.of());
    }

    private static Optional<ConfigNode> child(ConfigNode.Mapping parent, String key) {
        return Optional.ofNullable(parent.entries().get(key));
    }

    private ConfigNode.Mapping mapping(String key, ConfigNode node) {
        if (node instanceof ConfigNode.Mapping mapping) {
            return mapping;
        }
        throw problem(node, key + " must be names and values; found " + node.kind());
    }

    private List<ConfigNode> items(String key, ConfigNode node) {
        if (node instanceof ConfigNode.Sequence sequence) {
            return sequence.items();
        }
        throw problem(node, key + " must be a list; found " + node.kind());
    }

    private String string(String key, ConfigNode node) {
        if (node instanceof ConfigNode.Scalar(int line, @Nullable String text) && text != null && !text.isBlank()) {
            return text;
        }
        throw problem(node, key + " must be a single value; found " + node.kind());
    }

    private void checkNames(ConfigNode.Mapping node, List<String> known) {
        node.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw problem(value,
                        "\"" + key + "\" is not known" + NearMatches.hint(key, known) + "; expected one of "
                                + String.join(", ", known));
            }
        });
    }

    /** Replaces {@code ${NAME}} and {@code ${NAME:-default}}, so that passwords need not stand in the file. */
    private String expand(String text, int line) {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.replaceAll(match -> {
            String value = environment.getOrDefault(match.group(1), "");
            String otherwise = match.group(2);
            if (value.isEmpty() && otherwise == null) {
                throw YamlFile.problem(name, line,
                        "environment variable " + match.group(1) + " is not set; set it, or write ${"
                                + match.group(1) + ":-DEFAULT}");
            }
            return Matcher.quoteReplacement(value.isEmpty() && otherwise != null ? otherwise : value);
        });
    }

    private PlumblineException problem(ConfigNode node, String what) {
        return YamlFile.problem(name, node.line(), what);
    }
}
