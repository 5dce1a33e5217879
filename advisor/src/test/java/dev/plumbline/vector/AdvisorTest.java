package dev.plumbline.vector;

import com.pgvector.PGvector;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import dev.plumbline.vector.data.KeyedReservoir;
import dev.plumbline.vector.data.VectorReader;
import dev.plumbline.vector.data.VectorReaders;
import dev.plumbline.vector.simd.ExactSearch;
import dev.plumbline.vector.simd.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdvisorTest {

    private static final Path EMBEDDINGS = Path.of("../data/debian-minilm-20k.npy");

    @TempDir
    Path folder;

    private ScratchServer server;
    private final Advisor advisor = new Advisor(Clock.systemUTC());

    @BeforeAll
    void start() {
        server = ScratchServers.shared(ScratchOptions.defaults().requiring("vector"));
    }

    private Advice advise(AdviceRequest request) {
        return advisor.advise(request, server, ProgressListener.silent());
    }

    private void refuses(AdviceRequest request, ErrorCode code, String... words) {
        assertThatThrownBy(() -> advise(request)).isInstanceOf(PlumblineException.class).hasMessageContainingAll(words)
                .satisfies(e -> assertThat(((PlumblineException) e).code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private AdviceRequest file(float[][] rows) throws IOException {
        return AdviceRequest.of(new VectorSource.VectorFile(Vectors.fvecs(folder.resolve("vectors.fvecs"), rows)))
                .withBudget(Duration.ofSeconds(30));
    }

    /** Rows of the shipped embeddings that no advice of seed 1 can have seen: the last ones by key. */
    private static List<float[]> shippedRows() throws IOException {
        KeyedReservoir all = new KeyedReservoir(20_000, 1);
        try (VectorReader reader = VectorReaders.open(EMBEDDINGS)) {
            for (float[] row = reader.next(); row != null; row = reader.next()) {
                all.offer(all.offered(), row);
            }
        }
        return all.byKey().stream().map(KeyedReservoir.Drawn::vector).toList();
    }

    /** At 20,000 rows an exact scan is too slow on any machine of today, so that an index is recommended. */
    @Test
    void whatItRecommendsKeepsItsWordOnFreshRowsAndQueries() throws IOException, SQLException {
        Advice advice = advise(
                AdviceRequest.of(new VectorSource.VectorFile(EMBEDDINGS)).withSampleSize(5_000)
                        .withBudget(Duration.ofSeconds(40)));
        Recommendation recommendation = advice.recommendation();
        assertThat(recommendation.kind()).isIn("hnsw", "ivfflat");
        assertThat(recommendation.meetsTarget()).isTrue();
        assertThat(recommendation.predicted().recall().value()).isGreaterThanOrEqualTo(0.95);
        assertThat(advice.groundTruth().verifiedAgreement()).isEqualTo(1);
        assertThat(advice.seed()).isEqualTo(1);
        assertThat(advice.trials().getFirst().verdict()).isEqualTo(Trial.Verdict.RECOMMENDED);
        assertThat(advice.runnersUp()).isNotEmpty().allSatisfy(other -> assertThat(other.whyNot()).isNotBlank());
        for (Trial trial : advice.trials()) {
            if (trial.build() != null) {
                assertThat((double) trial.build().predictedBytes()).isBetween(0.95 * trial.build().bytes(),
                        1.06 * trial.build().bytes());
            }
        }
        List<float[]> rows = shippedRows();
        float[][] indexed = rows.subList(8_000, 13_000).toArray(float[][]::new);
        float[][] queries = rows.subList(14_000, 14_300).toArray(float[][]::new);
        assertThat(recallOf(recommendation, indexed, queries)).isGreaterThan(0.94);
    }

    /** Pastes a recommendation for a file into a fresh database, and measures what it gives. */
    private double recallOf(Recommendation recommendation, float[][] rows, float[][] queries)
            throws SQLException, IOException {
        int[][] truth = ExactSearch.search(RowSource.of(rows), queries, Metric.COSINE, 10, 2).ids();
        try (ScratchDatabase database = server.createDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION vector");
            PGvector.registerTypes(connection);
            statement.execute("CREATE TABLE items (id bigint PRIMARY KEY, embedding vector(" + rows[0].length + "))");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO items VALUES (?, ?)")) {
                for (int i = 0; i < rows.length; i++) {
                    insert.setLong(1, i);
                    insert.setObject(2, new PGvector(rows[i]));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            for (String ddl : recommendation.ddl()) {
                statement.execute(ddl);
            }
            statement.execute("SET enable_seqscan = off");
            for (Map.Entry<String, String> setting : recommendation.settings().entrySet()) {
                statement.execute("SET " + setting.getKey() + " = " + setting.getValue());
            }
            int hits = 0;
            String sql = recommendation.query().replace("$1", "?");
            try (PreparedStatement ask = connection.prepareStatement(sql)) {
                for (int q = 0; q < queries.length; q++) {
                    for (int i = 1; i <= sql.chars().filter(c -> c == '?').count(); i++) {
                        ask.setObject(i, new PGvector(queries[q]));
                    }
                    Set<Integer> expected = new HashSet<>();
                    for (int id : truth[q]) {
                        expected.add(id);
                    }
                    try (ResultSet result = ask.executeQuery()) {
                        while (result.next()) {
                            hits += expected.contains(result.getInt(1)) ? 1 : 0;
                        }
                    }
                }
            }
            return hits / (10.0 * queries.length);
        }
    }

    @Test
    void recommendsNoIndexForASmallTable() throws IOException {
        Advice advice = advise(file(Vectors.clustered(700, 24, 1)).withMetric(Metric.L2));
        assertThat(advice.recommendation().kind()).isEqualTo("exact");
        assertThat(advice.recommendation().ddl()).isEmpty();
        assertThat(advice.recommendation().settings()).isEmpty();
        assertThat(advice.recommendation().query())
                .isEqualTo("SELECT \"id\" FROM \"items\" ORDER BY \"embedding\" <-> $1::vector(24) LIMIT 10");
        assertThat(advice.recommendation().predicted().recall().value()).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBeMeasured() throws IOException {
        refuses(file(new float[300][8]), ErrorCode.BAD_INPUT, "all 300 vectors are zero");
        float[][] same = Vectors.clustered(300, 8, 1);
        Arrays.fill(same, same[0]);
        refuses(file(same), ErrorCode.BAD_INPUT, "all 300 vectors are identical");
        refuses(file(Vectors.clustered(8, 8, 1)), ErrorCode.BAD_INPUT, "8 rows, fewer than k = 10");
        refuses(file(Vectors.clustered(60, 8, 1)), ErrorCode.BAD_INPUT, "60 rows are too few");
        refuses(file(Vectors.clustered(300, 8, 1)).withFilters(List.of(new Filter("a = 1", 1))), ErrorCode.BAD_INPUT,
                "no columns to filter on");
        refuses(file(Vectors.clustered(300, 8, 1)).withMetric(Metric.HAMMING), ErrorCode.BAD_INPUT,
                "hamming compares bit strings");
        refuses(AdviceRequest.of(new VectorSource.VectorFile(folder.resolve("none.npy"))), ErrorCode.BAD_INPUT,
                "none.npy", "no such file");
        assertThatThrownBy(() -> file(same).withK(0)).hasMessageContaining("k is 0");
        assertThatThrownBy(() -> file(same).withK(50).withSampleSize(20))
                .hasMessageContaining("k is 50 but the sample has 20 rows");
        assertThatThrownBy(() -> file(same).withTargetRecall(0)).hasMessageContaining("above 0 and at most 1");
        assertThatThrownBy(() -> file(same).withTargetRecall(1.01)).hasMessageContaining("above 0 and at most 1");
        assertThatThrownBy(() -> file(same).withTargetRecall(Double.NaN)).hasMessageContaining("above 0 and at most 1");
        assertThatThrownBy(() -> Metric.parse("cosin")).hasMessageContaining("use cosine, l2");
    }

    @Test
    void saysWhatIsMissingWithoutPgvector() {
        try (ScratchServer plain = ScratchServer
                .start(ScratchOptions.defaults().withOrigins(Origin.EMBEDDED).withMajorVersion(15))) {
            assertThatThrownBy(() -> advisor.advise(AdviceRequest.of(new VectorSource.VectorFile(EMBEDDINGS)), plain,
                    ProgressListener.silent()))
                    .isInstanceOf(PlumblineException.class).hasMessageContainingAll("pgvector", "scripts/setup");
        }
    }

    @Test
    void keepsToItsLimits() throws IOException {
        Constraints small = new Constraints(null, 900_000L, null, null, null);
        Advice advice = advise(file(Vectors.clustered(4_000, 48, 3)).withConstraints(small));
        assertThat(advice.pruned()).isNotEmpty().anySatisfy(out -> assertThat(out.reason()).contains("the limit is"));
        assertThat(advice.recommendation().predicted().indexBytes().value()).isLessThanOrEqualTo(900_000);
    }

    @Test
    void aRunThatWasKilledGoesOnWhereItsJournalEnds() throws IOException {
        Path journal = folder.resolve("run.journal");
        AdviceRequest request = file(Vectors.clustered(3_000, 24, 4)).withJournal(journal);
        advise(request);
        List<String> lines = Files.readAllLines(journal);
        assertThat(lines.size()).isGreaterThan(5);
        // Killed while it wrote its fifth trial.
        Files.writeString(journal,
                String.join("\n", lines.subList(0, 5)) + "\n" + lines.get(5).substring(0, 40) + "\n");
        advise(request);
        List<String> after = Files.readAllLines(journal);
        assertThat(after.subList(0, 5).equals(lines.subList(0, 5))).as("what was finished stays").isTrue();
        assertThat(after).hasSizeGreaterThan(8);
        for (String finished : lines.subList(1, 5)) {
            String trial = finished.substring(0, finished.indexOf(",\"reached\""));
            assertThat(after.stream().filter(line -> line.startsWith(trial + ",")).count()).as(trial).isOne();
        }
        advise(request.withSeed(2));
        assertThat(Files.readAllLines(journal).getFirst()).contains("\"seed\":2");
        Files.writeString(journal, "my notes");
        refuses(request, ErrorCode.BAD_INPUT, "run.journal is no journal");
        assertThat(Files.readString(journal)).isEqualTo("my notes");
    }

    @Test
    void holdsItsPredictionAgainstAnIndexOverAllRows() throws IOException {
        float[][] rows = Vectors.clustered(12_000, 32, 6);
        List<ProgressListener.Phase> phases = new ArrayList<>();
        Advice advice = advisor.advise(file(rows).withSampleSize(5_000).withValidation(true), server,
                (phase, done, total, message) -> phases.add(phase));
        Validation validation = Objects.requireNonNull(advice.validation());
        assertThat(phases).isSorted().contains(ProgressListener.Phase.VALIDATE);
        assertThat(validation.queries()).isEqualTo(advice.sample().freshQueries()).isGreaterThanOrEqualTo(200);
        assertThat(validation.rows()).isEqualTo(12_000 - validation.queries());
        assertThat(validation.spec().kind()).isEqualTo(advice.recommendation().kind());
        assertThat(validation.onLiveTable()).isEmpty();
        assertThat(validation.figures().getFirst().quantity()).isEqualTo(Validation.Quantity.RECALL);
        assertThat(validation.figures().getFirst().measured().value()).isBetween(0.9, 1.0);
        assertThat(advice.recommendation().predicted().rows()).isEqualTo(validation.rows());
        if (!"exact".equals(advice.recommendation().kind())) {
            assertThat(validation.figures().get(3).quantity()).isEqualTo(Validation.Quantity.INDEX_BYTES);
            assertThat(validation.figures().get(3).error()).isBetween(-0.06, 0.06);
            assertThat(validation.calibrated()).isNotNull();
            assertThat(validation.calibratedRecall().low()).isGreaterThanOrEqualTo(0.95);
            assertThat(advice.recommendation().settings()).containsValue(String.valueOf(validation.calibrated()));
        }
    }

    @Test
    void reportsProgressInOrder() throws IOException {
        List<ProgressListener.Phase> phases = new ArrayList<>();
        advisor.advise(file(Vectors.clustered(700, 24, 1)), server, (phase, done, total, message) -> phases.add(phase));
        assertThat(phases).isSorted().contains(ProgressListener.Phase.READ, ProgressListener.Phase.TRIALS,
                ProgressListener.Phase.DONE);
    }
}
