package dev.plumbline.schema.kind.textsearch;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rules for text search configurations: only the mappings that differ change. */
public final class TextSearchConfigurationKind extends Kind<TextSearchConfiguration> {

    public TextSearchConfigurationKind() {
        super(TextSearchConfiguration.class, "configurations.sql", ObjectKind.TEXT_SEARCH_CONFIGURATION);
    }

    @Override
    public TextSearchConfiguration read(Row row, Addresses addresses) throws SQLException {
        return new TextSearchConfiguration(row.inSchema(ObjectKind.TEXT_SEARCH_CONFIGURATION), row.text("parser_name"),
                row.list("mappings"));
    }

    @Override
    public List<Statement> create(TextSearchConfiguration configuration, Planning planning) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("CREATE TEXT SEARCH CONFIGURATION " + configuration.id().sql() + " (PARSER = "
                + configuration.parser() + ")"));
        mappings(configuration, "ADD", configuration.dictionaries(), statements);
        return statements;
    }

    @Override
    public List<Statement> drop(TextSearchConfiguration configuration, Planning planning) {
        return statements("DROP TEXT SEARCH CONFIGURATION " + configuration.id().sql());
    }

    @Override
    public Alteration alter(TextSearchConfiguration before, TextSearchConfiguration after, Planning planning) {
        if (!before.parser().equals(after.parser())) {
            return Alteration.replace("the parser of a text search configuration cannot be altered");
        }
        Map<String, String> old = before.dictionaries();
        Map<String, String> current = after.dictionaries();
        List<Statement> statements = new ArrayList<>();
        List<String> gone = old.keySet().stream().filter(token -> !current.containsKey(token)).toList();
        if (!gone.isEmpty()) {
            statements.add(Statement.of("ALTER TEXT SEARCH CONFIGURATION " + after.id().sql() + " DROP MAPPING FOR "
                    + Sql.identifiers(gone)));
        }
        Map<String, String> changed = new TreeMap<>(current);
        changed.entrySet().removeIf(entry -> !old.containsKey(entry.getKey())
                || entry.getValue().equals(old.get(entry.getKey())));
        mappings(after, "ALTER", changed, statements);
        Map<String, String> added = new TreeMap<>(current);
        added.keySet().removeAll(old.keySet());
        mappings(after, "ADD", added, statements);
        return Alteration.inPlace(statements);
    }

    /** One statement for all token types that have the same dictionaries. */
    private static void mappings(TextSearchConfiguration configuration, String verb, Map<String, String> mappings,
            List<Statement> statements) {
        Map<String, List<String>> tokens = new TreeMap<>();
        mappings.forEach((token, dictionaries) -> tokens.computeIfAbsent(dictionaries, key -> new ArrayList<>())
                .add(token));
        tokens.forEach((dictionaries, names) -> statements
                .add(Statement.of("ALTER TEXT SEARCH CONFIGURATION " + configuration.id().sql() + " " + verb
                        + " MAPPING FOR " + Sql.identifiers(names) + " WITH " + dictionaries)));
    }
}
