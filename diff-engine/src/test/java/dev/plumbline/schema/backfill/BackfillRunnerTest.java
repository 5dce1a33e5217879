package dev.plumbline.schema.backfill;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.backfill.Backfill.Assignment;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Backfills on a real server. */
@TestInstance(Lifecycle.PER_CLASS)
class BackfillRunnerTest {

    private static final int ROWS = 5_000;
    private static final List<Assignment> SPLIT = List.of(new Assignment("first_name", "split_part(name, ' ', 1)"),
            new Assignment("last_name", "substr(name, strpos(name, ' ') + 1)"));
    private static final String PENDING = "first_name IS NULL AND last_name IS NULL AND name IS NOT NULL";

    private final ScratchServer server = ScratchServers.shared(Integer.getInteger("plumbline.test.major", 15));
    private ScratchDatabase database = server.createDatabase();
    private final List<String> notes = new ArrayList<>();
    private final BackfillListener listener = new BackfillListener() {
        @Override
        public void note(String line) {
            notes.add(line);
        }
    };

    @BeforeEach
    void create() {
        database.close();
        database = server.createDatabase();
        notes.clear();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void fillsEveryRowInBatchesAndSecondRunWritesNothing() throws Exception {
        users(ROWS);
        Backfill backfill = users("id");

        BackfillResult result = run(backfill, BackfillOptions.DEFAULTS);

        assertThat(result.finished()).isTrue();
        assertThat(result.rowsWritten()).isEqualTo(ROWS);
        assertThat(result.batches()).isEqualTo(5);
        assertThat(result.pending()).isZero();
        assertThat(wrongUsers()).isZero();
        assertThat(run(backfill, BackfillOptions.DEFAULTS).rowsWritten()).isZero();
    }

    @Test
    void goesOnWhereTheJournalEndsAfterItsSessionAndThreadWereKilled(@TempDir Path folder) throws Exception {
        users(ROWS);
        BackfillJournal journal = BackfillJournal.of(folder.resolve("deep/users.journal"));
        Backfill backfill = new Backfill(table("users"), List.of("id"), SPLIT, PENDING, 100);
        // Dies as a killed process does: nothing is written down any more once the batch in work is committed.
        BackfillListener bomb = new BackfillListener() {
            @Override
            public void progress(BackfillProgress progress) {
                if (progress.rowsPassed() >= 1_700) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        assertThatThrownBy(() -> run(backfill, BackfillOptions.DEFAULTS, new BackfillControl(), journal, bomb))
                .isInstanceOf(IllegalStateException.class);
        assertThat(number("SELECT count(*) FROM users WHERE first_name IS NOT NULL")).isEqualTo(1_700);

        BackfillResult rest = run(backfill, BackfillOptions.DEFAULTS, new BackfillControl(), journal, listener);

        assertThat(rest.rowsPassed()).isEqualTo(ROWS - 1_700);
        assertThat(rest.batches()).isEqualTo(33);
        assertThat(notes).containsExactly("going on after 1700 rows of pass 1");
        assertThat(wrongUsers()).isZero();
        assertThat(Files.getPosixFilePermissions(folder.resolve("deep/users.journal"))).hasSize(2);
    }

    @Test
    void refusesAJournalOfAnotherBackfill(@TempDir Path folder) throws Exception {
        users(10);
        BackfillJournal journal = BackfillJournal.of(folder.resolve("users.journal"));
        run(users("id"), BackfillOptions.DEFAULTS, new BackfillControl(), journal, listener);
        Backfill other = new Backfill(table("users"), List.of("id"), SPLIT, "true", 100);

        assertThatThrownBy(() -> run(other, BackfillOptions.DEFAULTS, new BackfillControl(), journal, listener))
                .isInstanceOf(PlumblineException.class).hasMessageContaining("belongs to another backfill");
    }

    @Test
    void survivesTheEndOfItsSession() throws Exception {
        users(ROWS);
        AtomicBoolean done = new AtomicBoolean();
        BackfillListener killer = new BackfillListener() {
            @Override
            public void progress(BackfillProgress progress) {
                if (progress.rowsPassed() >= 2_000 && done.compareAndSet(false, true)) {
                    try {
                        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };

        BackfillResult result = run(users("id"), BackfillOptions.DEFAULTS, new BackfillControl(), BackfillJournal.NONE,
                killer);

        assertThat(result.pending()).isZero();
        assertThat(result.failedAttempts()).isPositive();
        assertThat(wrongUsers()).isZero();
    }

    @Test
    void writesPastConcurrentWritersAndLosesNoneOfTheirRows() throws Exception {
        users(ROWS);
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int seed = i;
            writers.add(Thread.ofPlatform().start(() -> {
                try {
                    churn(seed, stop);
                } catch (SQLException e) {
                    failures.add(e);
                }
            }));
        }

        BackfillResult result = run(new Backfill(table("users"), List.of("id"), SPLIT, PENDING, 500),
                BackfillOptions.DEFAULTS);
        stop.set(true);
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(failures).isEmpty();
        assertThat(result.finished()).isTrue();
        // What the writers added behind the last key is what a further run finds.
        run(users("id"), BackfillOptions.DEFAULTS);
        assertThat(number("SELECT count(*) FROM users WHERE " + PENDING)).isZero();
        assertThat(number("SELECT count(*) FROM users WHERE id > " + ROWS + " AND touched <> 7")).isZero();
    }

    private void churn(int seed, AtomicBoolean stop) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (int i = 0; !stop.get(); i++) {
                // Two rows against the order of the key, in one transaction: deadlocks with whoever goes the other way.
                connection.setAutoCommit(false);
                int id = 2 + (int) ((i * 7919L + seed * 31L) % (ROWS - 2));
                statement.execute("UPDATE users SET touched = touched + 1 WHERE id = " + id);
                statement.execute("UPDATE users SET touched = touched + 1 WHERE id = " + (id - 1));
                connection.commit();
                connection.setAutoCommit(true);
                if (i % 20 == 0) {
                    statement.execute("INSERT INTO users (name, touched) VALUES ('New Comer', 7)");
                }
            }
        } catch (SQLException e) {
            if (!"40P01".equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    @Test
    void givesWayToALockAndTriesAgain() throws Exception {
        users(ROWS);
        try (Connection other = database.connect(); Statement holder = other.createStatement()) {
            other.setAutoCommit(false);
            holder.execute("SELECT FROM users WHERE id = 1500 FOR UPDATE");
            Thread release = Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(700);
                    other.rollback();
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            BackfillOptions impatient = BackfillOptions.DEFAULTS.withTimeouts(Duration.ofMillis(50),
                    Duration.ofSeconds(5), 20);

            BackfillResult result = run(users("id"), impatient);

            release.join();
            assertThat(result.failedAttempts()).isPositive();
            assertThat(notes).anyMatch(note -> note.contains("lock timeout"));
            assertThat(wrongUsers()).isZero();
        }
    }

    @Test
    void givesUpWhenALockStaysAndSaysWhereItStands() throws Exception {
        users(ROWS);
        try (Connection other = database.connect(); Statement holder = other.createStatement()) {
            other.setAutoCommit(false);
            holder.execute("SELECT FROM users WHERE id = 2500 FOR UPDATE");
            BackfillOptions impatient = BackfillOptions.DEFAULTS.withTimeouts(Duration.ofMillis(20),
                    Duration.ofSeconds(5), 3);

            assertThatThrownBy(() -> run(users("id"), impatient)).isInstanceOf(PlumblineException.class)
                    .hasMessageContaining("gave up after 3 failed attempts").hasMessageContaining("rows are done");
            assertThat(number("SELECT count(*) FROM users WHERE first_name IS NOT NULL")).isBetween(1_000L, 2_499L);
        }
    }

    @Test
    void stopsAndPausesOnRequest(@TempDir Path folder) throws Exception {
        users(ROWS);
        Path file = folder.resolve("users.journal");
        BackfillJournal journal = BackfillJournal.of(file);
        BackfillControl control = new BackfillControl();
        BackfillListener stopper = new BackfillListener() {
            @Override
            public void progress(BackfillProgress progress) {
                control.stop();
            }
        };
        BackfillResult first = run(users("id"), BackfillOptions.DEFAULTS, control, journal, stopper);
        assertThat(first.finished()).isFalse();
        assertThat(first.batches()).isEqualTo(1);

        Path pause = Files.createFile(folder.resolve("users.journal.pause"));
        Thread resume = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(300);
                Files.delete(pause);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        BackfillResult second = run(users("id"), BackfillOptions.DEFAULTS, new BackfillControl(), journal, listener);
        resume.join();
        assertThat(second.elapsed()).isGreaterThan(Duration.ofMillis(250));
        assertThat(notes).anyMatch(note -> note.startsWith("paused"));
        assertThat(second.rowsWritten()).isEqualTo(ROWS - 1_000);
    }

    @Test
    void keepsToItsSpeed() throws Exception {
        users(2_000);

        BackfillResult result = run(users("id"), BackfillOptions.DEFAULTS.withMaxRowsPerSecond(2_000));

        assertThat(result.elapsed()).isBetween(Duration.ofMillis(850), Duration.ofSeconds(5));
    }

    @Test
    void leavesRowsBehindThatDoNotConvertWithinTheBudget() throws Exception {
        execute("CREATE TABLE codes (id int PRIMARY KEY, code text, number int)",
                "INSERT INTO codes SELECT i, CASE WHEN i IN (17, 430) THEN 'secret' ELSE i::text END, NULL FROM generate_series(1, 1000) i");
        Backfill backfill = new Backfill(table("codes"), List.of("id"), List.of(new Assignment("number", "code::int")),
                "number IS NULL", 200);

        assertThatThrownBy(() -> run(backfill, BackfillOptions.DEFAULTS)).isInstanceOf(PlumblineException.class)
                .hasMessageContaining("invalid input syntax for type integer (SQLSTATE 22P02)")
                .hasMessageNotContaining("secret");
        BackfillResult result = run(backfill, BackfillOptions.DEFAULTS.withBudgets(10, 2));
        assertThat(result.failedRows()).isEqualTo(2);
        assertThat(result.pending()).isEqualTo(2);
        assertThat(number("SELECT count(*) FROM codes WHERE number = code::int AND id NOT IN (17, 430)"))
                .isEqualTo(998);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "tenant, id", "code", "uid", ""})
    void goesByAnyKey(String key) throws Exception {
        execute("CREATE TABLE \"Order\" (id int NOT NULL UNIQUE, tenant int NOT NULL,"
                + " code text COLLATE \"en-x-icu\" NOT NULL UNIQUE, uid uuid NOT NULL UNIQUE, \"select\" text, \"page\" text, UNIQUE (tenant, id))",
                "INSERT INTO \"Order\" SELECT i, i % 7, chr(97 + i % 26) || CASE WHEN i % 3 = 0 THEN 'É''\\' ELSE 'e' END || i,"
                        + " md5(i::text)::uuid, 'v' || i FROM generate_series(1, 3000) i");
        List<String> columns = key.isEmpty() ? List.of() : List.of(key.split(", ", -1));
        Backfill backfill = new Backfill(table("Order"), columns, List.of(new Assignment("page", "upper(\"select\")")),
                "\"page\" IS NULL", 700);

        BackfillResult result = run(backfill, BackfillOptions.DEFAULTS);

        assertThat(result.pending()).isZero();
        assertThat(result.rowsWritten()).isEqualTo(3_000);
        assertThat(number("SELECT count(*) FROM \"Order\" WHERE page IS DISTINCT FROM 'V' || id")).isZero();
        execute("UPDATE \"Order\" SET page = NULL");
        execute(backfill.loop().sql());
        assertThat(number("SELECT count(*) FROM \"Order\" WHERE page IS DISTINCT FROM 'V' || id")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id, region", ""})
    void goesThroughPartitions(String key) throws Exception {
        execute("CREATE TABLE sales (id int, region text, amount int, cents int"
                + (key.isEmpty() ? "" : ", PRIMARY KEY (id, region)")
                + ") PARTITION BY LIST (region)",
                "CREATE TABLE sales_eu PARTITION OF sales FOR VALUES IN ('de', 'fr') PARTITION BY LIST (region)",
                "CREATE TABLE sales_de PARTITION OF sales_eu FOR VALUES IN ('de')",
                "CREATE TABLE sales_fr PARTITION OF sales_eu FOR VALUES IN ('fr')",
                "CREATE TABLE sales_rest PARTITION OF sales DEFAULT",
                "INSERT INTO sales SELECT i, (ARRAY['de','fr','us'])[1 + i % 3], i FROM generate_series(1, 20000) i");
        Backfill backfill = new Backfill(table("sales"), key.isEmpty() ? List.of() : List.of("id", "region"),
                List.of(new Assignment("cents", "sales.amount * 100")), "cents IS NULL", 1000);

        BackfillResult result = run(backfill, BackfillOptions.DEFAULTS);

        assertThat(result.pending()).isZero();
        assertThat(result.rowsWritten()).isEqualTo(20_000);
        execute("UPDATE sales SET cents = NULL");
        execute(backfill.loop().sql());
        assertThat(number("SELECT count(*) FROM sales WHERE cents IS DISTINCT FROM amount * 100")).isZero();
    }

    @Test
    void writesRowsOfAnotherTableAndLeavesAloneWhatIsThere() throws Exception {
        users(2_000);
        execute("CREATE TABLE profiles (user_id int PRIMARY KEY, label text, other int)",
                "INSERT INTO profiles VALUES (5, 'kept', 1), (6, NULL, 2)");
        Backfill backfill = new Backfill(table("users"), List.of("id"),
                List.of(new Assignment("label", "\"users\".name")),
                "NOT EXISTS (SELECT FROM public.profiles AS p WHERE p.user_id = \"users\".id AND p.label IS NOT NULL)",
                300,
                java.util.Optional.of(new Backfill.Upsert(table("profiles"),
                        List.of(new Assignment("user_id", "\"users\".id")))));

        BackfillResult result = run(backfill, BackfillOptions.DEFAULTS);

        assertThat(result.rowsWritten()).isEqualTo(1_999);
        assertThat(number("SELECT count(*) FROM users JOIN profiles ON id = user_id AND label = name"))
                .isEqualTo(1_999);
        assertThat(number(
                "SELECT count(*) FROM profiles WHERE user_id = 5 AND label = 'kept' OR user_id = 6 AND other = 2"))
                .isEqualTo(2);
        Verification verification = verify(backfill, "false");
        assertThat(verification.pending()).isZero();
        assertThat(verification.ranges()).filteredOn(piece -> !piece.agrees()).hasSize(1);
    }

    @Test
    void doesNothingToAnEmptyTable() throws Exception {
        users(0);

        assertThat(run(users("id"), BackfillOptions.DEFAULTS).batches()).isZero();
        assertThat(run(users(), BackfillOptions.DEFAULTS).batches()).isZero();
        execute(users("id").loop().sql(), users().loop().sql());
        assertThat(verify(users("id"), "false").holds()).isTrue();
    }

    @Test
    void refusesWhatIsNotThere() throws Exception {
        users(1);
        execute("CREATE VIEW v AS SELECT * FROM users");

        assertThatThrownBy(
                () -> run(new Backfill(table("missing"), List.of(), SPLIT, "true", 10), BackfillOptions.DEFAULTS))
                .hasMessageContaining("table public.missing does not exist");
        assertThatThrownBy(() -> run(users("name"), BackfillOptions.DEFAULTS)).hasMessageContaining("(name) is no key")
                .hasMessageContaining("such as (id)");
        assertThatThrownBy(() -> run(users("nope"), BackfillOptions.DEFAULTS))
                .hasMessageContaining("no column \"nope\"");
        assertThatThrownBy(() -> run(new Backfill(table("v"), List.of(), SPLIT, "true", 10), BackfillOptions.DEFAULTS))
                .hasMessageContaining("no ordinary table");
    }

    @Test
    void verificationSeesOneWrongRow() throws Exception {
        users(ROWS);
        run(users("id"), BackfillOptions.DEFAULTS);
        assertThat(verify(users("id"), "false").holds()).isTrue();
        execute("UPDATE users SET last_name = 'Wrong' WHERE id = 2345");

        Verification wrong = verify(users("id"), "false");

        assertThat(wrong.holds()).isFalse();
        assertThat(wrong.rows()).isEqualTo(ROWS);
        assertThat(wrong.ranges()).filteredOn(piece -> !piece.agrees()).extracting(Verification.Piece::number)
                .containsExactly(3);
        assertThat(wrong.sampledDifferent()).isEqualTo(1);
        assertThat(verify(users(), "last_name = 'Wrong'").holds()).isTrue();
    }

    private Verification verify(Backfill backfill, String accepted) throws SQLException {
        try (Connection connection = database.connect()) {
            return new BackfillVerifier(backfill, TableFacts.read(connection, backfill.table()), accepted)
                    .verify(connection, 1_000, ROWS, 1);
        }
    }

    private void users(int rows) throws SQLException {
        execute("CREATE TABLE users (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name text, first_name text,"
                + " last_name text, touched int NOT NULL DEFAULT 0)",
                "INSERT INTO users (name) SELECT 'First' || i || ' Last' || i FROM generate_series(1, " + rows + ") i",
                "ANALYZE users");
    }

    private static Backfill users(String... key) {
        return new Backfill(table("users"), List.of(key), SPLIT, PENDING, Backfill.BATCH_ROWS);
    }

    private long wrongUsers() throws SQLException {
        return number(
                "SELECT count(*) FROM users WHERE first_name IS DISTINCT FROM 'First' || id OR last_name IS DISTINCT FROM 'Last' || id");
    }

    private static ObjectId table(String name) {
        return ObjectId.inSchema(ObjectKind.TABLE, "public", name);
    }

    private BackfillResult run(Backfill backfill, BackfillOptions options) throws Exception {
        return run(backfill, options, new BackfillControl(), BackfillJournal.NONE, listener);
    }

    private BackfillResult run(Backfill backfill, BackfillOptions options, BackfillControl control,
            BackfillJournal journal, BackfillListener heard) throws Exception {
        try (BackfillRunner runner = new BackfillRunner(database::connect, backfill, options, control)) {
            return runner.run(journal, heard);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
