package dev.plumbline.schema.model;

/**
 * Something that the server has and this comparison does not look at.
 *
 * @param what the kind or attribute in PostgreSQL's words, such as {@code event trigger}
 * @param side {@code from} or {@code to}
 * @param name the object's name
 */
public record NotCovered(String what, String side, String name) {}
