package dev.plumbline.schema.locks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which relations a role of the rule table stands for. */
final class Roles {

    private Roles() {}

    static List<String> relations(String role, RuleHit hit, SchemaSketch sketch) {
        String table = hit.table();
        return switch (role) {
            // What inherits from the altered table, unless the statement says ONLY.
            case "heirs" -> hit.shape().text().contains(" ONLY @ ") ? List.of() : sketch.heirs(table);
            // The same where ONLY makes no difference.
            case "allheirs" -> sketch.heirs(table);
            case "pheirs" -> sketch.heirs(hit.relation("p").orElse(""));
            case "aheirs" -> sketch.heirs(hit.relation("a").orElse(""));
            // Tables on the other side of foreign keys: of the whole table, of one column, of one constraint.
            case "referenced" -> sketch.referenced(table, null);
            case "referencedbycolumn" -> sketch.referenced(table, hit.name("c"));
            case "referrersofcolumn" -> sketch.referrers(table, hit.name("c"));
            case "referencedbyconstraint" -> sketch.constraint(table, hit.name("c")).stream()
                    .flatMap(known -> Stream.ofNullable(known.referenced()))
                    .flatMap(parent -> Stream.concat(Stream.of(parent), sketch.heirs(parent).stream())).toList();
            case "referrers" -> sketch.referrers(table, null);
            case "up" -> List.copyOf(sketch.parentsOf(table));
            case "default" -> sketch.defaultsOf(table);
            case "updefault" -> sketch.parentsOf(table).stream()
                    .flatMap(parent -> sketch.defaultsOf(parent).stream()).filter(other -> !other.equals(table))
                    .toList();
            // The table that an index, a sequence or a statistics object belongs to.
            case "carrier" -> Stream.of(sketch.tableOfIndex, sketch.tableOfStatistics, sketch.tableOfSequence)
                    .map(carriers -> carriers.get(hit.relation("i").orElse(""))).filter(Objects::nonNull).toList();
            case "carrierheirs" -> relations("carrier", hit, sketch).stream()
                    .flatMap(carrier -> sketch.heirs(carrier).stream()).toList();
            case "prefix" -> hit.shape().names().stream().limit(1)
                    .map(path -> String.join(".", path.subList(0, path.size() - 1))).toList();
            case "typed" -> sketch.tablesOfType.getOrDefault("typed " + hit.relation("type").orElse(""), Set.of())
                    .stream().toList();
            case "sequences" -> sketch.tableOfSequence.entrySet().stream()
                    .filter(owned -> owned.getValue().equals(table)).map(Map.Entry::getKey).toList();
            case "indexes" -> indexesOf(table, sketch);
            case "aindexes" -> indexesOf(hit.relation("a").orElse(""), sketch);
            case "users" ->
                hit.relation("type").map(type -> List.copyOf(sketch.tablesOfType.getOrDefault(type, Set.of())))
                        .orElse(List.of());
            // Everything that the statement names.
            case "named" -> hit.shape().names().stream().map(path -> String.join(".", path))
                    .filter(sketch.relations::containsKey).distinct().toList();
            case "any" -> List.copyOf(sketch.relations.keySet());
            default -> hit.relation(role).stream().toList();
        };
    }

    private static List<String> indexesOf(String table, SchemaSketch sketch) {
        return sketch.tableOfIndex.entrySet().stream().filter(index -> index.getValue().equals(table))
                .map(Map.Entry::getKey).toList();
    }
}
