package dev.plumbline.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same expression in the words of different PostgreSQL versions. Up to 13 SQL's own syntax was written as plain calls
 * ({@code timezone('UTC'::text, x)}); from 16 on columns of a single relation are written without its name.
 */
final class ServerDialects {

    private static final String BODY = "\nAS ";
    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*|\\d[\\w.]*|::|[^\\s\\p{L}\\p{N}]");
    private static final Pattern CALL = Pattern
            .compile("(?<![\\w\".])(timezone|date_part|\"substring\"|\"position\"|\"overlay\"|btrim|ltrim|rtrim)\\(");
    private static final Pattern FIELD = Pattern.compile("'(\\w+)'::text");
    private static final Map<String, Function<List<String>, String>> SYNTAX = Map.of(
            "timezone", a -> a.size() == 2 ? "(" + a.get(1) + " AT TIME ZONE " + a.get(0) + ")" : "",
            "date_part", ServerDialects::extract,
            "\"substring\"", a -> a.size() < 2
                    ? ""
                    : "SUBSTRING(" + a.get(0) + " FROM " + a.get(1) + (a.size() > 2 ? " FOR " + a.get(2) : "") + ")",
            "\"position\"", a -> a.size() == 2 ? "POSITION((" + a.get(1) + ") IN (" + a.get(0) + "))" : "",
            "\"overlay\"", a -> a.size() < 3
                    ? ""
                    : "OVERLAY(" + a.get(0) + " PLACING " + a.get(1) + " FROM " + a.get(2)
                            + (a.size() > 3 ? " FOR " + a.get(3) : "") + ")",
            "btrim", a -> trim("BOTH", a), "ltrim", a -> trim("LEADING", a), "rtrim", a -> trim("TRAILING", a));

    private ServerDialects() {}

    /** Whether two texts from servers of different versions say the same. Bodies of functions are words of their author. */
    static boolean same(String one, String other) {
        int body = one.indexOf(BODY);
        int otherBody = other.indexOf(BODY);
        return body < 0 || otherBody < 0
                ? body == otherBody && (aligned(tokens(one), tokens(other))
                        || aligned(tokens(modern(one)), tokens(modern(other))))
                : one.substring(body).equals(other.substring(otherBody))
                        && sameHead(tokens(one.substring(0, body)), tokens(other.substring(0, otherBody)));
    }

    /** Up to 13 arguments of procedures were written without IN. */
    private static boolean sameHead(List<String> one, List<String> other) {
        one.removeIf("IN"::equals);
        other.removeIf("IN"::equals);
        return aligned(one, other);
    }

    private static List<String> tokens(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /** Equal but for names of relations before those of columns, which one side may leave out. */
    private static boolean aligned(List<String> one, List<String> other) {
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            boolean qualifiedOne = isQualifier(one, i);
            boolean qualifiedOther = isQualifier(other, j);
            if (i < one.size() && j < other.size() && one.get(i).equals(other.get(j))
                    && qualifiedOne == qualifiedOther) {
                i++;
                j++;
            } else if (qualifiedOne && !qualifiedOther) {
                i += 2;
            } else if (qualifiedOther && !qualifiedOne) {
                j += 2;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isQualifier(List<String> tokens, int at) {
        return at + 2 < tokens.size() && tokens.get(at + 1).equals(".")
                && (Character.isLetter(tokens.get(at).charAt(0)) || "_\"".indexOf(tokens.get(at).charAt(0)) >= 0);
    }

    /** Calls of the functions behind SQL's own syntax, written in that syntax. */
    private static String modern(String sql) {
        Matcher call = CALL.matcher(sql);
        if (!call.find()) {
            return sql;
        }
        int end = closing(sql, call.end());
        List<String> arguments = arguments(sql.substring(call.end(), end));
        String name = call.group(1).toLowerCase(Locale.ROOT);
        String syntax = SYNTAX.getOrDefault(name, none -> "")
                .apply(arguments.stream().map(ServerDialects::modern).toList());
        return sql.substring(0, call.start())
                + (syntax.isEmpty()
                        ? call.group() + modern(sql.substring(call.end(), end)) + ")"
                        : syntax)
                + modern(sql.substring(Math.min(sql.length(), end + 1)));
    }

    private static String extract(List<String> arguments) {
        Matcher field = FIELD.matcher(arguments.getFirst());
        return arguments.size() == 2 && field.matches()
                ? "EXTRACT(" + field.group(1) + " FROM " + arguments.get(1) + ")"
                : "";
    }

    private static String trim(String side, List<String> arguments) {
        return "TRIM(" + side + " " + (arguments.size() > 1 ? arguments.get(1) + " " : "") + "FROM "
                + arguments.getFirst() + ")";
    }

    /** Where the parenthesis closes that was opened before a position. */
    private static int closing(String sql, int start) {
        int depth = 1;
        Matcher token = TOKEN.matcher(sql).region(start, sql.length());
        while (token.find()) {
            depth += token.group().equals("(") ? 1 : token.group().equals(")") ? -1 : 0;
            if (depth == 0) {
                return token.start();
            }
        }
        return sql.length();
    }

    private static List<String> arguments(String sql) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = 0;
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            switch (token.group()) {
                case "(", "[" -> depth++;
                case ")", "]" -> depth--;
                case "," -> {
                    if (depth == 0) {
                        arguments.add(sql.substring(start, token.start()).strip());
                        start = token.end();
                    }
                }
                case String other -> {
                }
            }
        }
        arguments.add(sql.substring(start).strip());
        return arguments;
    }
}
