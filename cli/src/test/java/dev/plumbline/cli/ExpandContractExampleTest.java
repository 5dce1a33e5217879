package dev.plumbline.cli;

import dev.plumbline.cli.config.IntentFile;
import dev.plumbline.schema.intent.Intent;
import dev.plumbline.schema.intent.IntentPlanner;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.Phase;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.proof.ProgressListener;
import dev.plumbline.schema.proof.Proof;
import dev.plumbline.schema.proof.ProofOptions;
import dev.plumbline.schema.proof.Prover;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The worked example of the docs is planned and proven as it stands there (R28). */
class ExpandContractExampleTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "expand-contract");

    @Test
    void isPlannedAndProven() throws Exception {
        ScratchServer server = ScratchServers.shared(15);
        List<Intent> intents = IntentFile.read(EXAMPLE.resolve("intent.yaml"), "intent.yaml");
        try (ScratchDatabase old = SqlFiles.load(List.of(EXAMPLE.resolve("old.sql")), server);
                ScratchDatabase target = SqlFiles.load(List.of(EXAMPLE.resolve("new.sql")), server)) {
            Catalog from = SqlFiles.read(old, "from");
            Catalog to = SqlFiles.read(target, "to");
            rows(old);

            MigrationPlan plan = IntentPlanner.plan(from, to, intents, server, PlanOptions.online());
            Proof proof = Prover.prove(plan, from, to, server, ProofOptions.defaults().on(old),
                    ProgressListener.silent());

            assertThat(plan.up()).extracting(PlanStep::phase).contains(Phase.values());
            assertThat(plan.blocked()).isEmpty();
            assertThat(proof.reasons()).isEmpty();
            assertThat(proof.proven()).isTrue();
        }
    }

    @Test
    void isProvenWithCanaryRows() throws Exception {
        ScratchServer server = ScratchServers.shared(15);
        List<Intent> intents = IntentFile.read(EXAMPLE.resolve("intent.yaml"), "intent.yaml");
        try (ScratchDatabase old = SqlFiles.load(List.of(EXAMPLE.resolve("old.sql")), server);
                ScratchDatabase target = SqlFiles.load(List.of(EXAMPLE.resolve("new.sql")), server)) {
            Catalog from = SqlFiles.read(old, "from");
            Catalog to = SqlFiles.read(target, "to");
            MigrationPlan plan = IntentPlanner.plan(from, to, intents, server, PlanOptions.online());
            Proof proof = Prover.prove(plan, from, to, server, ProofOptions.defaults(), ProgressListener.silent());
            assertThat(proof.reasons()).isEmpty();
            assertThat(proof.notProven()).noneMatch(doubt -> doubt.startsWith("rows of table"));
            assertThat(proof.checks()).anySatisfy(
                    check -> assertThat(check.detail()).containsPattern("^[1-9][0-9]* rows: public.users "));
        }
    }

    @Test
    void standsInTheDocsAsItIs() throws Exception {
        String docs = Files.readString(Path.of("..", "docs", "expand-contract.md"));
        for (String line : Files.readAllLines(EXAMPLE.resolve("intent.yaml"))) {
            if (!line.startsWith("#")) {
                assertThat(docs).contains(line.replaceFirst("\\s+#.*", ""));
            }
        }
    }

    private static void rows(ScratchDatabase database) throws Exception {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO users (email, name) SELECT i || '@x.example', CASE i % 4 WHEN 0 THEN 'Cher'"
                    + " WHEN 1 THEN 'Ada Lovelace' WHEN 2 THEN ' leading  and double' ELSE '' END FROM generate_series(1, 400) i");
        }
    }
}
