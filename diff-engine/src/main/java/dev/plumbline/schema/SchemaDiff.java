package dev.plumbline.schema;

import dev.plumbline.schema.diff.CatalogDiff;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.diff.SourceSummary;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.NotCovered;
import dev.plumbline.schema.plan.PlannedSteps;
import dev.plumbline.schema.plan.Planner;
import java.util.ArrayList;
import java.util.List;

/** Compares two catalogues and plans the way from one to the other. Stateless. */
public final class SchemaDiff {

    private SchemaDiff() {}

    /**
     * Compares two catalogues.
     *
     * @param fromDisplay what to call the first side; must not hold a password
     */
    public static DiffResult compare(Catalog read, String fromDisplay, Catalog target, String toDisplay) {
        Catalog from = read.runOn(target);
        Catalog to = target.runOn(read);
        List<Change> changes = CatalogDiff.compare(from, to);
        PlannedSteps planned = Planner.plan(from, to, changes);
        List<NotCovered> notCovered = new ArrayList<>(from.notCovered());
        notCovered.addAll(to.notCovered());
        return new DiffResult(summary(from, fromDisplay), summary(to, toDisplay), changes, planned.steps(), notCovered,
                planned.impossible());
    }

    private static SourceSummary summary(Catalog catalog, String display) {
        return new SourceSummary(display, catalog.version().text(), catalog.objects().size());
    }
}
