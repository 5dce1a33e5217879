package dev.plumbline.cli.command;

import dev.plumbline.cli.config.Configuration;
import dev.plumbline.cli.text.NearMatches;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which part of a database to look at: options where they are given, else the configuration. */
final class SchemaSelection {

    @Option(names = "--schema", paramLabel = "SCHEMA", split = ",", description = "Only this schema; may be given several times. Default: all but PostgreSQL's own.")
    private List<String> schemas = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "PATTERN", split = ",", description = "Leave out what matches, with all that belongs to it: "
            + "audit, audit.*, *.tmp_*, shop.orders.note; may be given several times.")
    private List<String> exclude = new ArrayList<>();

    /** Both sides, reduced to what is asked for. */
    record Selected(Catalog from, Catalog to) {}

    /**
     * Leaves out of both sides what is not asked for.
     *
     * @throws PlumblineException where a schema is on neither side, or a pattern is none
     */
    Selected select(PlumblineCommand root, Catalog from, Catalog to) {
        Configuration configuration = root.configuration();
        Set<String> wanted = new TreeSet<>(schemas.isEmpty() ? configuration.schemas() : schemas);
        List<ObjectPattern> patterns = Stream.concat(exclude.stream(), configuration.exclude().stream())
                .map(ObjectPattern::parse)
                .toList();
        Set<String> known = new TreeSet<>();
        Stream.of(from, to).flatMap(c -> c.ids().stream()).filter(id -> id.kind() == ObjectKind.SCHEMA)
                .forEach(id -> known.add(id.name()));
        for (String schema : wanted) {
            if (!known.contains(schema)) {
                throw new PlumblineException(ErrorCode.BAD_INPUT,
                        "schema \"" + schema + "\" is on neither side" + NearMatches.hint(schema, known));
            }
        }
        for (ObjectPattern pattern : patterns) {
            if (Stream.of(from, to).flatMap(c -> c.ids().stream()).noneMatch(pattern::matches)) {
                root.warn("nothing matches the pattern \"" + pattern.text() + "\" of what to leave out");
            }
        }
        if (wanted.isEmpty() && patterns.isEmpty()) {
            return new Selected(from, to);
        }
        Predicate<ObjectId> accepted = id -> (wanted.isEmpty() || id.schema().filter(wanted::contains).isPresent())
                && patterns.stream().noneMatch(pattern -> pattern.matches(id));
        return new Selected(from.filter(accepted), to.filter(accepted));
    }
}
