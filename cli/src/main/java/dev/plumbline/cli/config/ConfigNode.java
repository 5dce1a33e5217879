package dev.plumbline.cli.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of the configuration file that knows its line, so that every complaint can name it. */
public sealed interface ConfigNode {

    /** Line of the file, from 1. */
    int line();

    /** What it is, for messages. */
    String kind();

    /** As plain maps, lists and strings, in the order of the file. */
    @Nullable
    Object plain();

    /** Names and their values. */
    record Mapping(int line, Map<String, ConfigNode> entries) implements ConfigNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public Object plain() {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            entries.forEach((name, node) -> plain.put(name, node.plain()));
            return plain;
        }
    }

    /** A list. */
    record Sequence(int line, List<ConfigNode> items) implements ConfigNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Object plain() {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }
    }

    /** A string, number or truth value, as it is written; null where nothing is. */
    record Scalar(int line, @Nullable String text) implements ConfigNode {
        @Override
        public String kind() {
            return text == null ? "nothing" : "a single value";
        }

        @Override
        public @Nullable Object plain() {
            return text;
        }
    }
}
