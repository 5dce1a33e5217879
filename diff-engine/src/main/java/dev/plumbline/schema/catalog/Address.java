package dev.plumbline.schema.catalog;

/**
 * Where PostgreSQL keeps an object: the three numbers of {@code pg_depend}, valid in one database only.
 *
 * @param catalog the catalogue, such as {@code pg_class}
 * @param oid the row's oid
 * @param sub the column number, or 0 for the whole object
 */
public record Address(String catalog, long oid, int sub) {

    Address whole() {
        return new Address(catalog, oid, 0);
    }
}
