package dev.plumbline.schema.online;

import dev.plumbline.schema.plan.Statement;
import java.util.List;
import java.util.Locale;

/**
 * The way back of a step.
 *
 * @param reversibility whether the schema, and the rows, come back
 * @param dataLoss what the step destroys
 * @param inverse the statements that undo it; empty where the inverse of another step does, or where there is none
 * @param reason why it is not full, or which step undoes it; empty where there is nothing to say
 */
public record Reversal(Reversibility reversibility, DataLoss dataLoss, List<Statement> inverse, String reason) {

    public Reversal {
        inverse = List.copyOf(inverse);
    }

    /** Whether a step can be undone. */
    public enum Reversibility {
        /** Schema and rows. */
        FULL,
        /** The schema, but not all values. */
        PARTIAL,
        /** Not at all. */
        NONE;

        /** The word for people: {@code full}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is lost for good when a step runs. */
    public enum DataLoss {
        NONE, LOW, MEDIUM, HIGH;

        /** The word for people: {@code none}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
