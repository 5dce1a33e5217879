package dev.plumbline.schema.intent;

import dev.plumbline.schema.model.Catalog;
import java.util.Map;

/**
 * The states between FROM and TO, each as a scratch server has it. Triggers of dual writes are in none of them.
 *
 * @param expanded FROM, what TO adds, and the new columns without NOT NULL, defaults and constraints
 * @param tightened the new columns as in TO
 * @param switched TO, and what the old code still needs
 * @param pairs the tables of each intent, once expanded
 */
record Stages(Catalog expanded, Catalog tightened, Catalog switched, Catalog contracted,
        Map<Intent, TablePair> pairs) {}
