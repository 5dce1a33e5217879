package dev.plumbline.schema.kind.textsearch;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules for text search dictionaries. */
public final class TextSearchDictionaryKind extends Kind<TextSearchDictionary> {

    public TextSearchDictionaryKind() {
        super(TextSearchDictionary.class, "dictionaries.sql", ObjectKind.TEXT_SEARCH_DICTIONARY);
    }

    @Override
    public TextSearchDictionary read(Row row, Addresses addresses) throws SQLException {
        return new TextSearchDictionary(row.inSchema(ObjectKind.TEXT_SEARCH_DICTIONARY), row.text("template_name"),
                row.list("options"));
    }

    @Override
    public List<Statement> create(TextSearchDictionary dictionary, Planning planning) {
        String options = dictionary.options().isEmpty() ? "" : ", " + String.join(", ", dictionary.options());
        return statements("CREATE TEXT SEARCH DICTIONARY " + dictionary.id().sql() + " (TEMPLATE = "
                + dictionary.template() + options + ")");
    }

    @Override
    public List<Statement> drop(TextSearchDictionary dictionary, Planning planning) {
        return statements("DROP TEXT SEARCH DICTIONARY " + dictionary.id().sql());
    }

    @Override
    public Alteration alter(TextSearchDictionary before, TextSearchDictionary after, Planning planning) {
        if (!before.template().equals(after.template())) {
            return Alteration.replace("the template of a text search dictionary cannot be altered");
        }
        List<String> changes = new ArrayList<>();
        Set<String> names = after.options().stream().map(TextSearchDictionaryKind::name).collect(Collectors.toSet());
        before.options().stream().map(TextSearchDictionaryKind::name).filter(name -> !names.contains(name))
                .forEach(changes::add);
        after.options().stream().filter(option -> !before.options().contains(option)).forEach(changes::add);
        return changes.isEmpty()
                ? Alteration.inPlace()
                : Alteration.inPlace("ALTER TEXT SEARCH DICTIONARY " + after.id().sql() + " ("
                        + String.join(", ", changes) + ")");
    }

    private static String name(String option) {
        return option.substring(0, option.indexOf(" = "));
    }
}
