package dev.plumbline.schema.kind.textsearch;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;

/** Rules for text search templates. */
public final class TextSearchTemplateKind extends Kind<TextSearchTemplate> {

    public TextSearchTemplateKind() {
        super(TextSearchTemplate.class, "templates.sql", ObjectKind.TEXT_SEARCH_TEMPLATE);
    }

    @Override
    public TextSearchTemplate read(Row row, Addresses addresses) throws SQLException {
        return new TextSearchTemplate(row.inSchema(ObjectKind.TEXT_SEARCH_TEMPLATE), row.textOrNull("init_function"),
                row.text("lexize_function"));
    }

    @Override
    public List<Statement> create(TextSearchTemplate template, Planning planning) {
        String init = template.init() == null ? "" : "INIT = " + template.init() + ", ";
        return statements("CREATE TEXT SEARCH TEMPLATE " + template.id().sql() + " (" + init + "LEXIZE = "
                + template.lexize() + ")");
    }

    @Override
    public List<Statement> drop(TextSearchTemplate template, Planning planning) {
        return statements("DROP TEXT SEARCH TEMPLATE " + template.id().sql());
    }

    @Override
    public Alteration alter(TextSearchTemplate before, TextSearchTemplate after, Planning planning) {
        return Alteration.replace("the functions of a text search template cannot be altered");
    }
}
