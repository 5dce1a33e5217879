package dev.plumbline.schema.online;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the transaction of a cutover such that a second run leaves it out: what is dropped and made anew there cannot tell by itself whether
 * that has been done. An object that reads otherwise before and after tells it for all.
 */
final class Switch {

    private static final Set<ObjectKind> PLAIN = EnumSet.of(ObjectKind.COLUMN, ObjectKind.ATTRIBUTE, ObjectKind.ENUM,
            ObjectKind.DOMAIN, ObjectKind.RANGE_TYPE);
    private static final String DUE = "pg_catalog.current_setting('plumbline.due', true) = 'yes'";

    private static final String QUESTION = "SELECT pg_catalog.set_config('plumbline.due', CASE WHEN ";

    private Switch() {}

    /** Whether a part only asks whether the switch is still due. */
    static boolean asks(Draft draft) {
        return draft.statements().stream().allMatch(statement -> statement.sql().startsWith(QUESTION));
    }

    /**
     * The parts, with a question before each stretch that shares a transaction in the cutover.
     *
     * @param renamed the objects that get another name, as they are called afterwards
     */
    static List<Draft> guarded(List<Draft> drafts, Set<ObjectId> renamed, Catalog from, Catalog to) {
        List<Draft> guarded = new ArrayList<>();
        List<Draft> stretch = new ArrayList<>();
        // What later stretches can tell is what the last one tells, from the end to the start.
        Optional<String> later = Optional.empty();
        for (int place = drafts.size() - 1; place >= -1; place--) {
            if (place >= 0 && inSwitch(drafts.get(place))) {
                stretch.addFirst(drafts.get(place));
                continue;
            }
            if (!stretch.isEmpty()) {
                Set<ObjectId> seen = drafts.subList(0, place + 1).stream().map(Draft::object)
                        .collect(Collectors.toSet());
                Optional<String> done = done(stretch, seen, renamed, from, to);
                boolean renames = stretch.stream().map(Draft::object).anyMatch(renamed::contains);
                later = done.isPresent() || renames ? done : later;
                guarded.addAll(0, asked(stretch, later));
                stretch = new ArrayList<>();
            }
            if (place >= 0) {
                guarded.addFirst(drafts.get(place));
            }
        }
        return guarded;
    }

    private static boolean inSwitch(Draft draft) {
        return draft.phase() == Phase.CUTOVER && draft.policy() == TransactionPolicy.SHARED;
    }

    /** A condition that holds once the stretch has been run; a new name says it best, and other names are not known before. */
    private static Optional<String> done(List<Draft> stretch, Set<ObjectId> seen, Set<ObjectId> renamed, Catalog from,
            Catalog to) {
        List<ObjectId> objects = stretch.stream().map(Draft::object).toList();
        if (objects.stream().anyMatch(renamed::contains)) {
            // Of several renames, one on the way to another leaves no trace.
            return objects.stream().filter(renamed::contains).filter(to::contains)
                    .flatMap(id -> Witness.present(id).stream()).findFirst();
        }
        // The text of a definition may read otherwise on another server; what columns and types there are does not.
        return objects.stream()
                .filter(id -> !seen.contains(id) || PLAIN.contains(id.kind()) && from.contains(id) && to.contains(id))
                .sorted(Comparator.comparing(id -> from.contains(id) && to.contains(id) && !PLAIN.contains(id.kind())))
                .flatMap(id -> Witness.of(id, from, to).stream()).findFirst();
    }

    private static List<Draft> asked(List<Draft> stretch, Optional<String> done) {
        if (done.isEmpty()) {
            return stretch;
        }
        Draft question = Draft.of(Phase.CUTOVER, TransactionPolicy.SHARED, stretch.getFirst().object(),
                "ask whether the switch is still due",
                List.of(Statement.of(QUESTION + done.get()
                        + " THEN 'no' ELSE 'yes' END, true)")));
        return Stream.concat(Stream.of(question), stretch.stream()
                .map(draft -> draft.with(draft.statements().stream().map(Switch::whenDue).toList()))).toList();
    }

    private static Statement whenDue(Statement statement) {
        // No handler of errors: PostgreSQL refuses the subtransaction that it needs after some changes of types.
        @Nullable
        String condition = statement.guard().condition();
        return Statement.of(statement.sql()).onlyWhen(condition == null ? DUE : DUE + " AND " + condition);
    }
}
