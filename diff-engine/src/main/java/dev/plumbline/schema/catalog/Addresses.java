package dev.plumbline.schema.catalog;

import dev.plumbline.schema.model.ObjectId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates addresses of one database into identities. Not thread-safe. */
public final class Addresses {

    private final Map<Address, ObjectId> identities = new HashMap<>();
    private final Map<Address, Address> aliases = new HashMap<>();

    void put(Address address, ObjectId id) {
        identities.put(address, id);
    }

    /** Notes that one catalogue row is a part of another, as a view's rule is of the view. */
    void alias(Address part, Address whole) {
        aliases.put(part, whole);
    }

    /** The identity at an address; an uncovered column stands for its relation, a part for its whole. */
    public @Nullable ObjectId find(Address address) {
        @Nullable
        ObjectId exact = findExact(address);
        return exact == null && address.sub() != 0 ? findExact(address.whole()) : exact;
    }

    /** The identity of the object that has this very address; parts of it have none. */
    public @Nullable ObjectId findItself(Address address) {
        return identities.get(address);
    }

    /** The identity at exactly this address: a column that is not covered has none. */
    public @Nullable ObjectId findExact(Address address) {
        @Nullable
        Address current = address;
        // A chain of aliases is short (an array type, its element, a table); the bound guards against a damaged catalogue.
        for (int hops = 0; current != null && hops < 8; hops++) {
            @Nullable
            ObjectId id = identities.get(current);
            if (id != null) {
                return id;
            }
            current = aliases.get(current);
        }
        return null;
    }
}
