package dev.plumbline.schema.random;

import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Random transitions from a fixed seed; {@code -Dplumbline.random.transitions=2000} and the like run more (see docs/testing.md). */
class RandomTransitionsTest {

    @Test
    void randomSchemasConvergeBothWays() throws SQLException, IOException {
        ScratchOptions options = ScratchOptions.defaults();
        Integer version = Integer.getInteger("plumbline.random.pg");
        try (ScratchServer server = ScratchServer
                .start(version == null ? options : options.withMajorVersion(version))) {
            RandomTransitions transitions = new RandomTransitions(server, Path.of("target", "random-failures"), 100,
                    line -> {});
            assertThat(transitions.run(Integer.getInteger("plumbline.random.transitions", 60),
                    Long.getLong("plumbline.random.seed", 1), Integer.getInteger("plumbline.random.size", 30)))
                    .isEmpty();
        }
    }
}
