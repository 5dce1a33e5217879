package dev.plumbline.schema.plan;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;

/** What the rooms may ask while statements are written. */
public interface Planning {

    Catalog from();

    Catalog to();

    /** Whether the plan creates the object, anew or again. */
    boolean creates(ObjectId id);

    /** Whether the plan drops the object, for good or to create it again. */
    boolean drops(ObjectId id);

    /** Whether the alteration of something else makes the object anew. */
    boolean remakes(ObjectId id);
}
