package dev.plumbline.vector.live;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Advisor;
import dev.plumbline.vector.Constraints;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.VectorSource;
import dev.plumbline.vector.data.Intake;
import dev.plumbline.vector.data.VectorRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTableTest {

    private ScratchServer server;
    private ScratchDatabase live;

    @BeforeAll
    void start() throws SQLException {
        server = ScratchServers.shared(ScratchOptions.defaults().requiring("vector"));
        live = server.createDatabase();
        execute("CREATE EXTENSION vector", "CREATE SCHEMA \"Odd one\"",
                // Row i is (i, i mod 7, 1): a draw tells exactly which rows it holds.
                "CREATE TABLE items (id bigint PRIMARY KEY, title text, embedding vector(3))",
                "INSERT INTO items SELECT i, 'row ' || i, format('[%s,%s,1]', i, i % 7)::vector FROM generate_series(1, 20000) i",
                "UPDATE items SET embedding = NULL WHERE id % 100 = 0", "DELETE FROM items WHERE id % 50 = 1",
                "VACUUM ANALYZE items",
                "CREATE INDEX items_l2 ON items USING hnsw (embedding vector_l2_ops) WITH (m = 8, ef_construction = 32)",
                "CREATE TABLE parts (id bigint, embedding halfvec(3)) PARTITION BY RANGE (id)",
                "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (3000)",
                "CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (3000) TO (9000)",
                "INSERT INTO parts SELECT i, format('[%s,%s,1]', i % 2000, i / 2000)::halfvec FROM generate_series(1, 8999) i",
                "ANALYZE parts",
                "CREATE TABLE \"Odd one\".\"My table\" (\"the key\" int UNIQUE NOT NULL, \"my array\" double precision[])",
                "INSERT INTO \"Odd one\".\"My table\" SELECT i, ARRAY[i, i * 2.5, -1] FROM generate_series(1, 500) i",
                "CREATE TABLE bits (id int PRIMARY KEY, hash bit(70))",
                "INSERT INTO bits SELECT i, (md5(i::text) || md5(i::text || 'x'))::text::bit(70) FROM generate_series(1, 0) i",
                "CREATE TABLE sparse (id int PRIMARY KEY, terms sparsevec(50))",
                "INSERT INTO sparse SELECT i, format('{%s:1.5,%s:2}/50', 1 + i % 20, 25 + i % 20)::sparsevec FROM generate_series(1, 400) i",
                "CREATE TABLE loose (id int, embedding vector)", "INSERT INTO loose VALUES (1, '[1,2,3,4]')",
                "CREATE TABLE uneven (id int, embedding real[])",
                "INSERT INTO uneven SELECT i, CASE WHEN i = 300 THEN '{1,2}' ELSE ARRAY[1,2,i] END::real[] FROM generate_series(1, 400) i",
                "CREATE TABLE hollow (id int, embedding real[])",
                "INSERT INTO hollow SELECT i, ARRAY[1, 'NaN'::real, i] FROM generate_series(1, 400) i",
                "CREATE TABLE vacant (id int, embedding vector(3))",
                "CREATE VIEW seen AS SELECT id, embedding FROM items WHERE id < 2000");
    }

    @AfterAll
    void stop() {
        live.close();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = live.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private AdviceRequest request(String table, String column) {
        return AdviceRequest.of(new VectorSource.LiveTable(live::connect, "live", table, column)).withMetric(Metric.L2)
                .withBudget(Duration.ofSeconds(30));
    }

    private Intake read(AdviceRequest request) {
        return LiveIntake.read((VectorSource.LiveTable) request.source(), request, List.of(),
                ProgressListener.silent());
    }

    private static double[] ids(VectorRows rows) {
        return IntStream.range(0, rows.rows()).mapToDouble(i -> rows.row(i)[0]).toArray();
    }

    private static double[] ids(float[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
    }

    @Test
    void readsEveryRowOfASmallTableInInsertionOrderAndHoldsQueriesOut() {
        Intake intake = read(request("items", "embedding"));
        assertThat(intake.rows()).isEqualTo(20_000 - 200 - 400);
        assertThat(intake.rowsEvidence()).isEqualTo(Evidence.MEASURED);
        assertThat(intake.nullRows()).isEqualTo(200);
        double[] rows = ids(intake.sample().rows());
        assertThat(rows).isSorted().doesNotHaveDuplicates();
        assertThat(rows.length + intake.sample().screen().length + intake.sample().confirm().length
                + intake.sample().fresh().length).isEqualTo(19_400);
        assertThat(Arrays.stream(ids(intake.sample().confirm())).noneMatch(id -> Arrays.binarySearch(rows, id) >= 0))
                .isTrue();
        assertThat(intake.column().id()).isEqualTo("\"id\"");
        assertThat(intake.existing()).singleElement().satisfies(
                index -> assertThat(index.spec().label()).isEqualTo("HNSW m=8 ef_construction=32 on vector(3)"));
    }

    @Test
    void drawsALargeTableBySlotsUniformlyAndReproducibly() {
        AdviceRequest request = request("items", "embedding").withSampleSize(1_000).withQueryCount(100);
        AdviceRequest small = request.withTargetRecall(0.8);
        Intake intake = read(small);
        assertThat(intake.method()).contains("keyed draw");
        assertThat(intake.rowsEvidence()).isEqualTo(Evidence.ESTIMATED);
        assertThat((double) intake.rows()).isBetween(18_500.0, 20_100.0);
        double[] rows = ids(intake.sample().rows());
        assertThat(rows).hasSize(1_000).isSorted().doesNotHaveDuplicates();
        assertThat(ids(read(small).sample().rows())).isEqualTo(rows);
        assertThat(ids(read(small.withSeed(2)).sample().rows())).isNotEqualTo(rows);
        // Uniform: each tenth of the table holds a tenth of the draw, within four standard deviations.
        int[] tenths = new int[10];
        Arrays.stream(rows).forEach(id -> tenths[(int) ((id - 1) / 2_000)]++);
        assertThat(Arrays.stream(tenths).boxed()).allSatisfy(count -> assertThat(count).isBetween(62, 138));
    }

    @Test
    void readsPartitionsArraysAndSparseVectors() {
        Intake parts = read(request("parts", "embedding"));
        assertThat(parts.rows()).isEqualTo(8_999);
        Intake array = read(request("\"Odd one\".\"My table\"", "my array"));
        assertThat(array.sample().rows().row(0)[2]).isEqualTo(-1);
        assertThat(array.column().expression()).isEqualTo("\"my array\"::vector(3)");
        assertThat(array.column().id()).isEqualTo("\"the key\"");
        assertThat(read(request("My table", "my array")).rows()).isEqualTo(500);
        Intake sparse = read(request("sparse", "terms"));
        assertThat(sparse.sample().dimensions()).isEqualTo(50);
        float sum = 0;
        for (float value : sparse.sample().rows().row(0)) {
            sum += value;
        }
        assertThat(sum).isEqualTo(3.5f);
        assertThat(read(request("seen", "embedding")).warnings())
                .anySatisfy(w -> assertThat(w).contains("no table with pages"));
    }

    @Test
    void advisesOnALiveTableWithoutWritingToIt() throws SQLException {
        Advice advice = new Advisor(Clock.systemUTC()).advise(
                request("items", "embedding").withSampleSize(3_000).withQueryCount(100).withTargetRecall(0.9), server,
                ProgressListener.silent());
        assertThat(advice.profile().table()).isNotNull();
        assertThat(advice.profile().rows()).isGreaterThan(18_000);
        assertThat(advice.recommendation().predicted().rows()).isEqualTo(advice.profile().rows());
        assertThat(advice.recommendation().kind()).isIn("keep", "hnsw", "ivfflat", "exact");
        assertThat(advice.recommendation().query()).startsWith("SELECT \"id\" FROM \"public\".\"items\" ORDER BY");
        assertThatThrownBy(() -> LiveIntake.readOnly(live::connect, "testing", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("DELETE FROM items");
            }
        })).isInstanceOf(PlumblineException.class).hasMessageContaining("read-only transaction");
    }

    @Test
    void writesStatementsThatWorkOnAPartitionedTable() throws SQLException {
        Constraints manyRows = new Constraints(null, null, null, null, 50_000_000L);
        Advice advice = new Advisor(Clock.systemUTC())
                .advise(request("parts", "embedding").withSampleSize(2_000).withQueryCount(100).withTargetRecall(0.8)
                        .withConstraints(manyRows), server, ProgressListener.silent());
        assertThat(advice.recommendation().kind()).isIn("hnsw", "ivfflat");
        assertThat(advice.recommendation().ddl()).hasSize(7)
                .anySatisfy(sql -> assertThat(sql).contains("ATTACH PARTITION \"public\".\"parts_2_embedding_"));
        execute(advice.recommendation().ddl().stream().map(sql -> sql.replaceAll("lists = \\d+", "lists = 20"))
                .toArray(String[]::new));
        try (Connection connection = live.connect();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT count(*) FROM pg_index WHERE indrelid = 'parts'::regclass AND indisvalid")) {
            result.next();
            assertThat(result.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void namesWhatIsNotThereWithNearMatches() {
        refuses("itmes", "embedding", "table \"itmes\" does not exist", "did you mean \"public.items\"?");
        refuses("items", "embeding", "column \"embeding\" does not exist", "did you mean \"embedding\"?");
        refuses("items", "zzz", "its columns of vectors are \"embedding\"");
        refuses("items", "title", "has type text", "expected vector, halfvec");
        refuses("no such thing; DROP TABLE items", "embedding", "does not exist");
        refuses("loose", "embedding", "without dimensions",
                "ALTER TABLE \"public\".\"loose\" ALTER COLUMN \"embedding\" TYPE vector(4)");
        refuses("uneven", "embedding", "of 3 and of 2 dimensions");
        refuses("hollow", "embedding", "NaN");
        refuses("vacant", "embedding", "holds no vectors");
        refuses("bits", "hash", "holds no vectors");
    }

    private void refuses(String table, String column, String... words) {
        assertThatThrownBy(() -> read(request(table, column))).isInstanceOf(PlumblineException.class)
                .hasMessageContainingAll(words)
                .satisfies(e -> assertThat(((PlumblineException) e).code()).isEqualTo(ErrorCode.BAD_INPUT))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void refusesAMetricThatTheTypeDoesNotHave() throws SQLException {
        execute("CREATE TABLE hashes (id int PRIMARY KEY, hash bit(16))",
                "INSERT INTO hashes SELECT i, (i * 7919 % 65536)::bit(16) FROM generate_series(1, 2000) i");
        Advisor advisor = new Advisor(Clock.systemUTC());
        assertThatThrownBy(() -> advisor.advise(request("hashes", "hash"), server, ProgressListener.silent()))
                .hasMessageContaining("use hamming or jaccard");
        Advice advice = advisor.advise(request("hashes", "hash").withMetric(Metric.JACCARD).withTargetRecall(0.9),
                server, ProgressListener.silent());
        assertThat(advice.groundTruth().verifiedAgreement()).isEqualTo(1);
        assertThat(advice.recommendation().query()).contains("<%>").contains("::bit(16)");
        Advice hamming = advisor.advise(request("hashes", "hash").withMetric(Metric.HAMMING).withTargetRecall(0.9),
                server, ProgressListener.silent());
        assertThat(hamming.trials()).as("IVFFlat takes bits by hamming distance").anySatisfy(trial -> {
            assertThat(trial.spec().kind()).isEqualTo("ivfflat");
            assertThat(trial.build()).isNotNull();
        });
        assertThat(hamming.profile().live()).isNotNull();
    }

    @Test
    void saysInOneLineThatTheServerCannotBeReached() {
        VectorSource.LiveTable gone = new VectorSource.LiveTable(
                () -> DriverManager.getConnection("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=2"), "gone",
                "items",
                "embedding");
        assertThatThrownBy(
                () -> new Advisor(Clock.systemUTC()).advise(AdviceRequest.of(gone), server, ProgressListener.silent()))
                .isInstanceOf(PlumblineException.class)
                .satisfies(e -> assertThat(((PlumblineException) e).code()).isEqualTo(ErrorCode.CONNECTION))
                .hasMessageContaining("refused");
    }
}
