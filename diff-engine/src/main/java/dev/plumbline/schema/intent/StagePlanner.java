package dev.plumbline.schema.intent;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.online.MigrationPlan;

/** Plans one transition between two stages, online or not. */
public interface StagePlanner {

    /** The way from one catalogue to the other. */
    MigrationPlan plan(Catalog from, Catalog to);
}
