package dev.plumbline.schema.kind.extension;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An installed extension, or one that a scratch server lacks and a file declares. Its members are its own business.
 *
 * @param version null where the file of an extension that is not here names none
 * @param schema null where the file of an extension that is not here names none
 * @param stub whether it is declared only: nobody knows its members
 * @param members those that default privileges act on
 */
public record Extension(ObjectId id, @Nullable String version, @Nullable String schema,
        @NotCompared boolean relocatable, @NotCompared boolean stub,
        @NotCompared List<Member> members) implements CatalogObject {

    public Extension {
        members = List.copyOf(members);
    }

    /**
     * A member of an extension.
     *
     * @param name its name below the extension, the same wherever that stands
     * @param reference as GRANT says it: {@code ROUTINE public.digest(text,text)}
     * @param schema the schema that it is in; empty for a schema
     */
    public record Member(String name, String reference, String schema) {}

    /** The same extension where what is not said is as on another side. */
    public Extension saidBy(Extension other) {
        return new Extension(id, version == null ? other.version : version, schema == null ? other.schema : schema,
                relocatable, stub, members);
    }
}
