package dev.plumbline.schema.cases;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** FROM and TO on servers of different major versions: the oldest and the newest that we support. */
@TestInstance(Lifecycle.PER_CLASS)
class ServerVersionsTest {

    /** What GiST and B-tree take for loose members of a family from PostgreSQL 14 on is a real difference. */
    private static final List<String> REALLY_DIFFERENT = List.of("accessmethod--table-and-index",
            "operatorclass--gist-order-by", "operatorclass--other-family",
            // Each server brings another version of the extensions, with other members.
            "privilege--members-of-extensions");

    @TempDir
    private Path folder;

    private ScratchServer oldest;
    private ScratchServer newest;

    @BeforeAll
    void start() {
        oldest = ScratchServer.start(ScratchOptions.defaults().withMajorVersion(ScratchOptions.OLDEST_MAJOR));
        newest = ScratchServer.start(ScratchOptions.defaults().withMajorVersion(ScratchOptions.NEWEST_MAJOR));
    }

    @AfterAll
    void stop() {
        oldest.close();
        newest.close();
    }

    private static Catalog read(Path file, ScratchServer server) {
        try (ScratchDatabase database = SqlFiles.load(List.of(file), server)) {
            return SqlFiles.read(database, "side");
        }
    }

    private Catalog read(String sql, ScratchServer server) throws IOException {
        return read(Files.writeString(folder.resolve("side.sql"), sql), server);
    }

    @Test
    void identicalSqlMakesNoDifference() {
        Stream<Path> files = CaseFolder.find(Path.of("src/test/cases")).stream()
                .filter(each -> each.oldestMajor() <= ScratchOptions.OLDEST_MAJOR
                        && REALLY_DIFFERENT.stream().noneMatch(each.name()::equals))
                .peek(each -> each.roles().forEach(role -> {
                    oldest.ensureRole(role);
                    newest.ensureRole(role);
                })).map(CaseFolder::newSql);
        assertThat(files.toList()).allSatisfy(file -> {
            Catalog one = read(file, oldest);
            Catalog other = read(file, newest);
            assertThat(List.of(SchemaDiff.compare(one, "13", other, "18"), SchemaDiff.compare(other, "18", one, "13")))
                    .allSatisfy(result -> {
                        assertThat(result.changes()).as(file.toString()).isEmpty();
                        assertThat(result.steps()).as(file.toString()).isEmpty();
                    });
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE TABLE t (a int, UNIQUE NULLS NOT DISTINCT (a)) | constraint public.t.t_a_key: NULLS NOT DISTINCT needs PostgreSQL 15
            CREATE TABLE t (a int); CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT | index public.t.i: NULLS NOT DISTINCT needs PostgreSQL 15
            CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) VIRTUAL) | column public.t.b: a virtual generated column needs PostgreSQL 18
            CREATE TABLE t (a int4multirange) | column public.t.a: a multirange type needs PostgreSQL 14
            CREATE TABLE t (a int CHECK (a > 0) NOT ENFORCED) | constraint public.t.t_a_check: NOT ENFORCED needs PostgreSQL 18
            CREATE TABLE t (a int4range, b daterange, PRIMARY KEY (a, b WITHOUT OVERLAPS)) | constraint public.t.t_pkey: WITHOUT OVERLAPS needs PostgreSQL 18
            CREATE TABLE t (a int CONSTRAINT n NOT NULL NO INHERIT) | column public.t.a: NOT NULL with NO INHERIT needs PostgreSQL 18
            CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID | column public.t.a: NOT NULL with NOT VALID needs PostgreSQL 18
            CREATE VIEW v WITH (security_invoker = true) AS SELECT 1 AS a | view public.v: security_invoker needs PostgreSQL 15
            CREATE TABLE t (a text COMPRESSION pglz) | column public.t.a: SET COMPRESSION needs PostgreSQL 14
            CREATE TABLE t (a int); CREATE PUBLICATION p FOR TABLE t WHERE (a > 1) | in public.t: a row filter needs PostgreSQL 15
            CREATE PUBLICATION p FOR TABLES IN SCHEMA public | FOR TABLES IN SCHEMA needs PostgreSQL 15
            CREATE FUNCTION f() RETURNS int RETURN 1 | function public.f(): a function body in standard SQL needs PostgreSQL 14
            CREATE PROCEDURE p(OUT a int) LANGUAGE sql AS 'SELECT 1' | OUT arguments of a procedure needs PostgreSQL 14
            CREATE TABLE t (a int, b int); CREATE STATISTICS s ON (a + b), b FROM t | statistics public.s: statistics on expressions needs PostgreSQL 14
            CREATE UNLOGGED SEQUENCE s | sequence public.s: an unlogged sequence needs PostgreSQL 15
            CREATE COLLATION c (PROVIDER = builtin, LOCALE = 'C.UTF-8') | collation public.c: the provider builtin needs PostgreSQL 17
            CREATE TABLE t (a int); GRANT MAINTAIN ON t TO PUBLIC | MAINTAIN without all other privileges needs PostgreSQL 17
            """)
    void whatTheServerOfFromDoesNotHaveIsOneError(String sql, String message) throws IOException {
        Catalog from = read("SELECT 1", oldest);
        Catalog to = read(sql, newest);
        assertThatThrownBy(() -> SchemaDiff.compare(from, "live", to, "files"))
                .isInstanceOf(PlumblineException.class).hasMessageContaining(message)
                .hasMessageContaining("than PostgreSQL 13.");
    }

    @Test
    void whatFromHasAlreadyAndOlderServersLackIsNoError() throws IOException {
        Catalog from = read("CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) VIRTUAL)", newest);
        DiffResult result = SchemaDiff.compare(from, "live", read("CREATE TABLE t (a int)", oldest), "files");
        assertThat(result.steps()).singleElement().satisfies(step -> assertThat(step.statements().getFirst().sql())
                .isEqualTo("ALTER TABLE \"public\".\"t\" DROP COLUMN \"b\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE TABLE t (a timestamptz); CREATE VIEW v AS SELECT extract(year FROM a)::int AS y, a AT TIME ZONE 'UTC' AS z FROM t
            CREATE TABLE t (a text); CREATE VIEW v AS SELECT substring(a FROM 2 FOR 3) AS s, position('x' IN a) AS p, trim(both 'y' FROM a) AS t FROM t
            CREATE TABLE t (a text DEFAULT (now() AT TIME ZONE 'utc')::text); CREATE INDEX i ON t (overlay(a placing 'x' from 1))
            """)
    void syntaxThatOlderServersWroteAsCallsIsTheSame(String sql) throws IOException {
        assertThat(SchemaDiff.compare(read(sql, oldest), "live", read(sql, newest), "files").changes()).isEmpty();
    }
}
