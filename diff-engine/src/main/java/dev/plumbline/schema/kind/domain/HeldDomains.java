package dev.plumbline.schema.kind.domain;

import dev.plumbline.schema.kind.TypeReplacement;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Planning;

/**
 * Whether PostgreSQL can check the values of a domain: not those that stand inside arrays, ranges or composite values of tables
 * ({@code get_rels_with_domain}).
 */
final class HeldDomains {

    private HeldDomains() {}

    static boolean isHeld(ObjectId domain, Planning planning) {
        return planning.from().dependencies().on(domain).stream()
                .filter(dependent -> planning.to().dependencies().of(dependent).contains(domain))
                .anyMatch(dependent -> switch (dependent.kind()) {
                    case COLUMN -> isArray(dependent, planning.from()) && isArray(dependent, planning.to());
                    case ATTRIBUTE -> TypeReplacement.isStored(dependent.requireParent(), planning);
                    case RANGE_TYPE -> TypeReplacement.isStored(dependent, planning);
                    case DOMAIN -> planning.from().find(dependent, Domain.class)
                            .filter(other -> other.baseType().endsWith("[]")).isPresent()
                                    ? TypeReplacement.isStored(dependent, planning)
                                    : isHeld(dependent, planning);
                    case ObjectKind other -> false;
                });
    }

    private static boolean isArray(ObjectId column, Catalog catalog) {
        return catalog.find(column, Column.class)
                .filter(found -> !found.ofView() && found.type().endsWith("[]")).isPresent();
    }
}
