package dev.plumbline.schema.plan;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Kinds;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Whether FROM's server can have what TO asks for: the rooms declare since when PostgreSQL has what. */
public final class VersionCheck {

    private static final int MOST_SHOWN = 20;

    private VersionCheck() {}

    /**
     * Refuses a target that FROM's server cannot have.
     *
     * @throws PlumblineException with code BAD_INPUT, which names each object, what it uses and the version that has it
     */
    public static void require(Catalog from, Catalog to) {
        if (from.version().isAtLeast(to.version().major())) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (CatalogObject object : to.objects().values()) {
            if (!object.equals(from.objects().get(object.id()))) {
                missing.addAll(missing(Kinds.of(object.id().kind()), object.id(), from, to));
            }
        }
        if (!missing.isEmpty()) {
            String more = missing.size() > MOST_SHOWN ? "; and " + (missing.size() - MOST_SHOWN) + " more" : "";
            throw new PlumblineException(ErrorCode.BAD_INPUT, "the target needs a newer server than PostgreSQL "
                    + from.version().text() + ", which FROM has: "
                    + String.join("; ", missing.stream().limit(MOST_SHOWN).toList()) + more
                    + "; upgrade that server first, or take it out of the target");
        }
    }

    private static <T extends CatalogObject> List<String> missing(Kind<T> kind, ObjectId id, Catalog from, Catalog to) {
        Function<Feature<T>, String> words = feature -> id + ": " + feature.name() + " needs PostgreSQL "
                + feature.since();
        T object = to.find(id, kind.type()).orElseThrow();
        return kind.features().stream().filter(feature -> !from.version().isAtLeast(feature.since()))
                .filter(feature -> feature.used().test(object)).map(words).toList();
    }
}
