package dev.plumbline.schema.random;

import java.util.List;
import java.util.Optional;

/** Writes statements of one kind. */
@FunctionalInterface
interface Maker {

    /**
     * A statement that makes something.
     *
     * @param subject empty for something new; otherwise the subject of an earlier draft, to be made in another way
     * @return empty where the inventory offers nothing to build on
     */
    Optional<Draft> make(Dice dice, Inventory inventory, List<String> subject);
}
