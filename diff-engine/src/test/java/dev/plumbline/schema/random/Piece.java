package dev.plumbline.schema.random;

import java.util.List;

/**
 * One statement of a random schema.
 *
 * @param key the same before and after an edit
 * @param maker what wrote it, and writes another text for the same subject
 * @param subject the names that identify what it makes, as SQL
 */
record Piece(int key, Maker maker, List<String> subject, String sql) {

    Piece {
        subject = List.copyOf(subject);
    }

    Piece withSql(String text, List<String> names) {
        return new Piece(key, maker, names, text);
    }
}
