package dev.plumbline.schema.proof;

import dev.plumbline.scratch.ScratchDatabase;
import java.util.Optional;

/**
 * How a plan is proven.
 *
 * @param rows a database of the scratch server that has the schema of FROM and rows of its own, to be copied instead of a new one with canary
 *        rows; nobody may be connected to it
 * @param traffic whether a reader and a writer use the tables while the plan runs once more
 * @param seed for what is chosen by chance
 */
public record ProofOptions(Optional<ScratchDatabase> rows, boolean traffic, long seed) {

    private static final long SEED = 1;

    /** Canary rows and traffic. */
    public static ProofOptions defaults() {
        return new ProofOptions(Optional.empty(), true, SEED);
    }

    /** The same without the run under traffic. */
    public ProofOptions withoutTraffic() {
        return new ProofOptions(rows, false, seed);
    }

    /** The same on copies of a database with rows. */
    public ProofOptions on(ScratchDatabase database) {
        return new ProofOptions(Optional.of(database), traffic, seed);
    }
}
