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

/** Rules for text search parsers. */
public final class TextSearchParserKind extends Kind<TextSearchParser> {

    public TextSearchParserKind() {
        super(TextSearchParser.class, "parsers.sql", ObjectKind.TEXT_SEARCH_PARSER);
    }

    @Override
    public TextSearchParser read(Row row, Addresses addresses) throws SQLException {
        return new TextSearchParser(row.inSchema(ObjectKind.TEXT_SEARCH_PARSER), row.text("start_function"),
                row.text("token_function"), row.text("end_function"), row.text("types_function"),
                row.textOrNull("headline_function"));
    }

    @Override
    public List<Statement> create(TextSearchParser parser, Planning planning) {
        return statements("CREATE TEXT SEARCH PARSER " + parser.id().sql() + " (START = " + parser.start()
                + ", GETTOKEN = " + parser.token() + ", END = " + parser.end() + ", LEXTYPES = " + parser.tokenTypes()
                + clause(", HEADLINE = ", parser.headline()) + ")");
    }

    @Override
    public List<Statement> drop(TextSearchParser parser, Planning planning) {
        return statements("DROP TEXT SEARCH PARSER " + parser.id().sql());
    }

    @Override
    public Alteration alter(TextSearchParser before, TextSearchParser after, Planning planning) {
        return Alteration.replace("the functions of a text search parser cannot be altered");
    }
}
