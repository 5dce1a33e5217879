package dev.plumbline.schema.kind.language;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;

/** Rules for procedural languages. */
public final class LanguageKind extends Kind<Language> {

    public LanguageKind() {
        super(Language.class, "languages.sql", ObjectKind.LANGUAGE);
    }

    @Override
    public Language read(Row row, Addresses addresses) throws SQLException {
        return new Language(ObjectId.root(ObjectKind.LANGUAGE, row.text("name")), row.flag("trusted"),
                row.text("handler"), row.textOrNull("inline_handler"), row.textOrNull("validator"));
    }

    @Override
    public List<Statement> create(Language language, Planning planning) {
        return statements("CREATE " + definition(language));
    }

    @Override
    public List<Statement> drop(Language language, Planning planning) {
        return statements("DROP LANGUAGE " + language.id().sql());
    }

    @Override
    public Alteration alter(Language before, Language after, Planning planning) {
        return Alteration.inPlace("CREATE OR REPLACE " + definition(after));
    }

    private static String definition(Language language) {
        return (language.trusted() ? "TRUSTED " : "") + "LANGUAGE " + language.id().sql() + " HANDLER "
                + language.handler() + clause(" INLINE ", language.inlineHandler())
                + clause(" VALIDATOR ", language.validator());
    }
}
