package dev.plumbline.bench.schema;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.OnlinePlanner;
import dev.plumbline.schema.online.PlanMode;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.online.TableSizes;
import dev.plumbline.schema.online.Throughput;
import dev.plumbline.schema.proof.ProgressListener;
import dev.plumbline.schema.proof.Proof;
import dev.plumbline.schema.proof.ProofOptions;
import dev.plumbline.schema.proof.Prover;
import dev.plumbline.schema.proof.StepTrace;
import dev.plumbline.schema.rename.RenameHints;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The longest that a reader and a writer wait while standard changes run on a table with rows, direct and online side by side:
 * {@code StallBench [ROWS [CHANGE …]]}. The lock budget is 200 ms, so that tables of this size count as large.
 */
public final class StallBench {

    private static final long ROWS = 1_000_000;
    private static final String TABLES = """
            CREATE TYPE state AS ENUM ('open', 'paid', 'void');
            CREATE TABLE customers (id bigint PRIMARY KEY, name text);
            CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, number int, code text, state state DEFAULT 'open', fax text);
            """;
    private static final String PARTITIONED = """
            CREATE TABLE log (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
            CREATE TABLE log_2025 PARTITION OF log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            CREATE TABLE log_2026 (id bigint, at date NOT NULL);
            """;

    private record Change(String name, String before, String after) {

        static Change of(String name, String from, String to) {
            return new Change(name, TABLES, TABLES.replace(from, to));
        }

        static Change adding(String name, String statement) {
            return new Change(name, TABLES, TABLES + statement + ";\n");
        }
    }

    private static final List<Change> CHANGES = List.of(
            Change.adding("index", "CREATE INDEX orders_code ON orders (code)"),
            Change.adding("foreign key", "ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers"),
            Change.adding("check", "ALTER TABLE orders ADD CHECK (number > 0)"),
            Change.of("not null", "number int", "number int NOT NULL"),
            Change.adding("unique", "ALTER TABLE orders ADD UNIQUE (number)"),
            Change.of("type int to bigint", "number int", "number bigint"),
            Change.of("constant default", "fax text", "fax text, seen boolean NOT NULL DEFAULT false"),
            Change.of("volatile default", "fax text", "fax text, token uuid NOT NULL DEFAULT gen_random_uuid()"),
            Change.of("drop column", ", fax text", ""),
            Change.of("rename column", "fax text", "\n  telefax text -- plumbline:renamed from=fax\n"),
            Change.of("enum removal", "'open', 'paid', 'void'", "'open', 'paid'"),
            new Change("partition attach", PARTITIONED, PARTITIONED
                    + "ALTER TABLE log ATTACH PARTITION log_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\n"));

    private final ScratchServer server;
    private final long rows;

    private StallBench(ScratchServer server, long rows) {
        this.server = server;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : ROWS;
        Set<String> wanted = Set.copyOf(List.of(arguments).subList(Math.min(1, arguments.length), arguments.length));
        try (ScratchServer server = ScratchServer.start(ScratchOptions.defaults().withLargeData())) {
            System.out.printf("%,d rows; longest wait in ms of a reader and of a writer, per mode; %s%n", rows,
                    server.description());
            System.out.printf("%-20s %12s %12s %12s %12s  %s%n", "change", "direct read", "direct write", "online read",
                    "online write", "proven online");
            for (Change change : CHANGES) {
                if (wanted.isEmpty() || wanted.contains(change.name())) {
                    new StallBench(server, rows).measure(change);
                }
            }
        }
    }

    private void measure(Change change) throws IOException, SQLException {
        try (ScratchDatabase start = load(change.before()); ScratchDatabase target = load(change.after())) {
            Catalog from = SqlFiles.read(start, "from");
            Catalog to = SqlFiles.read(target, "to");
            fill(start, change.before().equals(PARTITIONED));
            Proof direct = prove(change, from, to, start, PlanMode.DIRECT);
            Proof online = prove(change, from, to, start, PlanMode.ONLINE);
            System.out.printf("%-20s %12.1f %12.1f %12.1f %12.1f  %s%n", change.name(),
                    longest(direct, StepTrace::readStall), longest(direct, StepTrace::writeStall),
                    longest(online, StepTrace::readStall),
                    longest(online, StepTrace::writeStall),
                    online.proven() ? "yes" : String.join("; ", online.reasons()));
        }
    }

    private static double longest(Proof proof, Function<StepTrace, Optional<Duration>> stall) {
        return proof.steps().stream().flatMap(step -> stall.apply(step).stream()).mapToLong(Duration::toNanos).max()
                .orElse(0) / 1e6;
    }

    private Proof prove(Change change, Catalog from, Catalog to, ScratchDatabase rowsOf, PlanMode mode)
            throws SQLException {
        PlanOptions options;
        try (Connection connection = rowsOf.connect()) {
            options = new PlanOptions(mode, Duration.ofMillis(200), Map.of(), TableSizes.read(connection),
                    OptionalLong.empty(), Throughput.CONFIGURED, PlanOptions.LOCK_TIMEOUT, false,
                    Set.of("table-rewrite", "scan-under-lock"));
        }
        MigrationPlan plan = OnlinePlanner.plan(from, "from", to, "to", RenameHints.find(change.after()), () -> server,
                options);
        return Prover.prove(plan, from, to, server, ProofOptions.defaults().on(rowsOf), ProgressListener.silent());
    }

    private ScratchDatabase load(String sql) throws IOException {
        Path file = Files.createTempFile("stall", ".sql");
        try {
            return SqlFiles.load(List.of(Files.writeString(file, sql)), server);
        } finally {
            Files.delete(file);
        }
    }

    private void fill(ScratchDatabase database, boolean partitioned) throws SQLException {
        Stream<String> statements = partitioned
                ? Stream.of(
                        "insert into log select g, '2025-01-01'::date + (g % 300)::int from generate_series(1, " + rows
                                + ") g",
                        "insert into log_2026 select g, '2026-01-01'::date + (g % 300)::int from generate_series(1, "
                                + rows + ") g")
                : Stream.of("insert into customers select g, 'name ' || g from generate_series(1, " + rows / 10 + ") g",
                        "insert into orders select g, g % " + rows / 10
                                + " + 1, g, 'code ' || g, case g % 2 when 0 then 'open' else 'paid' end::state, null"
                                + " from generate_series(1, " + rows + ") g");
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String sql : Stream.concat(statements, Stream.of("analyze")).toList()) {
                statement.execute(sql);
            }
        }
    }
}
