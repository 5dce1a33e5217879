package dev.plumbline.schema.locks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** An action of a statement that the pattern of a rule recognises. */
record RuleHit(LockRule rule, SqlShape shape, Matcher match) {

    /** The relation that the rule calls {@code t}. */
    String table() {
        return relation("t").orElse("");
    }

    /** The relation with a role in the pattern. */
    Optional<String> relation(String role) {
        return shape.name(match, role).map(path -> String.join(".", path));
    }

    /** The last part of a name in the pattern. */
    String name(String group) {
        return shape.name(match, group).map(List::getLast).orElse("");
    }

    /** The tokens that a group holds. */
    String text(String group) {
        return textOr(group).orElse("");
    }

    Optional<String> textOr(String group) {
        return match.namedGroups().containsKey(group) && match.group(group) != null
                ? Optional.of(shape.source(match.start(group), match.end(group)))
                : Optional.empty();
    }
}
