package dev.plumbline.report.html;

import dev.plumbline.report.html.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits SQL into coloured stretches. For the eye only: it never decides anything, and joined again the tokens are the text. */
public final class SqlHighlighter {

    private static final Set<String> KEYWORDS = Set.of("""
            add after all alter always and array as asc attach authorization before begin between by cascade case check collate
            column comment commit concurrently constraint create cross current_user database declare default deferrable delete
            desc detach disable distinct do domain drop each else elsif enable end enum except exclude execute exists
            extension first for force foreign from full function generated grant group having identity if immutable in include
            index inherit inherits initially inner insert instead into is join key language last lateral leakproof left like limit
            list local loop materialized no not null nulls of off offset on only option or order outer over overriding owner
            parallel partition perform policy primary privileges procedure public range recursive references refresh rename
            replace reset restrict return returning returns revoke right role row rows rule safe schema security select
            sequence session set setof some stable statistics storage stored strict table temporary then to trigger true false
            type union unique unlogged until update using valid validate value values view volatile when where while window
            with without""".strip().split("\\s+"));

    private static final Pattern STRETCH = Pattern.compile("""
            (?<comment>--[^\\n]*|/\\*.*?\\*/)\
            |(?<string>[eE]?'(?:[^'\\\\]|''|\\\\.)*')\
            |(?<identifier>"(?:[^"]|"")*")\
            |(?<dollar>(?<tag>\\$(?:[A-Za-z_][A-Za-z_0-9]*)?\\$)(?<body>.*?)\\k<tag>)\
            |(?<word>[A-Za-z_\\x80-\\uffff][A-Za-z_0-9$\\x80-\\uffff]*)\
            |(?<number>[0-9]+(?:\\.[0-9]+)?)""", Pattern.DOTALL);

    private SqlHighlighter() {}

    /** The stretches of a text, in order. */
    public static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = STRETCH.matcher(sql);
        int end = 0;
        while (matcher.find()) {
            add(Kind.PLAIN, sql.substring(end, matcher.start()), tokens);
            end = matcher.end();
            if (matcher.group("dollar") != null) {
                add(Kind.STRING, matcher.group("tag"), tokens);
                tokens.addAll(tokens(matcher.group("body")));
                add(Kind.STRING, matcher.group("tag"), tokens);
            } else {
                add(kind(matcher), matcher.group(), tokens);
            }
        }
        add(Kind.PLAIN, sql.substring(end), tokens);
        return tokens;
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("comment") != null) {
            return Kind.COMMENT;
        }
        if (matcher.group("string") != null) {
            return Kind.STRING;
        }
        if (matcher.group("identifier") != null) {
            return Kind.IDENTIFIER;
        }
        if (matcher.group("number") != null) {
            return Kind.NUMBER;
        }
        return KEYWORDS.contains(matcher.group().toLowerCase(Locale.ROOT)) ? Kind.KEYWORD : Kind.PLAIN;
    }

    private static void add(Kind kind, String text, List<Token> tokens) {
        if (text.isEmpty()) {
            return;
        }
        Token last = tokens.isEmpty() ? null : tokens.getLast();
        if (last != null && last.kind() == kind && kind == Kind.PLAIN) {
            tokens.set(tokens.size() - 1, new Token(kind, last.text() + text));
        } else {
            tokens.add(new Token(kind, text));
        }
    }
}
