package dev.plumbline.schema.locks;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every line of the rule table against a real server; {@code -Dplumbline.cases.pg=N} asks for a version. */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class LockRulesTest {

    private ScratchServer server;
    private ScratchDatabase samples;
    private Catalog catalog;

    @BeforeAll
    void start() throws URISyntaxException {
        ScratchOptions options = ScratchOptions.defaults();
        Integer version = Integer.getInteger("plumbline.cases.pg");
        server = ScratchServer.start(version == null ? options : options.withMajorVersion(version));
        samples = SqlFiles.load(
                List.of(Path.of(Objects.requireNonNull(LockRulesTest.class.getResource("samples.sql")).toURI())),
                server);
        catalog = SqlFiles.read(samples, "from");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> saysWhatTheServerDoes() {
        return LockRules.forVersion(server.majorVersion()).rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.form(), () -> {
                    SampleRun run = SampleRun.of(rule, samples, catalog);
                    assertThat(run.disagreements()).as("%s: %s", rule.sample(), run.traced()).isEmpty();
                }));
    }
}
