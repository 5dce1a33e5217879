package dev.plumbline.schema.intent;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether intents fit FROM and TO. */
final class IntentCheck {

    private IntentCheck() {}

    /**
     * Checks them, and joins moves between the same tables into one.
     *
     * @throws PlumblineException with code BAD_INPUT for the first that does not fit
     */
    static List<Intent> checked(List<Intent> intents, Catalog from, Catalog to) {
        List<Intent> joined = joined(intents);
        for (Intent intent : joined) {
            intent.backward().keySet()
                    .forEach(column -> expect(intent, intent.table(), column, from, "FROM", to, "TO"));
            intent.forward().keySet()
                    .forEach(column -> expect(intent, StageBuilder.target(intent), column, to, "TO", from, "FROM"));
            if (intent instanceof Intent.Move move) {
                key(move, from, to);
            }
        }
        return joined;
    }

    private static void expect(Intent intent, ObjectId table, String name, Catalog there, String thereName,
            Catalog gone,
            String goneName) {
        ObjectId column = table.child(ObjectKind.COLUMN, name);
        if (there.find(column, Column.class).filter(found -> !found.ofView()).isEmpty()) {
            throw problem(intent, thereName + " has no " + column
                    + (there.contains(table)
                            ? "; its columns are " + there.children(table, Column.class).stream()
                                    .map(other -> other.id().name()).collect(Collectors.joining(", "))
                            : ", and no " + table));
        }
        if (gone.contains(column)) {
            throw problem(intent,
                    column + " is in " + goneName + " too; expected it in " + thereName + " only, as " + thereName
                            + " is the "
                            + (thereName.equals("FROM") ? "schema before" : "schema after") + " the change");
        }
        if (!there.find(column, Column.class).orElseThrow().generated().isEmpty()) {
            throw problem(intent, column + " is a generated column, which nobody can write");
        }
    }

    private static void key(Intent.Move move, Catalog from, Catalog to) {
        move.by().forEach((source, target) -> {
            Map<ObjectId, Catalog> needed = Map.of(move.table().child(ObjectKind.COLUMN, source), from,
                    move.target().child(ObjectKind.COLUMN, target), to);
            needed.forEach((column, catalog) -> {
                if (!catalog.contains(column)) {
                    throw problem(move, "there is no " + column + " to join the tables by");
                }
            });
        });
        if (move.by().isEmpty()) {
            throw problem(move, "it has to say by which columns the tables belong together: by: {id: user_id}");
        }
    }

    private static PlumblineException problem(Intent intent, String what) {
        return new PlumblineException(ErrorCode.BAD_INPUT, "intent \"" + intent.title() + "\": " + what);
    }

    private static List<Intent> joined(List<Intent> intents) {
        Map<List<Object>, Intent> joined = new LinkedHashMap<>();
        for (Intent intent : intents) {
            if (intent instanceof Intent.Move move) {
                joined.merge(List.of(move.table(), move.target(), move.by()), move,
                        (one, other) -> join((Intent.Move) one, (Intent.Move) other));
            } else {
                joined.put(List.of(intent), intent);
            }
        }
        return new ArrayList<>(joined.values());
    }

    private static Intent.Move join(Intent.Move one, Intent.Move other) {
        Map<String, String> forward = new LinkedHashMap<>(one.forward());
        forward.putAll(other.forward());
        Map<String, String> backward = new LinkedHashMap<>(one.backward());
        backward.putAll(other.backward());
        return new Intent.Move(one.table(), one.target(), forward, backward, one.by(), one.createsTarget(),
                one.createsSource(), one.flags());
    }
}
