package dev.plumbline.schema.cases;

import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.nio.file.Path;
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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Every folder of {@code src/test/cases}, up and down, on one scratch server; {@code -Dplumbline.cases.pg=N} asks for a version. */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class AcceptanceCasesTest {

    private ScratchServer server;

    @BeforeAll
    void start() {
        ScratchOptions options = ScratchOptions.defaults();
        Integer version = Integer.getInteger("plumbline.cases.pg");
        server = ScratchServer.start(version == null ? options : options.withMajorVersion(version));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> convergesBothWays() {
        CaseRunner runner = new CaseRunner(server);
        return CaseFolder.find(Path.of("src/test/cases")).stream()
                .map(folder -> DynamicTest.dynamicTest(folder.name(),
                        () -> runner.run(folder).forEach(AcceptanceCasesTest::check)));
    }

    private static void check(CaseVerdict verdict) {
        assumeTrue(verdict.outcome() != CaseVerdict.Outcome.SKIPPED, verdict.detail());
        assertThat(verdict.outcome()).as("%s %s: %s", verdict.name(), verdict.direction(), verdict.detail())
                .isEqualTo(CaseVerdict.Outcome.PASSED);
    }
}
