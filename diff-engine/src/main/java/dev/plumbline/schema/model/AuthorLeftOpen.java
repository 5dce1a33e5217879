package dev.plumbline.schema.model;

/** An object of a file that can speak of whoever runs the script. */
public interface AuthorLeftOpen extends CatalogObject {

    /** The same object where that role is known; the object itself if it does not speak of it. */
    CatalogObject runBy(String role);
}
