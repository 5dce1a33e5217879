package dev.plumbline.schema.kind.extension;

import dev.plumbline.schema.model.Catalog;
import java.util.Optional;

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
}
