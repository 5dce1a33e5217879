package dev.plumbline.schema.diff;

import dev.plumbline.schema.model.NotCovered;
import dev.plumbline.schema.plan.Step;
import java.util.List;

/** The outcome of a comparison: what differs, and the ordered steps that bring FROM to TO. Immutable. */
public record DiffResult(SourceSummary from, SourceSummary to, List<Change> changes, List<Step> steps,
        List<NotCovered> notCovered,
        List<String> notes, List<String> renameOffers) {

    public DiffResult {
        changes = List.copyOf(changes);
        steps = List.copyOf(steps);
        notCovered = List.copyOf(notCovered);
        notes = List.copyOf(notes);
        renameOffers = List.copyOf(renameOffers);
    }

    /** Whether the two sides are the same as far as this comparison looks. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
