package dev.plumbline.schema.random;

import dev.plumbline.schema.cases.CaseVerdict;
import dev.plumbline.schema.cases.CaseVerdict.Outcome;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs random transitions. A walk of ten schemas has a seed of its own, counted up from the first; a pair of neighbours makes two
 * transitions, there and back.
 */
public final class RandomTransitions {

    private static final int PAIRS_OF_WALK = 10;

    private final ScratchServer server;
    private final Path kept;
    private final int shrinkingAttempts;
    private final Consumer<String> log;
    private final Map<Outcome, Integer> tally = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * @param kept the folder that shrunk failures are written below, each as a case
     * @param shrinkingAttempts how many smaller transitions are tried for a failure
     */
    RandomTransitions(ScratchServer server, Path kept, int shrinkingAttempts, Consumer<String> log) {
        this.server = server;
        this.kept = kept;
        this.shrinkingAttempts = shrinkingAttempts;
        this.log = log;
    }

    /** Arguments: how many transitions, the first seed, the size of a schema, the major version, the folder for failures, attempts to shrink each. */
    public static void main(String[] arguments) throws SQLException, IOException {
        ScratchOptions options = ScratchOptions.defaults().withMajorVersion(Integer.parseInt(arguments[3]));
        try (ScratchServer server = ScratchServer.start(options)) {
            RandomTransitions run = new RandomTransitions(server, Path.of(arguments[4]),
                    Integer.parseInt(arguments[5]), System.out::println);
            run.run(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        }
    }

    /** Runs transitions until there are {@code count}; one line for each that failed. */
    List<String> run(int count, long firstSeed, int size) throws SQLException, IOException {
        long seed = firstSeed;
        for (int done = 0; done < count; seed++) {
            RandomWalk walk = new RandomWalk(server, seed, size);
            List<Piece> before = List.of();
            for (int pair = 0; pair < PAIRS_OF_WALK && done < count; pair++, done += 2) {
                List<Piece> after = walk.next();
                examine(new Transition(before, after), "seed-" + seed + "-" + pair);
                before = after;
            }
            log.accept("seed " + seed + ": " + tally);
        }
        return List.copyOf(failures);
    }

    private void examine(Transition transition, String name) throws SQLException, IOException {
        List<CaseVerdict> verdicts = transition.run(server);
        verdicts.forEach(verdict -> tally.merge(Transition.isRefused(verdict) ? Outcome.SKIPPED : verdict.outcome(), 1,
                Integer::sum));
        for (CaseVerdict verdict : verdicts.stream().filter(Transition::isFailure).limit(1).toList()) {
            log.accept(name + " " + verdict.direction() + " " + verdict.outcome() + ": " + verdict.detail());
            Transition small = Shrinker.shrink(server, transition, verdict, shrinkingAttempts);
            small.write(kept.resolve(name));
            String line = name + " " + verdict.direction() + " " + verdict.outcome() + ", kept in "
                    + kept.resolve(name);
            failures.add(line);
            log.accept(line);
        }
    }
}
