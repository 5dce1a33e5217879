package dev.plumbline.schema.cases;

import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.catalog.CatalogReader;
import dev.plumbline.schema.catalog.ReadOptions;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Files do not say who runs them; a live database knows. Both name the same role once they are compared. */
@TestInstance(Lifecycle.PER_CLASS)
class LiveTargetTest {

    private static final List<String> LIVE = List.of("CREATE TABLE t (id int)", "ALTER TABLE t OWNER TO live_owner",
            "CREATE VIEW v AS SELECT id FROM t", "ALTER VIEW v OWNER TO live_owner",
            "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO live_reader",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT INSERT ON TABLES TO live_reader",
            "ALTER DEFAULT PRIVILEGES FOR ROLE live_owner GRANT SELECT ON TABLES TO live_admin",
            "GRANT UPDATE ON t TO live_admin", "CREATE POLICY p ON t TO live_admin, live_reader",
            "CREATE FOREIGN DATA WRAPPER live_wrapper",
            "CREATE SERVER live_server FOREIGN DATA WRAPPER live_wrapper",
            "CREATE USER MAPPING FOR live_admin SERVER live_server");
    private static final String FILE = """
            CREATE TABLE t (id bigint);
            ALTER TABLE t OWNER TO live_owner;
            GRANT UPDATE ON t TO CURRENT_USER;
            CREATE VIEW v AS SELECT id FROM t;
            CREATE TABLE added (id int);
            ALTER DEFAULT PRIVILEGES GRANT SELECT, UPDATE ON TABLES TO live_reader;
            ALTER DEFAULT PRIVILEGES FOR ROLE live_admin IN SCHEMA public GRANT INSERT ON TABLES TO live_reader;
            ALTER DEFAULT PRIVILEGES FOR ROLE live_owner GRANT SELECT ON TABLES TO CURRENT_USER;
            CREATE POLICY p ON t TO CURRENT_USER, live_reader;
            CREATE FOREIGN DATA WRAPPER live_wrapper;
            CREATE SERVER live_server FOREIGN DATA WRAPPER live_wrapper;
            CREATE USER MAPPING FOR CURRENT_USER SERVER live_server;
            """;

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
    void namesWhoeverRunsTheScript(@TempDir Path folder) throws SQLException, IOException {
        Path file = Files.writeString(folder.resolve("target.sql"), FILE);
        for (String role : List.of("live_owner", "live_reader")) {
            server.ensureRole(role);
        }
        try (ScratchDatabase live = server.createDatabase();
                Connection connection = live.connect();
                Statement session = connection.createStatement();
                ScratchDatabase target = SqlFiles.load(List.of(file), server)) {
            session.execute("DO $$ BEGIN CREATE ROLE live_admin SUPERUSER;"
                    + " EXCEPTION WHEN duplicate_object THEN ALTER ROLE live_admin SUPERUSER; END $$");
            session.execute("SET SESSION AUTHORIZATION live_admin");
            for (String statement : LIVE) {
                session.execute(statement);
            }
            Catalog to = SqlFiles.read(target, "to");

            DiffResult result = compare(connection, to);

            assertThat(result.changes()).extracting(Change::object)
                    .filteredOn(object -> object.kind() == ObjectKind.DEFAULT_PRIVILEGE
                            || object.kind() == ObjectKind.USER_MAPPING || object.kind() == ObjectKind.POLICY)
                    .hasToString("[default privilege of live_admin on tables to live_reader]");
            for (Step step : result.steps()) {
                for (dev.plumbline.schema.plan.Statement statement : step.statements()) {
                    session.execute(statement.sql());
                }
            }
            assertThat(compare(connection, to).changes()).isEmpty();
            assertThat(ownerOfView(session)).isEqualTo("live_owner");
        }
    }

    private static DiffResult compare(Connection connection, Catalog to) {
        return SchemaDiff.compare(CatalogReader.read(connection, ReadOptions.live(), "from"), "from", to, "to");
    }

    private static String ownerOfView(Statement session) throws SQLException {
        try (var results = session
                .executeQuery("SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'public.v'::regclass")) {
            results.next();
            return results.getString(1);
        }
    }
}
