package dev.plumbline.schema.proof;

import java.util.Optional;

/**
 * Makes a text that a simple regular expression of PostgreSQL's accepts: classes, escapes, counts, groups and alternatives. What it does not
 * understand gives a text that the expression refuses, which is for PostgreSQL to say.
 */
final class RegexSample {

    private static final int MOST = 200;

    private final String pattern;
    private final int number;
    private int position;
    private int chosen;

    private RegexSample(String pattern, int number) {
        this.pattern = pattern;
        this.number = number;
    }

    /** A text for the expression, another for each number where it leaves a choice; empty where it looks like none. */
    static Optional<String> of(String pattern, int number) {
        boolean looksLikeOne = pattern.matches("(?s).*([\\[\\\\^$+*{(]).*") && pattern.length() <= MOST;
        if (!looksLikeOne) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RegexSample(pattern, number).sequence());
        } catch (StringIndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Up to the end or the end of a group; of alternatives the first. */
    private String sequence() {
        StringBuilder text = new StringBuilder();
        boolean taken = true;
        while (position < pattern.length() && pattern.charAt(position) != ')') {
            if (pattern.charAt(position) == '|') {
                position++;
                taken = false;
                continue;
            }
            int start = position;
            String one = atom();
            int end = position;
            int count = count();
            if (!taken) {
                continue;
            }
            text.append(one);
            int after = position;
            for (int more = 1; more < count && text.length() < MOST; more++) {
                position = start;
                text.append(atom());
            }
            position = Math.max(end, after);
            if (count == 0) {
                text.setLength(text.length() - one.length());
            }
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(position);
        position++;
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> letter();
            case '[' -> ofClass();
            case '(' -> {
                if (pattern.startsWith("?:", position)) {
                    position += 2;
                }
                String group = sequence();
                position++;
                yield group;
            }
            case '\\' -> escaped();
            default -> Character.toString(c);
        };
    }

    private String escaped() {
        char c = pattern.charAt(position);
        position++;
        return switch (c) {
            case 'd' -> digit();
            case 'w' -> letter();
            case 's' -> " ";
            case 'A', 'Z', 'm', 'M', 'y' -> "";
            default -> Character.toString(c);
        };
    }

    private String ofClass() {
        boolean negated = pattern.charAt(position) == '^';
        int end = pattern.indexOf(']', position + (negated ? 2 : 1));
        while (pattern.startsWith("[:", position) && pattern.charAt(end - 1) == ':' && pattern.charAt(end + 1) != ']') {
            end = pattern.indexOf(']', end + 1);
        }
        String members = pattern.substring(position, end);
        position = end + 1;
        if (pattern.startsWith("]", position) && members.startsWith("[:")) {
            position++;
        }
        if (negated) {
            return letter();
        }
        char first = members.charAt(0);
        if (members.startsWith("[:digit:")) {
            return digit();
        }
        if (members.startsWith("[:")) {
            return letter();
        }
        if (first == '\\') {
            return members.charAt(1) == 'd' ? digit() : letter();
        }
        if (members.length() > 2 && members.charAt(1) == '-') {
            return Character.toString(first + choice() % (members.charAt(2) - first + 1));
        }
        return Character.toString(first);
    }

    private int count() {
        if (position >= pattern.length()) {
            return 1;
        }
        switch (pattern.charAt(position)) {
            case '+', '?' -> position++;
            case '*' -> {
                position++;
                return 0;
            }
            case '{' -> {
                int end = pattern.indexOf('}', position);
                String[] bounds = pattern.substring(position + 1, end).split(",", -1);
                position = end + 1;
                return Integer.parseInt(bounds[0].strip());
            }
            default -> {
                return 1;
            }
        }
        return 1;
    }

    private String letter() {
        return Character.toString('a' + choice() % 26);
    }

    private String digit() {
        return Character.toString('1' + choice() % 9);
    }

    private int choice() {
        chosen++;
        return number * 7 + chosen * number;
    }
}
