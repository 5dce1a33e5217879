package dev.plumbline.cli.config;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into nodes that know their lines. */
final class YamlFile {

    private final String name;
    private final YAMLParser parser;

    private YamlFile(String name, YAMLParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /**
     * Reads one document.
     *
     * @param name of the file, for messages
     * @return the root, a mapping; an empty one for an empty file
     * @throws PlumblineException with {@link ErrorCode#BAD_CONFIG}, file and line
     */
    static ConfigNode.Mapping read(String name, String text) {
        try (JsonParser parser = YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
            YamlFile file = new YamlFile(name, (YAMLParser) parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new ConfigNode.Mapping(1, Map.of());
            }
            ConfigNode root = file.node(first);
            if (root instanceof ConfigNode.Scalar(int line, @Nullable String scalar) && scalar == null) {
                return new ConfigNode.Mapping(line, Map.of());
            }
            if (!(root instanceof ConfigNode.Mapping mapping)) {
                throw problem(name, root.line(),
                        "expected names and values, for example \"schemas: [public]\"; found " + root.kind());
            }
            if (parser.nextToken() != null) {
                throw problem(name, file.line(), "a second document begins here; expected only one");
            }
            return mapping;
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String message = String.valueOf(e.getOriginalMessage());
            throw new PlumblineException(
                    ErrorCode.BAD_CONFIG, name + (location == null ? "" : ":" + location.getLineNr()) + ": not YAML: "
                            + message.lines().map(String::strip).filter(l -> !l.isEmpty()).limit(2)
                                    .reduce((a, b) -> a + ": " + b).orElse(""),
                    e);
        }
    }

    private ConfigNode node(@Nullable JsonToken token) {
        int line = line();
        if (parser.isCurrentAlias()) {
            throw problem(name, line, "aliases (*name) are not supported here; write the value out");
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, ConfigNode> entries = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                int keyLine = line();
                if (entries.put(key, node(parser.nextToken())) != null) {
                    throw problem(name, keyLine, "\"" + key + "\" appears twice");
                }
            }
            return new ConfigNode.Mapping(line, entries);
        }
        if (token == JsonToken.START_ARRAY) {
            List<ConfigNode> items = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                items.add(node(next));
            }
            return new ConfigNode.Sequence(line, items);
        }
        return new ConfigNode.Scalar(line, token == JsonToken.VALUE_NULL ? null : parser.getString());
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    static PlumblineException problem(String name, int line, String what) {
        return new PlumblineException(ErrorCode.BAD_CONFIG, name + ":" + line + ": " + what);
    }
}
