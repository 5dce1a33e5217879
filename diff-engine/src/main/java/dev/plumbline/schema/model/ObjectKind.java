package dev.plumbline.schema.model;

import java.util.Locale;

import static dev.plumbline.schema.model.ObjectKind.Naming.FACT;
import static dev.plumbline.schema.model.ObjectKind.Naming.IN_SCHEMA;
import static dev.plumbline.schema.model.ObjectKind.Naming.ON_PARENT;
import static dev.plumbline.schema.model.ObjectKind.Naming.PATH;
import static dev.plumbline.schema.model.ObjectKind.Naming.PLACE;
import static dev.plumbline.schema.model.ObjectKind.Naming.VERBATIM;

/**
 * The kinds of objects and facts that a catalogue holds, in the order in which they are created when nothing else decides. Facts
 * (owner, comment, privileges, …) are objects of their own below the object that carries them.
 */
public enum ObjectKind {
    SCHEMA("SCHEMA", PATH), EXTENSION("EXTENSION", PATH), LANGUAGE("LANGUAGE", PATH), ACCESS_METHOD("ACCESS METHOD",
            PATH), COLLATION("COLLATION", PATH), ENUM("TYPE", PATH), SHELL_TYPE("TYPE", PATH), BASE_TYPE("TYPE",
                    PATH), RANGE_TYPE("TYPE", PATH), DOMAIN("DOMAIN", PATH), COMPOSITE_TYPE("TYPE",
                            PATH), ATTRIBUTE("COLUMN", PATH), SEQUENCE("SEQUENCE",
                                    PATH), FUNCTION("FUNCTION", VERBATIM), PROCEDURE("PROCEDURE", VERBATIM), AGGREGATE(
                                            "AGGREGATE", VERBATIM), OPERATOR("OPERATOR", VERBATIM), OPERATOR_FAMILY(
                                                    "OPERATOR FAMILY",
                                                    VERBATIM), OPERATOR_FAMILY_MEMBER("", VERBATIM), OPERATOR_CLASS(
                                                            "OPERATOR CLASS", VERBATIM), CAST("CAST",
                                                                    VERBATIM), CONVERSION("CONVERSION",
                                                                            PATH), TRANSFORM(
                                                                                    "TRANSFORM",
                                                                                    VERBATIM), DOMAIN_CONSTRAINT(
                                                                                            "CONSTRAINT",
                                                                                            ON_PARENT), TEXT_SEARCH_PARSER(
                                                                                                    "TEXT SEARCH PARSER",
                                                                                                    PATH), TEXT_SEARCH_TEMPLATE(
                                                                                                            "TEXT SEARCH TEMPLATE",
                                                                                                            PATH), TEXT_SEARCH_DICTIONARY(
                                                                                                                    "TEXT SEARCH DICTIONARY",
                                                                                                                    PATH), TEXT_SEARCH_CONFIGURATION(
                                                                                                                            "TEXT SEARCH CONFIGURATION",
                                                                                                                            PATH), FOREIGN_DATA_WRAPPER(
                                                                                                                                    "FOREIGN DATA WRAPPER",
                                                                                                                                    PATH), FOREIGN_SERVER(
                                                                                                                                            "SERVER",
                                                                                                                                            PATH), USER_MAPPING(
                                                                                                                                                    "USER MAPPING",
                                                                                                                                                    VERBATIM), TABLE(
                                                                                                                                                            "TABLE",
                                                                                                                                                            PATH), FOREIGN_TABLE(
                                                                                                                                                                    "FOREIGN TABLE",
                                                                                                                                                                    PATH), COLUMN(
                                                                                                                                                                            "COLUMN",
                                                                                                                                                                            PATH), DEFAULT(
                                                                                                                                                                                    "",
                                                                                                                                                                                    FACT), SEQUENCE_OWNER(
                                                                                                                                                                                            "",
                                                                                                                                                                                            FACT), INHERITANCE(
                                                                                                                                                                                                    "",
                                                                                                                                                                                                    PLACE), PARTITION(
                                                                                                                                                                                                            "",
                                                                                                                                                                                                            PLACE), VIEW(
                                                                                                                                                                                                                    "VIEW",
                                                                                                                                                                                                                    PATH), MATERIALIZED_VIEW(
                                                                                                                                                                                                                            "MATERIALIZED VIEW",
                                                                                                                                                                                                                            PATH), CONSTRAINT(
                                                                                                                                                                                                                                    "CONSTRAINT",
                                                                                                                                                                                                                                    ON_PARENT), INDEX(
                                                                                                                                                                                                                                            "INDEX",
                                                                                                                                                                                                                                            IN_SCHEMA), INDEX_PARTITION(
                                                                                                                                                                                                                                                    "",
                                                                                                                                                                                                                                                    PLACE), FOREIGN_KEY(
                                                                                                                                                                                                                                                            "CONSTRAINT",
                                                                                                                                                                                                                                                            ON_PARENT), STATISTICS(
                                                                                                                                                                                                                                                                    "STATISTICS",
                                                                                                                                                                                                                                                                    PATH), RULE(
                                                                                                                                                                                                                                                                            "RULE",
                                                                                                                                                                                                                                                                            ON_PARENT), TRIGGER(
                                                                                                                                                                                                                                                                                    "TRIGGER",
                                                                                                                                                                                                                                                                                    ON_PARENT), POLICY(
                                                                                                                                                                                                                                                                                            "POLICY",
                                                                                                                                                                                                                                                                                            ON_PARENT), PUBLICATION(
                                                                                                                                                                                                                                                                                                    "PUBLICATION",
                                                                                                                                                                                                                                                                                                    PATH), PUBLICATION_TABLE(
                                                                                                                                                                                                                                                                                                            "",
                                                                                                                                                                                                                                                                                                            PLACE), PUBLICATION_SCHEMA(
                                                                                                                                                                                                                                                                                                                    "",
                                                                                                                                                                                                                                                                                                                    PLACE), SUBSCRIPTION(
                                                                                                                                                                                                                                                                                                                            "SUBSCRIPTION",
                                                                                                                                                                                                                                                                                                                            PATH), DEFAULT_PRIVILEGE(
                                                                                                                                                                                                                                                                                                                                    "",
                                                                                                                                                                                                                                                                                                                                    VERBATIM), OWNER(
                                                                                                                                                                                                                                                                                                                                            "",
                                                                                                                                                                                                                                                                                                                                            FACT), PRIVILEGE(
                                                                                                                                                                                                                                                                                                                                                    "",
                                                                                                                                                                                                                                                                                                                                                    FACT), COMMENT(
                                                                                                                                                                                                                                                                                                                                                            "",
                                                                                                                                                                                                                                                                                                                                                            FACT), SECURITY_LABEL(
                                                                                                                                                                                                                                                                                                                                                                    "",
                                                                                                                                                                                                                                                                                                                                                                    FACT), EVENT_TRIGGER(
                                                                                                                                                                                                                                                                                                                                                                            "EVENT TRIGGER",
                                                                                                                                                                                                                                                                                                                                                                            PATH);

    /** How statements and people name an object of a kind. */
    public enum Naming {
        /** By the quoted path of names. */
        PATH,
        /** By its schema and its name, whatever holds it in between. */
        IN_SCHEMA,
        /** {@code name ON parent}. */
        ON_PARENT,
        /** The name is SQL already (a signature); in its schema where it has one. */
        VERBATIM,
        /** A place below something else: SQL has no name for it. */
        PLACE,
        /** Something said of its parent: SQL has no name for it. */
        FACT
    }

    private final String keyword;
    private final Naming naming;

    ObjectKind(String keyword, Naming naming) {
        this.keyword = keyword;
        this.naming = naming;
    }

    /** The kind in SQL's words ({@code MATERIALIZED VIEW}); empty where SQL has none. */
    public String keyword() {
        return keyword;
    }

    public Naming naming() {
        return naming;
    }

    /** The word that messages and reports use: {@code materialized view}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether objects of this kind are types that columns can have. */
    public boolean isType() {
        return keyword.equals("TYPE") || this == DOMAIN;
    }
}
