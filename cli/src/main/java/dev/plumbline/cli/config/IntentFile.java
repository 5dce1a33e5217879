package dev.plumbline.cli.config;

import dev.plumbline.cli.text.NearMatches;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.intent.Flags;
import dev.plumbline.schema.intent.Intent;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.rename.NamePath;
import dev.plumbline.schema.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file of intents: what becomes of columns, with forward and backward expressions. Names are written as in SQL. */
public final class IntentFile {

    private static final List<String> TOP = List.of("intents");
    private static final List<String> FLAGS = List.of("write", "read");
    private static final List<String> KINDS = List.of("split", "merge", "rename", "move");

    private final String name;

    private IntentFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @param name the file's name as messages give it
     * @throws PlumblineException with {@link ErrorCode#BAD_INPUT} if there is no such file, {@link ErrorCode#BAD_CONFIG} with its line for what
     *         is wrong in it
     */
    public static List<Intent> read(Path file, String name) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read as UTF-8 text" : "does not exist";
            throw new PlumblineException(ErrorCode.BAD_INPUT, "file of intents \"" + name + "\" " + why, e);
        }
        return new IntentFile(name).intents(YamlFile.read(name, text));
    }

    private List<Intent> intents(ConfigNode.Mapping root) {
        known(root, TOP);
        ConfigNode list = root.entries().get("intents");
        if (!(list instanceof ConfigNode.Sequence items) || items.items().isEmpty()) {
            throw YamlFile.problem(name, root.line(),
                    "expected a list of intents, such as \"intents: [{rename: public.users.mail, to: email}]\"");
        }
        return items.items().stream().map(item -> intent(mapping("an intent", item))).toList();
    }

    private Intent intent(ConfigNode.Mapping node) {
        for (String kind : KINDS) {
            ConfigNode subject = node.entries().get(kind);
            if (subject != null) {
                return switch (kind) {
                    case "split" -> split(node, subject);
                    case "merge" -> merge(node, subject);
                    case "rename" -> rename(node, subject);
                    default -> move(node, subject);
                };
            }
        }
        throw YamlFile.problem(name, node.line(), "an intent begins with one of " + String.join(", ", KINDS));
    }

    private Intent split(ConfigNode.Mapping node, ConfigNode subject) {
        known(node, List.of("split", "into", "backward", "flags"));
        Place place = place("split", subject);
        return new Intent.Split(place.table(), place.column(), expressions(node, "into"), text(node, "backward"),
                flags(node));
    }

    private Intent merge(ConfigNode.Mapping node, ConfigNode subject) {
        known(node, List.of("merge", "into", "backward", "flags"));
        Map<String, String> into = expressions(node, "into");
        if (into.size() != 1) {
            throw YamlFile.problem(name, node.line(),
                    "merge: into names one column and its expression; found " + into.size());
        }
        Map<String, String> backward = expressions(node, "backward");
        List<ConfigNode> items = subject instanceof ConfigNode.Sequence list ? list.items() : List.of(subject);
        List<Place> places = items.stream().map(item -> place("merge", item)).toList();
        if (places.stream().map(Place::table).distinct().count() != 1
                || !backward.keySet().equals(new LinkedHashSet<>(places.stream().map(Place::column).toList()))) {
            throw YamlFile.problem(name, subject.line(),
                    "merge: expected columns of one table, and for each its expression in backward");
        }
        Map.Entry<String, String> target = into.entrySet().iterator().next();
        return new Intent.Merge(places.getFirst().table(), target.getKey(), target.getValue(), backward, flags(node));
    }

    private Intent rename(ConfigNode.Mapping node, ConfigNode subject) {
        known(node, List.of("rename", "to", "forward", "backward", "flags"));
        Place place = place("rename", subject);
        String to = NamePath.parse(text(node, "to")).getLast();
        return new Intent.RenameColumn(place.table(), place.column(), to,
                optional(node, "forward", Sql.identifier(place.column())),
                optional(node, "backward", Sql.identifier(to)),
                flags(node));
    }

    private Intent move(ConfigNode.Mapping node, ConfigNode subject) {
        known(node, List.of("move", "to", "by", "forward", "backward", "flags"));
        Place from = place("move", subject);
        Place to = place("to", required(node, "to"));
        return new Intent.Move(from.table(), to.table(),
                Map.of(to.column(), optional(node, "forward", Sql.identifier(from.column()))),
                Map.of(from.column(), optional(node, "backward", Sql.identifier(to.column()))), names(node, "by"),
                flags(node));
    }

    /** A column of a table. */
    private record Place(ObjectId table, String column) {}

    private Place place(String key, ConfigNode node) {
        List<String> path = new ArrayList<>(NamePath.parse(scalar(key, node)));
        if (path.size() == 2) {
            path.addFirst("public");
        }
        if (path.size() != 3 || path.contains("")) {
            throw YamlFile.problem(name, node.line(), key + ": expected SCHEMA.TABLE.COLUMN");
        }
        return new Place(ObjectId.inSchema(ObjectKind.TABLE, path.getFirst(), path.get(1)), path.getLast());
    }

    private Map<String, String> expressions(ConfigNode.Mapping node, String key) {
        Map<String, String> expressions = new LinkedHashMap<>();
        mapping(key, required(node, key)).entries().forEach((column, expression) -> expressions
                .put(NamePath.parse(column).getLast(), scalar(key + "." + column, expression)));
        return expressions;
    }

    private Map<String, String> names(ConfigNode.Mapping node, String key) {
        Map<String, String> names = new LinkedHashMap<>();
        expressions(node, key).forEach((one, other) -> names.put(one, NamePath.parse(other).getLast()));
        return names;
    }

    private Flags flags(ConfigNode.Mapping node) {
        ConfigNode flags = node.entries().get("flags");
        if (flags == null) {
            return Flags.NONE;
        }
        ConfigNode.Mapping both = mapping("flags", flags);
        known(both, FLAGS);
        return new Flags(optional(both, "write", ""), optional(both, "read", ""));
    }

    private String text(ConfigNode.Mapping node, String key) {
        return scalar(key, required(node, key));
    }

    private String optional(ConfigNode.Mapping node, String key, String otherwise) {
        ConfigNode value = node.entries().get(key);
        return value == null ? otherwise : scalar(key, value);
    }

    private ConfigNode required(ConfigNode.Mapping node, String key) {
        ConfigNode value = node.entries().get(key);
        if (value == null) {
            throw YamlFile.problem(name, node.line(), "this intent lacks \"" + key + "\"");
        }
        return value;
    }

    private String scalar(String key, ConfigNode node) {
        if (node instanceof ConfigNode.Scalar(int line, @Nullable String text) && text != null && !text.isBlank()) {
            return text;
        }
        throw YamlFile.problem(name, node.line(), key + " must be a single value; found " + node.kind());
    }

    private ConfigNode.Mapping mapping(String key, ConfigNode node) {
        if (node instanceof ConfigNode.Mapping mapping) {
            return mapping;
        }
        throw YamlFile.problem(name, node.line(), key + " must be names and values; found " + node.kind());
    }

    private void known(ConfigNode.Mapping node, List<String> names) {
        node.entries().forEach((key, value) -> {
            if (!names.contains(key)) {
                throw YamlFile.problem(name, value.line(), "\"" + key + "\" is not known" + NearMatches.hint(key, names)
                        + "; expected one of " + String.join(", ", names));
            }
        });
    }
}
