package dev.plumbline.report.html;

import dev.plumbline.report.html.Token.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlHighlighterTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "SELECT 1", "select 'it''s' || E'a\\'b' -- done\n", "\"a\"\"b\".c",
        "$body$ SELECT '$$' $body$",
        "'never closed", "\"never closed", "$$ never closed", "/* open", "a $1 b $2::int4[]", "\u0000\u2028'é'ß"})
    void losesNothing(String sql) {
        assertThat(SqlHighlighter.tokens(sql).stream().map(Token::text).collect(Collectors.joining())).isEqualTo(sql);
    }

    @Test
    void knowsKeywordsStringsIdentifiersNumbersAndComments() {
        assertThat(kinds("ALTER TABLE \"t\" ADD x int DEFAULT 5; -- why")).containsExactly("ALTER:KEYWORD",
                "TABLE:KEYWORD",
                "\"t\":IDENTIFIER", "ADD:KEYWORD", "DEFAULT:KEYWORD", "5:NUMBER", "-- why:COMMENT");
        assertThat(kinds("AS $f$ SELECT 'a' $f$")).containsExactly("AS:KEYWORD", "$f$:STRING", "SELECT:KEYWORD",
                "'a':STRING",
                "$f$:STRING");
    }

    private static List<String> kinds(String sql) {
        return SqlHighlighter.tokens(sql).stream().filter(token -> token.kind() != Kind.PLAIN)
                .map(token -> token.text() + ":" + token.kind()).toList();
    }
}
