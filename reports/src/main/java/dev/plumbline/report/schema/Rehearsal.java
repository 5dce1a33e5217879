package dev.plumbline.report.schema;

import java.util.List;

/**
 * What came of running the steps on a copy.
 *
 * @param where the copy, in one line
 * @param checks what was checked, in order
 * @param notChecked what was not, one sentence each
 */
public record Rehearsal(String where, List<Check> checks, List<String> notChecked) {

    public Rehearsal {
        checks = List.copyOf(checks);
        notChecked = List.copyOf(notChecked);
    }

    /** One check: what had to hold, whether it did, and the number behind it. */
    public record Check(String what, boolean passed, String detail) {}

    /** Whether everything that was checked held. */
    public boolean proven() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::passed);
    }
}
