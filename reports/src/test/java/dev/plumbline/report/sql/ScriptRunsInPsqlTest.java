package dev.plumbline.report.sql;

import dev.plumbline.report.ReportContext;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class ScriptRunsInPsqlTest {

    private static final ReportContext CONTEXT = new ReportContext(Instant.parse("2026-11-20T09:30:00Z"), "0.1.0");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    Path folder;

    @Test
    void fromStartToEndWithOddNames() throws Exception {
        ScratchServer server = ScratchServers.shared(ScratchOptions.defaults());
        assumeThat(server.tool("psql")).as("psql is on this machine").isPresent();
        Path before = Files.writeString(folder.resolve("before.sql"),
                "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE t (id integer);");
        Path after = Files.writeString(folder.resolve("after.sql"), """
                CREATE TYPE mood AS ENUM ('sad', 'it''s \\ :fine');
                CREATE TABLE t (id integer, m mood DEFAULT 'it''s \\ :fine');
                CREATE TABLE "odd "" -- name
                ; DROP TABLE t; \\q :id" ("col:on" text DEFAULT ':id' CHECK ("col:on" <> '\\'));
                CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS $_$ SELECT $1 + 1 -- not the end;
                $_$;
                CREATE VIEW v AS SELECT f(id) AS "x;y" FROM t;
                """);
        try (ScratchDatabase live = SqlFiles.load(List.of(before), server);
                ScratchDatabase target = SqlFiles.load(List.of(after), server)) {
            Catalog to = SqlFiles.read(target, "to");
            DiffResult result = SchemaDiff.compare(SqlFiles.read(live, "from"), "before\n; DROP TABLE t;", to,
                    "after.sql");
            assertThat(psql(live, new DiffSqlRenderer().render(result, CONTEXT))).isZero();
            assertThat(SchemaDiff.compare(SqlFiles.read(live, "from"), "migrated", to, "after.sql").changes())
                    .isEmpty();
        }
    }

    private int psql(ScratchDatabase database, String script) throws Exception {
        Path file = Files.writeString(folder.resolve("migration.sql"), script);
        ProcessBuilder builder = new ProcessBuilder(database.server().tool("psql").orElseThrow().toString(), "-X", "-q",
                "-v",
                "ON_ERROR_STOP=1", "-v", "id=99", "-f", file.toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(database.settings().environment());
        builder.environment().put("PGOPTIONS", "-c role=" + SqlFiles.AUTHOR);
        return builder.start().waitFor();
    }
}
