package dev.plumbline.schema.proof;

import dev.plumbline.schema.proof.ProofCheck.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Collects checks and what was not looked at. Not thread-safe. */
final class Findings {

    private final List<ProofCheck> checks = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<String> notProven = new ArrayList<>();

    void passed(String title, String detail) {
        checks.add(new ProofCheck(title, Outcome.PASSED, detail));
    }

    void failed(String title, String detail) {
        checks.add(new ProofCheck(title, Outcome.FAILED, detail));
        reasons.add(title + ": " + detail);
    }

    void notRun(String title, String why) {
        checks.add(new ProofCheck(title, Outcome.NOT_RUN, why));
        notProven.add(title + ": " + why);
    }

    /** Passes where nothing speaks against it. */
    boolean check(String title, List<String> against, String detail) {
        if (against.isEmpty()) {
            passed(title, detail);
        } else {
            failed(title, shortened(against));
        }
        return against.isEmpty();
    }

    void doubt(String what) {
        if (!notProven.contains(what)) {
            notProven.add(what);
        }
    }

    void reason(String why) {
        reasons.add(why);
    }

    boolean good() {
        return reasons.isEmpty();
    }

    Proof proof(List<StepTrace> steps) {
        return new Proof(reasons.isEmpty(), checks, steps, reasons, notProven);
    }

    private static String shortened(List<String> all) {
        int shown = Math.min(5, all.size());
        return String.join("; ", all.subList(0, shown))
                + (all.size() > shown ? "; and " + (all.size() - shown) + " more" : "");
    }
}
