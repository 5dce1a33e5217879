package dev.plumbline.schema.online;

import dev.plumbline.schema.plan.Step;
import java.util.List;
import java.util.Optional;

/** One way of doing a step without blocking others for long. Stateless; one class per way. */
interface Rewrite {

    /** The parts that take the place of the step, in order; empty where this way does not apply. */
    Optional<List<Draft>> rewrite(Step step, RewriteContext context);
}
