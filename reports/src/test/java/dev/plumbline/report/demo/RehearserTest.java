package dev.plumbline.report.demo;

import dev.plumbline.report.schema.Rehearsal;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RehearserTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    Path folder;

    @Test
    void holdsWhenEverythingArrivesAndNothingIsLost() throws IOException {
        assertThat(rehearse().proven()).isTrue();
    }

    @Test
    void seesRowsThatGotLost() throws IOException {
        assertThat(failures(rehearse("DELETE FROM public.t WHERE id = 2"))).singleElement().asString()
                .contains("has 2 rows, had 3");
    }

    @Test
    void seesValuesThatChanged() throws IOException {
        assertThat(failures(rehearse("UPDATE public.t SET name = 'x' WHERE id = 2"))).singleElement().asString()
                .contains("public.t.name holds other values");
    }

    @Test
    void seesADifferenceThatRemains() throws IOException {
        assertThat(failures(rehearse("ALTER TABLE public.t ADD COLUMN stray integer"))).singleElement().asString()
                .contains("1 difference").contains("stray");
    }

    @Test
    void namesTheStepThatFails() throws IOException {
        assertThat(failures(rehearse("SELECT 1 / 0"))).singleElement().asString().contains("division by zero",
                "step 2");
    }

    private static List<String> failures(Rehearsal rehearsal) {
        assertThat(rehearsal.proven()).isFalse();
        return rehearsal.checks().stream().filter(check -> !check.passed()).map(Rehearsal.Check::detail).toList();
    }

    /** Rehearses a small migration, with these statements after its own. */
    private Rehearsal rehearse(String... more) throws IOException {
        ScratchServer server = ScratchServers.shared(ScratchOptions.defaults());
        Path before = Files.writeString(folder.resolve("before.sql"),
                "CREATE TABLE t (id integer, name text); INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, NULL);");
        Path after = Files.writeString(folder.resolve("after.sql"),
                "CREATE TABLE t (id integer, name text, extra integer DEFAULT 5);");
        try (ScratchDatabase live = SqlFiles.load(List.of(before), server);
                ScratchDatabase target = SqlFiles.load(List.of(after), server)) {
            Catalog from = SqlFiles.read(live, "from");
            Catalog to = SqlFiles.read(target, "to");
            DiffResult result = SchemaDiff.compare(from, "before.sql", to, "after.sql");
            List<Step> steps = new ArrayList<>(result.steps());
            for (String sql : more) {
                Step last = steps.getLast();
                steps.add(new Step(steps.size() + 1, last.action(), last.object(), "more", List.of(Statement.of(sql)),
                        Set.of()));
            }
            return new Rehearser(from, to,
                    new DiffResult(result.from(), result.to(), result.changes(), steps, List.of(), List.of(),
                            List.of()))
                    .rehearse(live);
        }
    }
}
