package dev.plumbline.schema.locks;

import dev.plumbline.schema.locks.SchemaSketch.Known;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What statements change about a {@link SchemaSketch}. */
final class SketchUpdates {

    private record Update(Pattern pattern, BiConsumer<SchemaSketch, Hit> change) {}

    /** A statement that an update is for. */
    private record Hit(SqlShape shape, Matcher match) {

        String name(String group) {
            return String.join(".", shape.nameAt(match.start(group)));
        }

        String last(String group) {
            return shape.nameAt(match.start(group)).getLast();
        }

        String sibling(String group, String newName) {
            String name = name(group);
            return name.substring(0, name.lastIndexOf('.') + 1) + last(newName);
        }

        /** The altered table with its heirs, unless the statement says ONLY. */
        List<String> family(SchemaSketch sketch) {
            return shape.text().contains(" ONLY @ ") ? List.of(name("t")) : sketch.family(name("t"));
        }

        String text(String group) {
            return shape.source(match.start(group), match.end(group));
        }
    }

    private static final List<Update> UPDATES = List.of(
            update("ALTER TABLE [IF EXISTS] [ONLY] <t> ADD CONSTRAINT <c> <definition…> NOT VALID",
                    (sketch, hit) -> add(sketch, hit, false)),
            update("ALTER TABLE [IF EXISTS] [ONLY] <t> ADD CONSTRAINT <c> <definition…>",
                    (sketch, hit) -> add(sketch, hit, true)),
            update("ALTER TABLE [IF EXISTS] [ONLY] <t> VALIDATE CONSTRAINT <c>",
                    (sketch, hit) -> sketch.constraints.replaceAll(known -> is(known, hit)
                            ? known.validated()
                            : known)),
            update("ALTER TABLE [IF EXISTS] [ONLY] <t> DROP CONSTRAINT [IF EXISTS] <c> …", (sketch, hit) -> {
                sketch.constraints.removeIf(known -> is(known, hit));
                sketch.tableOfIndex.remove(hit.sibling("t", "c"));
            }),
            update("ALTER TABLE [IF EXISTS] [ONLY] <t> ALTER [COLUMN] <c> SET NOT NULL",
                    (sketch, hit) -> hit.family(sketch).forEach(t -> sketch.notNull.add(t + "." + hit.name("c")))),
            update("ALTER TABLE [IF EXISTS] [ONLY] <t> ALTER [COLUMN] <c> DROP NOT NULL",
                    (sketch, hit) -> hit.family(sketch).forEach(t -> sketch.notNull.remove(t + "." + hit.name("c")))),
            update("ALTER TABLE [IF EXISTS] [ONLY] <t> ALTER [COLUMN] <c> [SET DATA] TYPE <type…> [COLLATE …] [USING …]",
                    (sketch, hit) -> hit.family(sketch)
                            .forEach(t -> sketch.columnTypes.put(t + "." + hit.name("c"), hit.text("type")))),
            update("ALTER {TABLE|INDEX|SEQUENCE|VIEW|MATERIALIZED VIEW} [IF EXISTS] <t> RENAME TO <n>",
                    (sketch, hit) -> rename(sketch, hit.name("t"), hit.sibling("t", "n"))),
            update("ALTER TABLE [IF EXISTS] [ONLY] <t> RENAME CONSTRAINT <c> TO <n>", (sketch, hit) -> {
                sketch.constraints.replaceAll(known -> is(known, hit)
                        ? new Known(known.table(), hit.name("n"), known.definition(), known.valid(), known.referenced())
                        : known);
                rename(sketch, hit.sibling("t", "c"), hit.sibling("t", "n"));
            }),
            update("ALTER TABLE [IF EXISTS] [ONLY] <t> RENAME [COLUMN] <c> TO <n>",
                    (sketch, hit) -> hit.family(sketch).forEach(
                            t -> renameColumn(sketch, t + "." + hit.name("c"), t + "." + hit.name("n")))),
            update("ALTER TABLE <t> ATTACH PARTITION <n> DEFAULT", (sketch, hit) -> {
                sketch.parents.put(hit.name("n"), new HashSet<>(Set.of(hit.name("t"))));
                sketch.defaultPartitions.add(hit.name("n"));
            }),
            update("ALTER TABLE <t> ATTACH PARTITION <n> …",
                    (sketch, hit) -> sketch.parents.put(hit.name("n"), new HashSet<>(Set.of(hit.name("t"))))),
            update("ALTER TABLE <t> DETACH PARTITION <n> …", (sketch, hit) -> {
                sketch.parents.remove(hit.name("n"));
                sketch.defaultPartitions.remove(hit.name("n"));
            }),
            update("ALTER TABLE <t> INHERIT <n>", (sketch, hit) -> sketch.parents
                    .computeIfAbsent(hit.name("t"), child -> new HashSet<>()).add(hit.name("n"))),
            update("ALTER TABLE <t> NO INHERIT <n>", (sketch, hit) -> sketch.parents
                    .getOrDefault(hit.name("t"), new HashSet<>()).remove(hit.name("n"))),
            update("CREATE [UNIQUE] INDEX [CONCURRENTLY] [IF NOT EXISTS] <i> ON [ONLY] <t> …", (sketch, hit) -> {
                sketch.tableOfIndex.put(hit.sibling("t", "i"), hit.name("t"));
                sketch.indexDefinitions.put(hit.sibling("t", "i"), hit.shape().source(0, hit.match().end()));
            }),
            update("DROP INDEX [CONCURRENTLY] [IF EXISTS] <i> …", (sketch, hit) -> {
                sketch.tableOfIndex.remove(hit.name("i"));
                sketch.indexDefinitions.remove(hit.name("i"));
                sketch.relations.remove(hit.name("i"));
            }),
            update("DROP {TABLE|SEQUENCE|VIEW|MATERIALIZED VIEW|FOREIGN TABLE} [IF EXISTS] <t> …", (sketch, hit) -> {
                sketch.relations.remove(hit.name("t"));
                sketch.parents.remove(hit.name("t"));
                sketch.constraints.removeIf(known -> known.table().equals(hit.name("t")));
            }),
            update("CREATE DOMAIN <d> … {NOT NULL|CHECK} …",
                    (sketch, hit) -> sketch.constrainedDomains.add(hit.name("d"))),
            update("ALTER DOMAIN <d> {SET NOT NULL|ADD CONSTRAINT …}",
                    (sketch, hit) -> sketch.constrainedDomains.add(hit.name("d"))));

    private SketchUpdates() {}

    private static Update update(String pattern, BiConsumer<SchemaSketch, Hit> change) {
        return new Update(ShapePattern.compile(pattern), change);
    }

    /** Notes one action. */
    static void apply(SqlShape action, SchemaSketch sketch) {
        for (Update update : UPDATES) {
            Matcher match = update.pattern().matcher(action.text());
            if (match.matches()) {
                update.change().accept(sketch, new Hit(action, match));
                return;
            }
        }
    }

    private static boolean is(Known known, Hit hit) {
        return known.table().equals(hit.name("t")) && known.name().equals(hit.name("c"));
    }

    private static void add(SchemaSketch sketch, Hit hit, boolean valid) {
        String definition = hit.text("definition");
        sketch.constraints.add(Known.of(hit.name("t"), hit.name("c"), definition, valid));
        if (definition.startsWith("PRIMARY KEY") || definition.startsWith("UNIQUE")) {
            sketch.tableOfIndex.put(hit.sibling("t", "c"), hit.name("t"));
        }
    }

    private static void renameColumn(SchemaSketch sketch, String before, String after) {
        sketch.columnsRenamed.add(before.substring(0, before.lastIndexOf('.')));
        String type = sketch.columnTypes.remove(before);
        if (type != null) {
            sketch.columnTypes.put(after, type);
        }
        if (sketch.notNull.remove(before)) {
            sketch.notNull.add(after);
        }
    }

    private static void rename(SchemaSketch sketch, String before, String after) {
        String original = sketch.relations.remove(before);
        if (original != null) {
            sketch.relations.put(after, original);
        }
        String table = sketch.tableOfIndex.remove(before);
        if (table != null) {
            sketch.tableOfIndex.put(after, table);
        }
        sketch.tableOfIndex.replaceAll((index, of) -> of.equals(before) ? after : of);
        Set<String> parents = sketch.parents.remove(before);
        if (parents != null) {
            sketch.parents.put(after, parents);
        }
        sketch.parents.values().forEach(of -> {
            if (of.remove(before)) {
                of.add(after);
            }
        });
        sketch.tableOfSequence.replaceAll((sequence, of) -> of.equals(before) ? after : of);
        sketch.constraints.replaceAll(known -> known.renamed(before, after));
        sketch.columnTypes.keySet().stream().filter(name -> name.startsWith(before + ".")).toList()
                .forEach(name -> {
                    String type = sketch.columnTypes.remove(name);
                    if (type != null) {
                        sketch.columnTypes.put(after + name.substring(before.length()), type);
                    }
                });
        sketch.notNull.stream().filter(name -> name.startsWith(before + ".")).toList().forEach(name -> {
            sketch.notNull.remove(name);
            sketch.notNull.add(after + name.substring(before.length()));
        });
    }
}
