package dev.plumbline.schema.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values of PostgreSQL's types in their text form: plain ones, one for each number, and those at the edges. Stateless. */
final class CanaryValues {

    private static final Pattern LITERAL = Pattern
            .compile("'((?:[^']|'')*)'|(?<![\\w.])(-?\\d+(?:\\.\\d+)?)(?![\\w.])");
    private static final int LONG_TEXT = 2500;
    private static final int HEADER = 4;
    private static final int MOST_NESTED = 4;
    private static final int MOST_SUGGESTED = 12;

    private CanaryValues() {}

    /** An ordinary value; another for each number. */
    static String plain(FillType type, int number) {
        return switch (type) {
            case FillType.Plain plain -> plain(plain.name(), plain.modifier(), number);
            case FillType.Labels labels ->
                labels.labels().isEmpty() ? "" : labels.labels().get(number % labels.labels().size());
            case FillType.Many many -> "{" + quoted(plain(many.element(), number)) + "}";
            case FillType.Fields fields -> fields.fields().stream().map(field -> quoted(plain(field, number)))
                    .collect(Collectors.joining(",", "(", ")"));
            case FillType.Range range -> range(range, number);
            case FillType.Ranges ranges -> "{" + range(ranges.range(), number) + "}";
            case FillType.Checked domain -> {
                List<String> fitting = suggested(domain.checks());
                yield number % 2 == 0 || fitting.isEmpty()
                        ? plain(domain.base(), number)
                        : fitting.get(number / 2 % fitting.size());
            }
        };
    }

    /** Numbers go up, so that the ranges of two numbers have nothing in common; labels and texts do not. */
    private static String range(FillType.Range range, int number) {
        FillType bound = bound(range.bound());
        if (bound instanceof FillType.Plain plain) {
            return switch (plain.name()) {
                case "date" -> "[%04d-01-01,%04d-02-01)".formatted(2000 + number, 2000 + number);
                case "timestamp", "timestamptz" ->
                    "[\"%04d-01-01 00:00:00\",\"%04d-02-01 00:00:00\")".formatted(2000 + number, 2000 + number);
                case "text", "varchar", "bpchar" -> "[c%06d,c%06dz)".formatted(number, number);
                case "time", "timetz" -> "[%02d:00:00,%02d:30:00)".formatted(number % 24, number % 24);
                default -> "[" + plain(bound, number * 10) + "," + plain(bound, number * 10 + 5) + ")";
            };
        }
        return bound instanceof FillType.Labels labels && !labels.labels().isEmpty()
                ? "[" + quoted(plain(bound, number)) + "," + quoted(plain(bound, number)) + "]"
                : "empty";
    }

    private static FillType bound(FillType type) {
        return type instanceof FillType.Checked domain ? bound(domain.base()) : type;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String plain(String type, int modifier, int number) {
        return switch (type) {
            case "bool" -> number % 2 == 0 ? "true" : "false";
            case "int2", "int4", "int8", "oid", "float4", "float8", "money", "xid" -> Integer.toString(number);
            case "numeric" -> Integer.toString(number % numericLimit(modifier));
            case "date" -> "2024-01-%02d".formatted(1 + number % 28);
            case "timestamp", "timestamptz" -> "2024-01-%02d 12:%02d:00".formatted(1 + number % 28, number % 60);
            case "time", "timetz" -> "10:%02d:00".formatted(number % 60);
            case "interval" -> number + " hours";
            case "uuid" -> "00000000-0000-4000-8000-%012d".formatted(number);
            case "json", "jsonb" -> "{\"canary\": " + number + "}";
            case "bytea" -> "\\x%04x".formatted(number);
            case "inet", "cidr" -> "10.0.%d.%d".formatted(number / 250, 1 + number % 250);
            case "macaddr" -> "08:00:2b:01:%02x:%02x".formatted(number / 250, number % 250);
            case "macaddr8" -> "08:00:2b:01:02:03:%02x:%02x".formatted(number / 250, number % 250);
            case "bit" -> "0".repeat(Math.max(0, Math.max(1, modifier) - 1)) + number % 2;
            case "varbit" -> number % 2 == 0 ? "0" : "1";
            case "point" -> "(" + number + ",1)";
            case "line" -> "{1,-1," + number + "}";
            case "lseg", "box" -> "(" + number + ",1),(" + (number + 1) + ",2)";
            case "path", "polygon" -> "((0,0),(0," + number + "),(1,1))";
            case "circle" -> "<(" + number + ",1),2>";
            case "tsvector" -> "'canary':" + number;
            case "tsquery" -> "'canary'";
            case "xml" -> "<canary n=\"" + number + "\"/>";
            case "vector", "halfvec" -> IntStream.rangeClosed(1, Math.max(1, modifier))
                    .mapToObj(place -> Integer.toString((number + place) % 7 + 1))
                    .collect(Collectors.joining(",", "[", "]"));
            case "char" -> Character.toString('a' + number % 26);
            case "ltree" -> "canary.n" + number;
            case "pg_lsn" -> "0/" + Integer.toHexString(number);
            case "varchar", "bpchar" -> fitting("c" + number, modifier);
            default -> "c" + number;
        };
    }

    private static String fitting(String text, int modifier) {
        int length = modifier < HEADER ? text.length() : modifier - HEADER;
        return length >= text.length() ? text : text.substring(text.length() - length);
    }

    private static int numericLimit(int modifier) {
        return modifier < HEADER ? Integer.MAX_VALUE : (int) Math.pow(10, Math.min(9, wholeDigits(modifier)));
    }

    private static int wholeDigits(int modifier) {
        return (modifier - HEADER >> 16 & 0xffff) - (modifier - HEADER & 0x7ff);
    }

    /** Values at the edges of what a type takes; PostgreSQL decides which of them a column takes. */
    static List<String> edges(FillType type) {
        return switch (type) {
            case FillType.Plain plain -> edges(plain);
            case FillType.Labels labels -> labels.labels().isEmpty()
                    ? List.of()
                    : List.of(labels.labels().getFirst(), labels.labels().getLast());
            case FillType.Many many -> {
                List<String> edges = new ArrayList<>(List.of("{}", "{NULL}"));
                edges(many.element()).stream().limit(MOST_NESTED).map(edge -> "{" + quoted(edge) + ",NULL}")
                        .forEach(edges::add);
                yield edges;
            }
            case FillType.Fields fields -> {
                List<String> edges = new ArrayList<>();
                edges.add("(" + ",".repeat(Math.max(0, fields.fields().size() - 1)) + ")");
                for (int i = 0; i < MOST_NESTED; i++) {
                    int place = i;
                    edges.add(fields.fields().stream().map(field -> {
                        List<String> its = edges(field);
                        return quoted(place < its.size() ? its.get(place) : plain(field, place));
                    }).collect(Collectors.joining(",", "(", ")")));
                }
                yield edges;
            }
            case FillType.Range range -> List.of("empty", "(,)", range(range, 1).replaceFirst(",.*", ",)"));
            case FillType.Ranges ranges -> List.of("{}", "{(,)}");
            case FillType.Checked domain -> edges(domain.base());
        };
    }

    private static List<String> edges(FillType.Plain column) {
        return switch (column.name()) {
            case "bool" -> List.of("true", "false");
            case "int2" -> List.of("0", "-1", "32767", "-32768");
            case "int4" -> List.of("0", "-1", "2147483647", "-2147483648");
            case "int8" -> List.of("0", "-1", "9223372036854775807", "-9223372036854775808");
            case "numeric" -> numericEdges(column.modifier());
            case "float4", "float8" -> List.of("0", "-1.5", "NaN", "Infinity", "-Infinity", "1e-30");
            case "money" -> List.of("0", "-92233720368547758.08", "92233720368547758.07");
            case "oid" -> List.of("0", "4294967295");
            case "date" -> List.of("2024-02-29", "infinity", "-infinity", "0001-01-01", "9999-12-31", "4713-01-01 BC");
            case "timestamp", "timestamptz" -> List.of("2024-02-29 23:59:59.999999", "infinity", "-infinity",
                    "0001-01-01 00:00:00", "9999-12-31 00:00:00", "294276-12-31 23:59:59.999999");
            case "time" -> List.of("00:00:00", "24:00:00", "23:59:59.999999");
            case "timetz" -> List.of("00:00:00+14", "24:00:00-12", "23:59:59.999999+00");
            case "interval" -> List.of("0", "-1 day", "100 years 3 days 0.000001 seconds");
            case "uuid" -> List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff");
            case "json", "jsonb" -> List.of("{}", "[]", "null", "{\"a\": {\"b\": [1, null, \"ü\"]}}");
            case "bytea" -> List.of("", "\\x00ff");
            case "bit" -> List.of("1".repeat(Math.max(1, column.modifier())));
            case "inet", "cidr" -> List.of("0.0.0.0/0", "::1");
            case "tsvector" -> List.of("", "'a':1 'b':2");
            case "varbit" -> List.of("", "1");
            case "xml" -> List.of("", "<a/>");
            case "point" -> List.of("(0,0)", "(Infinity,-1e30)");
            case "text", "varchar", "bpchar", "citext", "name" -> textEdges(column.modifier());
            default -> List.of("", "0", "{}", "(0,0)");
        };
    }

    /** Values that the checks of a type's domains suggest, wherever in it they are. */
    static List<String> suggested(FillType type) {
        return switch (type) {
            case FillType.Plain plain -> List.of();
            case FillType.Labels labels -> labels.labels();
            case FillType.Many many ->
                suggested(many.element()).stream().map(value -> "{" + quoted(value) + "}").toList();
            case FillType.Fields fields -> ofFields(fields);
            case FillType.Range range -> suggested(range.bound()).stream()
                    .map(value -> "[" + quoted(value) + "," + quoted(value) + "]").toList();
            case FillType.Ranges ranges -> suggested(ranges.range()).stream().map(value -> "{" + value + "}").toList();
            case FillType.Checked domain -> {
                List<String> all = new ArrayList<>(suggested(domain.checks()));
                all.addAll(suggested(domain.base()));
                yield all.stream().distinct().toList();
            }
        };
    }

    /** Of each attribute the first suggestion, then the second and so on. */
    private static List<String> ofFields(FillType.Fields fields) {
        List<List<String>> each = fields.fields().stream().map(CanaryValues::suggested).toList();
        int most = Math.min(MOST_SUGGESTED, each.stream().mapToInt(List::size).max().orElse(0));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            StringBuilder row = new StringBuilder("(");
            for (int field = 0; field < each.size(); field++) {
                List<String> its = each.get(field);
                row.append(field == 0 ? "" : ",")
                        .append(quoted(its.isEmpty() ? plain(fields.fields().get(field), i) : its.get(i % its.size())));
            }
            rows.add(row.append(')').toString());
        }
        return rows;
    }

    private static List<String> textEdges(int modifier) {
        int length = modifier < HEADER ? LONG_TEXT : Math.min(LONG_TEXT, modifier - HEADER);
        return List.of("", "Grüße 你好 🐘", "O'Reilly \"\\ % _", " leading and trailing ", "x".repeat(length), "NULL");
    }

    private static List<String> numericEdges(int modifier) {
        if (modifier < HEADER) {
            return List.of("0", "-1.5", "NaN", "99999999999999999999.123456789");
        }
        String scale = "9".repeat(Math.max(0, modifier - HEADER & 0x7ff));
        String most = "9".repeat(Math.max(1, wholeDigits(modifier))) + (scale.isEmpty() ? "" : "." + scale);
        return List.of("0", most, "-" + most, "NaN");
    }

    /** Values that the texts of checks and bounds suggest. */
    static List<String> suggested(String definitions) {
        Set<String> values = new LinkedHashSet<>();
        Matcher literal = LITERAL.matcher(definitions);
        while (literal.find()) {
            if (literal.group(1) != null) {
                String text = literal.group(1).replace("''", "'");
                values.add(text);
                IntStream.rangeClosed(1, 6).forEach(i -> RegexSample.of(text, i).ifPresent(values::add));
            } else if (literal.group(2).length() < 10 && !literal.group(2).contains(".")) {
                long number = Long.parseLong(literal.group(2));
                values.add(Long.toString(number));
                values.add(Long.toString(number + 1));
                values.add(Long.toString(number - 1));
                if (number > 0 && number <= 1000) {
                    values.add("a".repeat((int) number));
                    values.add("1".repeat((int) Math.min(18, number)));
                }
            } else {
                values.add(literal.group(2));
            }
        }
        return new ArrayList<>(values);
    }
}
