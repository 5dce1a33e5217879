package dev.plumbline.schema.rename;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One object that keeps its contents under a new name. The path uses the names of FROM throughout, also where holders are renamed too.
 *
 * @param kind what is renamed, in SQL's words
 * @param path the quoted-free path of the object in FROM; a routine's last part carries its argument types
 * @param newName the name in TO, without the path
 */
public record Rename(Target kind, List<String> path, String newName) {

    private static final Pattern FORM = Pattern.compile("(?i)\\s*([a-z ]+?)\\s+(\\S.*?)\\s+to\\s+(\\S.*?)\\s*");

    /** What can be renamed; the order is that of execution, from the innermost outwards. */
    public enum Target {
        VALUE, COLUMN, ATTRIBUTE, CONSTRAINT, TRIGGER, POLICY, RULE, INDEX, SEQUENCE, FUNCTION, PROCEDURE, AGGREGATE, VIEW, MATERIALIZED_VIEW, TABLE, TYPE, DOMAIN, SCHEMA;

        /** Whether paths of other objects lead through one of this kind. */
        boolean isHolder() {
            return this == TABLE || this == TYPE || this == SCHEMA || this == VIEW || this == MATERIALIZED_VIEW;
        }

        /** {@code materialized view}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public Rename {
        path = List.copyOf(path);
    }

    /**
     * Reads {@code table public.old_name to new_name}; names are quoted as in SQL where they need to be.
     *
     * @throws PlumblineException with code BAD_INPUT if the text has another form
     */
    public static Rename parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            for (Target target : Target.values()) {
                if (target.label().equalsIgnoreCase(matcher.group(1))) {
                    List<String> to = NamePath.parse(matcher.group(3));
                    List<String> path = NamePath.parse(matcher.group(2));
                    if (to.size() == 1 && path.size() >= (target == Target.SCHEMA ? 1 : 2)) {
                        return new Rename(target, path, to.getFirst());
                    }
                }
            }
        }
        throw new PlumblineException(ErrorCode.BAD_INPUT,
                "rename \"" + text.strip() + "\": expected KIND PATH to NAME, such as"
                        + " table public.old_name to new_name, or column public.orders.old_name to new_name; kinds are "
                        + Stream.of(Target.values()).map(Target::label).collect(Collectors.joining(", ")));
    }

    /** The opposite of all these together: from TO's names back to FROM's. */
    public static List<Rename> invert(List<Rename> renames) {
        return renames.stream().map(rename -> {
            List<String> back = new ArrayList<>();
            for (int length = 1; length < rename.path.size(); length++) {
                List<String> holder = rename.path.subList(0, length);
                back.add(renames.stream().filter(other -> other.path.equals(holder) && other.kind.isHolder())
                        .map(Rename::newName).findFirst()
                        .orElse(holder.getLast()));
            }
            String old = rename.path.getLast();
            int arguments = old.indexOf('(');
            back.add(arguments < 0 ? rename.newName : rename.newName + old.substring(arguments));
            return new Rename(rename.kind, back, arguments < 0 ? old : old.substring(0, arguments));
        }).toList();
    }

    /** The statement that does it. */
    public String sql() {
        String name = Sql.identifier(newName);
        String holder = path.size() < 2 ? "" : Sql.qualified(path.subList(0, path.size() - 1));
        String last = path.getLast();
        return switch (kind) {
            case VALUE -> "ALTER TYPE " + holder + " RENAME VALUE " + Sql.literal(last) + " TO " + Sql.literal(newName);
            case COLUMN -> "ALTER TABLE " + holder + " RENAME COLUMN " + Sql.identifier(last) + " TO " + name;
            case ATTRIBUTE ->
                "ALTER TYPE " + holder + " RENAME ATTRIBUTE " + Sql.identifier(last) + " TO " + name + " CASCADE";
            case CONSTRAINT -> "ALTER TABLE " + holder + " RENAME CONSTRAINT " + Sql.identifier(last) + " TO " + name;
            case TRIGGER, POLICY, RULE ->
                "ALTER " + kind + " " + Sql.identifier(last) + " ON " + holder + " RENAME TO " + name;
            case FUNCTION, PROCEDURE, AGGREGATE ->
                "ALTER " + kind + " " + holder + "." + routine(last) + " RENAME TO " + name;
            case INDEX, SEQUENCE, VIEW, TABLE, TYPE, DOMAIN, SCHEMA ->
                "ALTER " + kind + " " + Sql.qualified(path) + " RENAME TO " + name;
            case MATERIALIZED_VIEW -> "ALTER MATERIALIZED VIEW " + Sql.qualified(path) + " RENAME TO " + name;
        };
    }

    /** {@code name(types)} with the name quoted; the types stand as PostgreSQL writes them. */
    private static String routine(String signature) {
        int arguments = signature.indexOf('(');
        return arguments < 0
                ? Sql.identifier(signature)
                : Sql.identifier(signature.substring(0, arguments)) + signature.substring(arguments);
    }

    @Override
    public String toString() {
        return kind.label() + " " + String.join(".", path) + " to " + newName;
    }
}
