package dev.plumbline.schema.kind;

import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Replacements that PostgreSQL does not allow are said to be impossible, with the reason; the cases show those that work. */
@TestInstance(Lifecycle.PER_CLASS)
class TypeReplacementTest {

    @TempDir
    private Path folder = Path.of(".");
    private ScratchServer server;

    @BeforeAll
    void start() {
        server = ScratchServer.start(ScratchOptions.defaults());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void saysThatAPartitionKeyKeepsItsType() {
        String table = "CREATE TABLE t (m mood) PARTITION BY LIST (m);";
        DiffResult result = diff("CREATE TYPE mood AS ENUM ('sad', 'ok');" + table,
                "CREATE TYPE mood AS ENUM ('ok');" + table);

        assertThat(result.notes()).singleElement().asString().startsWith("enum public.mood: column public.t.m is part")
                .contains("partition key");
        assertThat(result.steps()).isEmpty();
    }

    @Test
    void saysThatAnExpressionOfAPartitionKeyKeepsItsType() {
        String rest = "CREATE TABLE u (m mood, n integer) PARTITION BY RANGE ((m > 'ok'), n);";
        DiffResult result = diff("CREATE TYPE mood AS ENUM ('sad', 'ok');" + rest,
                "CREATE TYPE mood AS ENUM ('ok');" + rest);

        assertThat(result.notes()).singleElement().asString().contains("partition key");
    }

    @Test
    void saysThatRowsOfTheTableAreHeldElsewhere() {
        String tables = "CREATE TABLE t (m mood); CREATE TABLE holder (r t);";
        DiffResult result = diff("CREATE TYPE mood AS ENUM ('sad', 'ok');" + tables,
                "CREATE TYPE mood AS ENUM ('ok');" + tables);

        assertThat(result.notes()).singleElement().asString()
                .contains("column public.holder.r holds rows of table public.t");
    }

    @Test
    void changesStoredAttributesWhileOthersComeAndGo() {
        String table = "CREATE TABLE t (p pair);";
        DiffResult result = diff("CREATE TYPE pair AS (a integer, b text);" + table,
                "CREATE TYPE pair AS (a bigint, c text);" + table);

        assertThat(result.notes()).isEmpty();
        assertThat(result.steps()).extracting(Step::title).containsExactly("drop attribute public.pair.b",
                "alter attribute public.pair.a", "create attribute public.pair.c");
    }

    private DiffResult diff(String from, String to) {
        try (ScratchDatabase before = load("from.sql", from); ScratchDatabase after = load("to.sql", to)) {
            return SchemaDiff.compare(SqlFiles.read(before, "from"), "from", SqlFiles.read(after, "to"), "to");
        }
    }

    private ScratchDatabase load(String name, String sql) {
        try {
            return SqlFiles.load(List.of(Files.writeString(folder.resolve(name), sql)), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
