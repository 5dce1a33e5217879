package dev.plumbline.schema.locks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the rule table.
 *
 * @param form what people call the statement, and in which circumstances
 * @param oldest the first major version that it holds for
 * @param newest the last one
 * @param when what must hold besides the pattern
 * @param locks the modes by role
 * @param rewrites the roles that are written anew
 * @param scans the roles that are read in full
 * @param setup SQL before the sample, on the schema of the tests
 * @param sample a statement that shows it
 */
record LockRule(String form, int oldest, int newest, Pattern pattern, List<Circumstance> when, List<RoleLock> locks,
        List<RoleUse> rewrites, List<RoleUse> scans, String setup, String sample) {

    private static final int COLUMNS = 9;

    /** A mode on the relations of a role; maybe only. */
    record RoleLock(String role, LockMode mode, boolean maybe) {}

    /** A role; maybe only. */
    record RoleUse(String role, boolean maybe) {}

    static LockRule parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "a lock rule has " + COLUMNS + " columns, not " + parts.length + ": " + line);
        }
        String[] versions = parts[1].split("-", -1);
        return new LockRule(parts[0], Integer.parseInt(versions[0]), Integer.parseInt(versions[1]),
                ShapePattern.compile(parts[2]), words(parts[3]).stream().map(Circumstance::of).toList(),
                words(parts[4]).stream().map(LockRule::lock).toList(),
                words(parts[5]).stream().map(LockRule::use).toList(),
                words(parts[6]).stream().map(LockRule::use).toList(), parts[7], parts[8]);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +", -1));
    }

    private static RoleLock lock(String word) {
        boolean maybe = word.endsWith("?");
        String[] parts = (maybe ? word.substring(0, word.length() - 1) : word).split(":", -1);
        return new RoleLock(parts[0], LockMode.ofCode(parts[1]).orElseThrow(), maybe);
    }

    private static RoleUse use(String word) {
        boolean maybe = word.endsWith("?");
        return new RoleUse(maybe ? word.substring(0, word.length() - 1) : word, maybe);
    }

    boolean isFor(int majorVersion) {
        return oldest <= majorVersion && majorVersion <= newest;
    }

    Optional<RuleHit> recognise(SqlShape action) {
        Matcher match = pattern.matcher(action.text());
        return match.matches() ? Optional.of(new RuleHit(this, action, match)) : Optional.empty();
    }

    Answer rewrite() {
        return answer(rewrites);
    }

    Answer scan() {
        return answer(scans);
    }

    private static Answer answer(List<RoleUse> uses) {
        return uses.isEmpty()
                ? Answer.NO
                : new ArrayList<>(uses).stream().allMatch(RoleUse::maybe) ? Answer.DEPENDS : Answer.YES;
    }
}
