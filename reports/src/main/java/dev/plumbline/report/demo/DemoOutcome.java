package dev.plumbline.report.demo;

import dev.plumbline.report.schema.Rehearsal;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.vector.Advice;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What came of the demo.
 *
 * @param page the HTML page to open
 * @param diff the comparison of the shop as it is with the shop as it shall be
 * @param rehearsal what came of running its steps on a clone
 * @param advice the vector index for the shop's documents; null where the server has no pgvector
 * @param summary for a terminal, with a line break at its end
 */
public record DemoOutcome(Path page, DiffResult diff, Rehearsal rehearsal, @Nullable Advice advice, String summary) {

    /** Whether every check of the rehearsal held. */
    public boolean proven() {
        return rehearsal.proven();
    }
}
