package dev.plumbline.schema.online;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the transaction of a cutover such that a second run leaves it out: what is dropped and made anew there cannot tell by itself whether
 * that has been done. An object that reads otherwise before and after tells it for all.
 */
final class Switch {

    private static final Set<ObjectKind> PLAIN = EnumSet.of(ObjectKind.COLUMN, ObjectKind.ENUM, ObjectKind.DOMAIN,
            ObjectKind.RANGE_TYPE);
    private static final String DUE = "pg_catalog.current_setting('plumbline.due', true) = 'yes'";

    private Switch() {}

    /** The parts, with a question before each stretch that shares a transaction in the cutover. */
    static List<Draft> guarded(List<Draft> drafts, Catalog from, Catalog to) {
        List<Draft> guarded = new ArrayList<>();
        List<Draft> stretch = new ArrayList<>();
        Set<ObjectId> seen = new HashSet<>();
        for (Draft draft : drafts) {
            if (inSwitch(draft)) {
                stretch.add(draft);
            } else {
                guarded.addAll(asked(stretch, seen, from, to));
                stretch = new ArrayList<>();
                guarded.add(draft);
                seen.add(draft.object());
            }
        }
        guarded.addAll(asked(stretch, seen, from, to));
        return guarded;
    }

    private static boolean inSwitch(Draft draft) {
        return draft.phase() == Phase.CUTOVER && draft.policy() == TransactionPolicy.SHARED;
    }

    private static List<Draft> asked(List<Draft> stretch, Set<ObjectId> seen, Catalog from, Catalog to) {
        // The text of a definition may read otherwise on another server; what columns and types there are does not.
        Optional<String> done = stretch.stream().map(Draft::object)
                .filter(id -> !seen.contains(id) || PLAIN.contains(id.kind()) && from.contains(id) && to.contains(id))
                .sorted(Comparator.comparing(id -> from.contains(id) && to.contains(id) && !PLAIN.contains(id.kind())))
                .flatMap(id -> Witness.of(id, from, to).stream()).findFirst();
        if (done.isEmpty()) {
            return stretch;
        }
        Draft question = Draft.of(Phase.CUTOVER, TransactionPolicy.SHARED, stretch.getFirst().object(),
                "ask whether the switch is still due",
                List.of(Statement.of("SELECT pg_catalog.set_config('plumbline.due', CASE WHEN " + done.get()
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
