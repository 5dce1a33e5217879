package dev.plumbline.schema.intent;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.online.Phase;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.rename.SchemaCopy;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the trigger of a split does to single writes while both sides exist. */
@TestInstance(Lifecycle.PER_CLASS)
class RowTriggerTest {

    private static final ObjectId USERS = ObjectId.inSchema(ObjectKind.TABLE, "public", "users");

    private static final String FROM = "CREATE TABLE users (id int PRIMARY KEY, name text DEFAULT 'No Name', \"new\" int, found text)";

    private final ScratchServer server = ScratchServers.shared(Integer.getInteger("plumbline.test.major", 15));
    private ScratchDatabase database = server.createDatabase();
    private List<PlanStep> steps = List.of();

    @BeforeAll
    void expand(@TempDir Path folder) throws Exception {
        Catalog from = Stage.catalog(server, FROM, folder);
        Catalog to = Stage.catalog(server,
                "CREATE TABLE users (id int PRIMARY KEY, \"new\" int, found text, first text DEFAULT 'No', last text)",
                folder);
        Map<String, String> into = new LinkedHashMap<>();
        into.put("first", "split_part(users.name, ' ', 1)");
        into.put("last", "nullif(substr(name, length(split_part(name, ' ', 1)) + 2), '')");
        steps = IntentPlanner.plan(from, to,
                List.of(new Intent.Split(USERS, "name", into, "concat_ws(' ', first, last)", Flags.NONE)), server,
                PlanOptions.online()).up();
        database.close();
        database = SchemaCopy.build(from, server);
        run("INSERT INTO users (id, name) VALUES (100, 'Before Trigger'), (101, NULL)");
        for (PlanStep step : steps) {
            if (step.phase() == Phase.EXPAND) {
                Stage.run(database, step);
            }
        }
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        run("DELETE FROM users WHERE id < 100");
    }

    @Test
    void insertsOfEitherSideFillTheOther() throws SQLException {
        run("INSERT INTO users (id, name) VALUES (1, 'Ada van Lovelace'), (2, 'Cher'), (3, NULL)");
        run("INSERT INTO users (id, first, last) VALUES (4, 'Mary Ann', 'Evans'), (5, 'Plato', NULL)");
        run("INSERT INTO users (id) VALUES (6)");

        assertThat(row(1)).isEqualTo("Ada van Lovelace|Ada|van Lovelace");
        assertThat(row(2)).isEqualTo("Cher|Cher|null");
        assertThat(row(3)).isEqualTo("null|null|null");
        assertThat(row(4)).isEqualTo("Mary Ann Evans|Mary Ann|Evans");
        assertThat(row(5)).isEqualTo("Plato|Plato|null");
        assertThat(row(6)).isEqualTo("No Name|No|Name");
    }

    @Test
    void updatesOfEitherSideFollow() throws SQLException {
        run("INSERT INTO users (id, name) VALUES (1, 'Ada Lovelace')", "UPDATE users SET last = 'Byron' WHERE id = 1");
        assertThat(row(1)).isEqualTo("Ada Byron|Ada|Byron");
        run("UPDATE users SET first = 'Ada Mary' WHERE id = 1");
        assertThat(row(1)).isEqualTo("Ada Mary Byron|Ada Mary|Byron");
        run("UPDATE users SET \"new\" = 1, found = 'x' WHERE id = 1", "UPDATE users SET name = name WHERE id = 1");
        assertThat(row(1)).as("nothing was written to either side").isEqualTo("Ada Mary Byron|Ada Mary|Byron");
        run("UPDATE users SET name = 'A B' WHERE id = 1");
        assertThat(row(1)).isEqualTo("A B|A|B");
        run("UPDATE users SET name = NULL WHERE id = 1");
        assertThat(row(1)).isEqualTo("null|null|null");
    }

    @Test
    void codeThatWritesBothSidesHasItsWay() throws SQLException {
        run("INSERT INTO users (id, name, first, last) VALUES (1, 'X', 'Y', 'Z')");
        assertThat(row(1)).isEqualTo("X|Y|Z");
        run("UPDATE users SET name = 'U', first = 'V', last = 'W' WHERE id = 1");
        assertThat(row(1)).isEqualTo("U|V|W");
    }

    @Test
    void aPartialWriteToARowFromBeforeKeepsTheRest() throws SQLException {
        run("UPDATE users SET last = 'Written' WHERE id = 100");
        assertThat(row(100)).isEqualTo("Before Written|Before|Written");
        run("UPDATE users SET \"new\" = 1 WHERE id = 101");
        assertThat(row(101)).isEqualTo("null|null|null");
    }

    @Test
    void everyStepMayRunTwice(@TempDir Path folder) throws Exception {
        Catalog from = Stage.catalog(server, FROM, folder);
        try (ScratchDatabase twice = SchemaCopy.build(from, server)) {
            for (List<PlanStep> part : Stage.transactions(steps)) {
                Stage.runOnly(twice, part);
            }
            for (List<PlanStep> part : Stage.transactions(steps)) {
                Stage.runOnly(twice, part);
            }
            assertThat(Stage.number(twice, "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal")).isZero();
            assertThat(Stage.number(twice, "SELECT count(*) FROM pg_proc WHERE proname LIKE 'plumbline%'")).isZero();
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String row(int id) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, first, last FROM users WHERE id = " + id)) {
            row.next();
            return row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3);
        }
    }
}
