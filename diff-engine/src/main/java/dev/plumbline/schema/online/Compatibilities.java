package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which application code works after each part: the old until something that it uses goes or changes, the new when all that it needs is there. */
final class Compatibilities {

    private static final Set<ObjectKind> USED = EnumSet.of(ObjectKind.TABLE, ObjectKind.COLUMN, ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW, ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE,
            ObjectKind.SEQUENCE, ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE, ObjectKind.RANGE_TYPE,
            ObjectKind.SCHEMA, ObjectKind.FOREIGN_TABLE, ObjectKind.OPERATOR, ObjectKind.CAST, ObjectKind.DEFAULT,
            ObjectKind.ATTRIBUTE);
    /** What an application may run into with rows that it wrote before. */
    private static final Set<ObjectKind> NARROWS = EnumSet.of(ObjectKind.CONSTRAINT, ObjectKind.FOREIGN_KEY,
            ObjectKind.DOMAIN_CONSTRAINT, ObjectKind.POLICY);

    private final List<Compatibility> compatibilities = new ArrayList<>();

    Compatibilities(List<Draft> drafts, Catalog from) {
        int lastNeeded = -1;
        for (int place = 0; place < drafts.size(); place++) {
            if (drafts.get(place).phase() != Phase.CONTRACT) {
                lastNeeded = place;
            }
        }
        Optional<String> broken = Optional.empty();
        for (int place = 0; place < drafts.size(); place++) {
            Draft draft = drafts.get(place);
            if (broken.isEmpty()) {
                broken = breaks(draft, from);
            }
            String note = broken.orElseGet(() -> narrows(draft, from));
            compatibilities.add(new Compatibility(broken.isEmpty(), place >= lastNeeded, note));
        }
    }

    Compatibility after(int place) {
        return compatibilities.get(place);
    }

    private static Optional<String> breaks(Draft draft, Catalog from) {
        if (Switch.asks(draft) || !USED.contains(draft.object().kind()) || !from.contains(draft.object())
                && !draft.title().startsWith("rename ")) {
            return Optional.empty();
        }
        return switch (draft.phase()) {
            case EXPAND, BACKFILL -> Optional.empty();
            case CUTOVER -> Optional.of(draft.object() + " is no longer what it was (" + draft.title() + ")");
            case CONTRACT -> Optional.of(draft.object() + " is gone");
        };
    }

    private static String narrows(Draft draft, Catalog from) {
        boolean notNull = draft.title().contains("not null") || draft.title().startsWith("refuse NULL");
        if (draft.phase() == Phase.CONTRACT || !NARROWS.contains(draft.object().kind())
                && !(notNull && from.find(draft.object(), Column.class).isPresent())) {
            return "";
        }
        return "code that writes rows against " + draft.object() + " gets errors";
    }
}
