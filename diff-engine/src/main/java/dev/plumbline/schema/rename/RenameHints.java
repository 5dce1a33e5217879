package dev.plumbline.schema.rename;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds hints in SQL text: {@code -- plumbline:renamed table public.old to new} anywhere, or {@code -- plumbline:renamed from=old} before the
 * statement, column or constraint that has the new name, or at the end of its line.
 */
public final class RenameHints {

    private static final Pattern HINT = Pattern.compile("(?m)^(.*?)--\\s*plumbline:renamed\\s+(.*)$");
    private static final Pattern FROM = Pattern.compile("from\\s*=\\s*(\\S+)");
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern CREATE = Pattern
            .compile("(?is)\\s*create\\s+(?:or\\s+replace\\s+)?(?:unlogged\\s+|unique\\s+|recursive\\s+)*"
                    + "(table|view|materialized\\s+view|sequence|type|domain|index|function|procedure|schema)\\s+(?:concurrently\\s+)?"
                    + "(?:if\\s+not\\s+exists\\s+)?(" + NAME + "(?:\\." + NAME + ")?)\\s*(.*)");
    private static final Pattern ELEMENT = Pattern.compile("(?is)\\s*(constraint\\s+)?(" + NAME + ").*");
    private static final Pattern ON_TABLE = Pattern
            .compile("(?is)on\\s+(?:only\\s+)?(" + NAME + "(?:\\." + NAME + ")?).*");

    private RenameHints() {}

    /**
     * The renames that a script tells of; unqualified names are of the schema public.
     *
     * @throws PlumblineException with code BAD_INPUT for a hint that stands at nothing that can be renamed
     */
    public static List<Rename> find(String script) {
        List<Rename> renames = new ArrayList<>();
        Matcher hint = HINT.matcher(script);
        while (hint.find()) {
            Matcher from = FROM.matcher(hint.group(2).strip());
            renames.add(from.matches() ? positional(script, hint, from.group(1)) : Rename.parse(hint.group(2)));
        }
        return renames;
    }

    private static Rename positional(String script, Matcher hint, String oldName) {
        boolean trailing = !hint.group(1).isBlank();
        String place = trailing ? hint.group(1) : withoutComments(script.substring(hint.end()));
        Matcher create = CREATE.matcher(place);
        String old = NamePath.parse(oldName).getLast();
        if (create.matches()) {
            return ofStatement(create, old);
        }
        // A column or constraint: the statement that is open here says of which table.
        int start = script.lastIndexOf(';', hint.start()) + 1;
        Matcher table = CREATE.matcher(withoutComments(script.substring(start, hint.start(2))));
        Matcher element = ELEMENT.matcher(place);
        if (table.matches() && table.group(1).equalsIgnoreCase("table") && element.matches()) {
            List<String> path = new ArrayList<>(qualified(table.group(2)));
            path.add(old);
            return new Rename(element.group(1) == null ? Rename.Target.COLUMN : Rename.Target.CONSTRAINT, path,
                    NamePath.parse(element.group(2)).getFirst());
        }
        throw new PlumblineException(ErrorCode.BAD_INPUT, "the hint plumbline:renamed " + hint.group(2).strip()
                + " stands at nothing that can be renamed; put it before a CREATE statement, a column or a constraint, or write"
                + " plumbline:renamed KIND PATH to NAME");
    }

    private static Rename ofStatement(Matcher create, String old) {
        Rename.Target target = Rename.Target.valueOf(create.group(1).toUpperCase(Locale.ROOT).replaceAll("\\s+", "_"));
        List<String> created = NamePath.parse(create.group(2));
        if (target == Rename.Target.SCHEMA) {
            return new Rename(target, List.of(old), created.getLast());
        }
        List<String> holder = qualified(create.group(2));
        if (target == Rename.Target.INDEX) {
            Matcher table = ON_TABLE.matcher(create.group(3));
            holder = table.matches() ? qualified(table.group(1)) : holder;
        }
        return new Rename(target, List.of(holder.getFirst(), old), created.getLast());
    }

    private static List<String> qualified(String name) {
        List<String> path = NamePath.parse(name);
        return path.size() > 1 ? path : List.of("public", path.getFirst());
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("(?m)--.*$", "").replaceAll("(?s)/\\*.*?\\*/", "");
    }
}
