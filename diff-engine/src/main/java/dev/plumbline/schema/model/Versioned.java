package dev.plumbline.schema.model;

import java.util.Optional;

/** An object that says something which servers of older versions neither store nor need. */
public interface Versioned extends CatalogObject {

    /** What a server of a major version would know of this object; empty where that is nothing. */
    Optional<? extends CatalogObject> asKnownTo(int major);
}
