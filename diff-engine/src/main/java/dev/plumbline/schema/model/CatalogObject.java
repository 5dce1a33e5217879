package dev.plumbline.schema.model;

/**
 * One object or fact of a catalogue. Implementations are records; their components, apart from the identity and those marked
 * {@link NotCompared}, are the attributes that a comparison looks at.
 */
public interface CatalogObject {

    /** The identity, unique in its catalogue. */
    ObjectId id();
}
