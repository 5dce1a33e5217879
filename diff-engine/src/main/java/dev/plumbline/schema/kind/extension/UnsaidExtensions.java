package dev.plumbline.schema.kind.extension;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.Optional;
import java.util.stream.Stream;

/** Files may declare extensions that the scratch server lacks: nobody knows then which version and schema they mean. */
public final class UnsaidExtensions {

    private UnsaidExtensions() {}

    /** The target where what its files leave open about extensions is as FROM has it. */
    public static Catalog asIn(Catalog from, Catalog to) {
        boolean unsaid = to.objects().values().stream().anyMatch(object -> object instanceof Extension extension
                && (extension.version() == null || extension.schema() == null));
        return !unsaid
                ? to
                : to.mapped(object -> object instanceof Extension extension
                        ? Optional.of(from.find(extension.id(), Extension.class).map(extension::saidBy)
                                .orElse(extension))
                        : Optional.of(object));
    }

    /** The catalogue without the privileges on members that one of the sides does not know. */
    public static Catalog withoutUnknownMembers(Catalog catalog, Catalog other) {
        boolean known = Stream.of(catalog, other).flatMap(side -> side.objects().values().stream())
                .noneMatch(object -> object instanceof Extension extension && extension.stub());
        return known
                ? catalog
                : catalog.filter(id -> id.kind() != ObjectKind.PRIVILEGE
                        || !isStub(id.requireParent(), catalog) && !isStub(id.requireParent(), other));
    }

    private static boolean isStub(ObjectId carrier, Catalog catalog) {
        return catalog.find(carrier, Extension.class).filter(Extension::stub).isPresent();
    }
}
