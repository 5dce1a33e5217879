package dev.plumbline.schema.model;

import java.util.Locale;

/**
 * The kinds of objects and facts that a catalogue holds, in the order in which they are created when nothing else decides. Facts
 * (owner, comment, privileges, …) are objects of their own below the object that carries them.
 */
public enum ObjectKind {
    SCHEMA, EXTENSION, ENUM, DOMAIN, DOMAIN_CONSTRAINT, COMPOSITE_TYPE, ATTRIBUTE, SEQUENCE, FUNCTION, PROCEDURE, AGGREGATE, TABLE, COLUMN, DEFAULT, SEQUENCE_OWNER, INHERITANCE, PARTITION, VIEW, MATERIALIZED_VIEW, CONSTRAINT, INDEX, INDEX_PARTITION, FOREIGN_KEY, TRIGGER, POLICY, OWNER, PRIVILEGE, COMMENT;

    /** The word that messages and reports use: {@code materialized view}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
