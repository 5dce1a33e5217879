package dev.plumbline.schema.cases;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.rename.SchemaCopy;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Extensions that the scratch server lacks are compared as far as files declare them. */
@TestInstance(Lifecycle.PER_CLASS)
class MissingExtensionsTest {

    @TempDir
    private Path folder;

    private ScratchServer server;

    @BeforeAll
    void start() {
        server = ScratchServer.start(ScratchOptions.defaults());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private ScratchDatabase load(String sql) throws IOException {
        return SqlFiles.load(List.of(Files.writeString(folder.resolve("side.sql"), sql)), server);
    }

    private Catalog read(String sql) throws IOException {
        try (ScratchDatabase database = load(sql)) {
            return SqlFiles.read(database, "side");
        }
    }

    private static List<String> sql(DiffResult result) {
        return result.steps().stream().flatMap(step -> step.statements().stream()).map(statement -> statement.sql())
                .toList();
    }

    @Test
    void anExtensionThatIsNotHereIsCreatedAsDeclared() throws IOException {
        DiffResult result = SchemaDiff.compare(read("SELECT 1"), "from", read("""
                CREATE SCHEMA partman;
                CREATE EXTENSION IF NOT EXISTS no_such_extension WITH SCHEMA partman VERSION '5.1';
                COMMENT ON EXTENSION no_such_extension IS 'not here';
                CREATE EXTENSION "Other-one";
                CREATE TABLE t (a int);
                """), "to");
        assertThat(sql(result)).contains("CREATE SCHEMA \"partman\"",
                "CREATE EXTENSION \"no_such_extension\" WITH SCHEMA \"partman\" VERSION '5.1'",
                "CREATE EXTENSION \"Other-one\"", "COMMENT ON EXTENSION \"no_such_extension\" IS 'not here'");
        assertThat(result.notCovered()).filteredOn(entry -> entry.what().startsWith("members of an extension"))
                .extracting(entry -> entry.name()).containsExactlyInAnyOrder("no_such_extension", "Other-one");
    }

    @Test
    void whatFilesLeaveOpenMakesNoDifference() throws IOException {
        Catalog live = read("CREATE SCHEMA s; CREATE EXTENSION no_such_extension SCHEMA s VERSION '3.4'");
        assertThat(
                SchemaDiff.compare(live, "live", read("CREATE SCHEMA s; CREATE EXTENSION no_such_extension"), "files")
                        .changes())
                .isEmpty();
        assertThat(SchemaDiff.compare(live, "live",
                read("CREATE SCHEMA s; CREATE EXTENSION no_such_extension VERSION '3.4' CASCADE"), "files").changes())
                .isEmpty();
        DiffResult newer = SchemaDiff.compare(live, "live",
                read("CREATE SCHEMA s; CREATE EXTENSION no_such_extension VERSION '3.5'"), "files");
        assertThat(sql(newer)).containsExactly("ALTER EXTENSION \"no_such_extension\" UPDATE TO '3.5'");
        DiffResult gone = SchemaDiff.compare(live, "live", read("CREATE SCHEMA s"), "files");
        assertThat(sql(gone)).containsExactly("DROP EXTENSION \"no_such_extension\"");
    }

    @Test
    void aVersionThatIsNotHereKeepsTheMembers() throws IOException {
        Catalog target = read("CREATE EXTENSION citext VERSION '0.9-vendor'; CREATE TABLE t (a citext)");
        assertThat(sql(SchemaDiff.compare(read("SELECT 1"), "from", target, "to")))
                .contains("CREATE EXTENSION \"citext\" WITH SCHEMA \"public\" VERSION '0.9-vendor'");
    }

    @Test
    void aStatementThatNeedsItsMembersNamesTheCause() {
        assertThatThrownBy(() -> read("CREATE EXTENSION no_such_extension;\nCREATE TABLE t (g no_such_type)"))
                .isInstanceOf(PlumblineException.class).hasMessageContaining("side.sql:2: type \"no_such_type\"")
                .hasMessageContaining(
                        "the likely cause: the scratch server does not have the extension no_such_extension");
    }

    @Test
    void aCopyForRenamesHasItToo() throws IOException {
        Catalog live = read("CREATE EXTENSION no_such_extension VERSION '3.4'; CREATE TABLE t (a int)");
        try (ScratchDatabase copy = SchemaCopy.build(live, server)) {
            assertThat(SchemaDiff.compare(SqlFiles.read(copy, "copy"), "copy", live, "live").changes())
                    .extracting(Change::object).isEmpty();
        }
    }
}
