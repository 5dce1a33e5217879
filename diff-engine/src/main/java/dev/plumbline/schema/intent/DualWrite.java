package dev.plumbline.schema.intent;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.plan.Statement;
import java.util.List;

/**
 * What keeps both sides of intents equal while old and new code write: functions and triggers. The functions have a fixed search_path; their
 * triggers' names come last in the alphabet, so that they see what other triggers have made of a row.
 *
 * @param table where the triggers are
 * @param create statements of one transaction that a second run does not disturb
 * @param drop statements of the same kind
 */
record DualWrite(ObjectId table, List<Statement> create, List<Statement> drop) {

    static final String TRIGGER = "zz_plumbline_dual_write";

    DualWrite {
        create = List.copyOf(create);
        drop = List.copyOf(drop);
    }
}
