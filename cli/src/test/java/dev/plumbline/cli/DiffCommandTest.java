package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code plumbline diff} from end to end, on real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiffCommandTest {

    @TempDir
    Path folder;

    private LiveServer live;

    @BeforeAll
    void start() throws SQLException {
        live = new LiveServer();
        live.run("CREATE TABLE orders (id bigint PRIMARY KEY, total numeric)", "CREATE SCHEMA audit",
                "CREATE TABLE audit.log (id bigint)");
    }

    @AfterAll
    void stop() {
        live.close();
    }

    private String file(String name, String sql) throws IOException {
        Files.createDirectories(folder.resolve("old/below"));
        return Files.writeString(folder.resolve(name), sql).toString();
    }

    private CommandLineRun diff(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "diff";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.in(folder, all);
    }

    @Test
    void endsWithZeroWhereNothingDiffers() throws IOException {
        String a = file("a.sql", "CREATE TABLE t (id int);");
        CommandLineRun run = diff("--from", a, "--to", a, "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("{");
    }

    @Test
    void bringsAFolderToAFileAsSql() throws IOException {
        file("old/1.sql", "CREATE TABLE t (id int);");
        file("old/2.sql", "ALTER TABLE t ADD COLUMN name text;");
        file("old/below/3.sql", "this is not read");
        String to = file("new.sql", "CREATE TABLE t (id int, name text, note text);");
        CommandLineRun run = diff("--from", folder.resolve("old").toString(), "--to", to, "--format", "sql");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isOne();
        assertThat(run.out()).contains("ADD COLUMN \"note\"").doesNotContain("\"name\" text");
    }

    @Test
    void comparesALiveDatabaseWithoutShowingItsPassword() throws IOException, SQLException {
        String to = file("live-target.sql",
                "CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL); CREATE SCHEMA audit; CREATE TABLE audit.log (id bigint);");
        for (String format : new String[]{"text", "json", "sql", "html"}) {
            CommandLineRun run = diff("--from", live.url(), "--to", to, "--format", format);
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isOne();
            assertThat(run.out()).contains("total").doesNotContain(live.settings().password());
        }
        assertThat(live.query(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'plumbline' AND pid <> pg_backend_pid()"))
                .containsExactly("0");
    }

    @Test
    void usesTheNamesOfTheConfiguration() throws IOException {
        Path named = Files.createDirectories(folder.resolve("named"));
        Files.writeString(named.resolve("plumbline.yaml"),
                "connections:\n  production: " + live.url().replace(live.settings().password(), "${SECRET}")
                        + "\nexclude: [audit]\n");
        Path target = Files.writeString(folder.resolve("named/target.sql"),
                "CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);");
        CommandLineRun run = CommandLineRun.in(named, Map.of("SECRET", live.settings().password()), "diff", "--from",
                "production", "--to", target.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void looksAtTheChosenPartOnly() throws IOException {
        String to = file("part.sql", "CREATE SCHEMA audit; CREATE TABLE audit.log (id bigint, at timestamptz);");
        CommandLineRun both = diff("--from", live.url(), "--to", to, "--format", "sql");
        assertThat(both.out()).contains("DROP TABLE", "ADD COLUMN \"at\"");
        CommandLineRun only = diff("--from", live.url(), "--to", to, "--format", "sql", "--schema", "audit");
        assertThat(only.out()).contains("ADD COLUMN \"at\"").doesNotContain("DROP TABLE");
        CommandLineRun without = diff("--from", live.url(), "--to", to, "--format", "sql", "--exclude", "public.orders",
                "--exclude",
                "audit.*.at");
        assertThat(without.exitCode()).isZero();
        CommandLineRun nothing = diff("--from", live.url(), "--to", to, "--exclude", "adit.*");
        assertThat(nothing.errorLine()).contains("warning: nothing matches the pattern \"adit.*\"");
        CommandLineRun unknown = diff("--from", live.url(), "--to", to, "--schema", "adit");
        assertThat(unknown.exitCode()).isEqualTo(65);
        assertThat(unknown.errorLine()).contains("schema \"adit\" is on neither side; did you mean \"audit\"?");
    }

    @Test
    void writesAFileInTheFormatOfItsName() throws IOException {
        String from = file("w1.sql", "CREATE TABLE t (id int);");
        String to = file("w2.sql", "CREATE TABLE t (id bigint);");
        CommandLineRun run = diff("--from", from, "--to", to, "--output", "review.html");
        assertThat(run.exitCode()).isOne();
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("review.html")).content().startsWithIgnoringCase("<!doctype html>");
    }

    @Test
    void usesTheServerThatIsNamedForScratchAndLeavesItClean() throws IOException, SQLException {
        String from = file("s1.sql", "CREATE TABLE t (id int);");
        String to = file("s2.sql", "CREATE TABLE t (id bigint);");
        long before = Long.parseLong(live.query("SELECT count(*) FROM pg_database").getFirst());
        CommandLineRun run = diff("--from", from, "--to", to, "--scratch", live.url("postgres"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isOne();
        assertThat(live.query("SELECT count(*) FROM pg_database")).containsExactly(Long.toString(before));
        CommandLineRun wrong = diff("--from", from, "--to", to, "--scratch",
                live.url("postgres").replace(":" + live.settings().password(),
                        ":wrong"));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.errorLine()).contains("password authentication failed");
    }

    @Test
    void failsWhereADifferenceHasNoWay() throws IOException {
        String from = file("p1.sql", "CREATE TABLE t (id int);");
        String to = file("p2.sql", "CREATE TABLE t (id int, note text) PARTITION BY RANGE (id);");
        CommandLineRun run = diff("--from", from, "--to", to, "--format", "sql");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errorLine()).contains("some differences have no way", "public.t");
        assertThat(run.out()).contains("ADD COLUMN \"note\"");
    }

    @Test
    void saysWhichHintsAreNotRead() throws IOException {
        String same = file("h.sql", "CREATE TABLE t (id int);");
        String config = file("hints.yaml", "hints:\n  renamed: []\n");
        CommandLineRun run = diff("--from", same, "--to", same, "--config", config);
        assertThat(run.exitCode()).isZero();
        assertThat(run.errorLine()).contains("hints.renamed of the configuration is not read");
    }

    @Test
    void renamesWhatItIsToldToRenameAndOffersItOtherwise() throws IOException {
        String from = file("r1.sql", "CREATE TABLE customer (id int CONSTRAINT k PRIMARY KEY, name text);");
        String to = file("r2.sql", "CREATE TABLE client (id int CONSTRAINT k PRIMARY KEY, name text);");
        CommandLineRun told = diff("--from", from, "--to", to, "--rename", "table public.customer to client",
                "--format", "sql");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.out()).contains("ALTER TABLE \"public\".\"customer\" RENAME TO \"client\"")
                .doesNotContain("DROP TABLE");
        CommandLineRun offered = diff("--from", from, "--to", to);
        assertThat(offered.out()).contains("--rename 'table public.customer to client'");
        CommandLineRun wrong = diff("--from", from, "--to", to, "--rename", "table public.nobody to client");
        assertThat(wrong.exitCode()).isEqualTo(65);
        assertThat(wrong.errorLine()).contains("public.nobody");
    }

    @Test
    void writesAScriptThatPsqlRunsAndAfterWhichNothingDiffers() throws IOException, SQLException, InterruptedException {
        String target = file("shop.sql", """
                CREATE TYPE state AS ENUM ('new', 'paid');
                CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
                CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL DEFAULT 0, state state NOT NULL DEFAULT 'new',
                    customer bigint REFERENCES customers ON DELETE CASCADE);
                CREATE INDEX orders_customer_idx ON orders (customer) INCLUDE (total);
                CREATE VIEW paid AS SELECT * FROM orders WHERE state = 'paid';
                COMMENT ON TABLE orders IS 'what customers ''ordered''';
                """);
        try (LiveServer shop = new LiveServer()) {
            shop.run("CREATE TABLE orders (id bigint PRIMARY KEY, total numeric)",
                    "CREATE VIEW big AS SELECT id FROM orders WHERE total > 100");
            assertThat(diff("--from", shop.url(), "--to", target, "--output", "migration.sql").exitCode()).isOne();
            Path psql = shop.server().tool("psql").orElseThrow();
            Path log = folder.resolve("psql.log");
            ProcessBuilder builder = new ProcessBuilder(psql.toString(), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f",
                    folder.resolve("migration.sql").toString()).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(shop.settings().environment());
            assertThat(builder.start().waitFor()).as(Files.readString(log)).isZero();
            CommandLineRun again = diff("--from", shop.url(), "--to", target);
            assertThat(again.exitCode()).as(again.out()).isZero();
        }
    }
}
