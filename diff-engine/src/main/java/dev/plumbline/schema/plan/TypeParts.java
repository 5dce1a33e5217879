package dev.plumbline.schema.plan;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What types are made of. */
final class TypeParts {

    private TypeParts() {}

    /** Whether objects of a kind are parts of types. */
    static boolean isPart(ObjectKind kind) {
        return kind == ObjectKind.ATTRIBUTE || kind == ObjectKind.DOMAIN_CONSTRAINT;
    }

    /** The type and all types whose values its values hold. */
    static Set<ObjectId> within(ObjectId type, Catalog catalog) {
        Set<ObjectId> types = new HashSet<>();
        Deque<ObjectId> open = new ArrayDeque<>(Set.of(type));
        while (!open.isEmpty()) {
            ObjectId next = open.remove();
            if (types.add(next)) {
                Stream.concat(Stream.of(next), catalog.children(next).stream()
                        .filter(child -> child.kind() == ObjectKind.ATTRIBUTE))
                        .flatMap(part -> catalog.dependencies().of(part).stream())
                        .filter(needed -> needed.kind().isType()).forEach(open::add);
            }
        }
        return types;
    }
}
