package dev.plumbline.schema;

import dev.plumbline.schema.diff.CatalogDiff;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.diff.SourceSummary;
import dev.plumbline.schema.diff.VersionBridge;
import dev.plumbline.schema.kind.extension.UnsaidExtensions;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.NotCovered;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.plan.PlannedSteps;
import dev.plumbline.schema.plan.Planner;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.plan.VersionCheck;
import dev.plumbline.schema.rename.Rename;
import dev.plumbline.schema.rename.RenameOffers;
import dev.plumbline.schema.rename.Renamer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Compares two catalogues and plans the way from one to the other. Stateless. */
public final class SchemaDiff {

    private SchemaDiff() {}

    /**
     * Compares two catalogues. Where their servers are of different major versions, only what both can say makes a difference.
     *
     * @param fromDisplay what to call the first side; must not hold a password
     * @throws dev.plumbline.error.PlumblineException with code BAD_INPUT if the target needs what the server of FROM does not have
     */
    public static DiffResult compare(Catalog read, String fromDisplay, Catalog target, String toDisplay) {
        VersionCheck.require(read, target);
        Catalog from = read.runOn(target);
        Catalog to = target.runOn(read);
        if (read.version().major() != target.version().major()) {
            Predicate<ObjectId> counts = VersionBridge.exceptInitialFacts(from, to);
            Catalog before = VersionBridge.asKnownTo(to, from).filter(counts);
            to = VersionBridge.inWordsOf(before, VersionBridge.asKnownTo(from, to).filter(counts));
            from = before;
        }
        Catalog start = UnsaidExtensions.withoutUnknownMembers(from, to);
        to = UnsaidExtensions.asIn(start, UnsaidExtensions.withoutUnknownMembers(to, from));
        from = start;
        List<Change> changes = CatalogDiff.compare(from, to);
        PlannedSteps planned = Planner.plan(from, to, changes);
        List<NotCovered> notCovered = new ArrayList<>(from.notCovered());
        notCovered.addAll(to.notCovered());
        return new DiffResult(summary(from, fromDisplay), summary(to, toDisplay), changes, planned.steps(), notCovered,
                planned.impossible(), RenameOffers.find(changes, from, to).stream().map(Rename::toString).toList());
    }

    /**
     * Compares two catalogues where some objects of the first are known to have new names in the second.
     *
     * @param renamed what {@link Renamer#apply} made of the first side
     */
    public static DiffResult compare(Catalog from, String fromDisplay, Catalog to, String toDisplay,
            Renamer.Renamed renamed) {
        DiffResult rest = compare(renamed.catalog(), fromDisplay, to, toDisplay);
        List<Change> changes = new ArrayList<>(renamed.changes());
        changes.addAll(rest.changes());
        List<Step> steps = new ArrayList<>(renamed.steps());
        rest.steps().forEach(step -> steps.add(step.behind(renamed.steps().size())));
        return new DiffResult(summary(from, fromDisplay), rest.to(), changes, steps, rest.notCovered(), rest.notes(),
                rest.renameOffers());
    }

    private static SourceSummary summary(Catalog catalog, String display) {
        return new SourceSummary(display, catalog.version().text(), catalog.objects().size());
    }
}
