package dev.plumbline.vector.live;

import com.pgvector.PGvector;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServers;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Advisor;
import dev.plumbline.vector.CheckRequest;
import dev.plumbline.vector.CheckResult;
import dev.plumbline.vector.CheckResult.Finding;
import dev.plumbline.vector.Filter;
import dev.plumbline.vector.IndexCheck;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.QuerySource;
import dev.plumbline.vector.VectorSource;
import dev.plumbline.vector.Vectors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveCheckTest {

    private ScratchDatabase live;

    @BeforeAll
    void start() throws SQLException {
        live = ScratchServers.shared(ScratchOptions.defaults().requiring("vector")).createDatabase();
        execute("CREATE EXTENSION vector", "CREATE TABLE docs (id int PRIMARY KEY, embedding vector(24))",
                "CREATE TABLE bare (id int, embedding vector(24))");
        try (Connection connection = live.connect()) {
            PGvector.registerTypes(connection);
            float[][] rows = Vectors.clustered(4_000, 24, 5);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO docs VALUES (?, ?)")) {
                for (int i = 0; i < rows.length; i++) {
                    insert.setInt(1, i);
                    insert.setObject(2, new PGvector(rows[i]));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        execute("INSERT INTO bare SELECT * FROM docs",
                "CREATE INDEX docs_lists ON docs USING ivfflat (embedding vector_l2_ops) WITH (lists = 500)",
                "VACUUM ANALYZE docs");
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

    private CheckResult check(String table, Metric metric, @Nullable String query, Map<String, String> settings) {
        CheckRequest request = new CheckRequest(new VectorSource.LiveTable(live::connect, "live", table, "embedding"),
                metric, 10, 0.9, 60, 1, Duration.ofSeconds(30), null, query,
                settings, new QuerySource.HeldOut());
        return new IndexCheck(Clock.systemUTC()).check(request, ProgressListener.silent());
    }

    @Test
    void passesAnIndexThatReachesItsRecall() {
        CheckResult result = check("docs", Metric.L2, null, Map.of("ivfflat.probes", "500", "enable_seqscan", "off"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.passed()).isTrue();
        assertThat(result.index()).isEqualTo("docs_lists");
        assertThat(result.recall()).satisfies(recall -> assertThat(recall.value()).isEqualTo(1));
        assertThat(result.queries()).isEqualTo(60);
    }

    @Test
    void failsAnIndexWhoseRecallFell() {
        CheckResult result = check("docs", Metric.L2, null, Map.of("ivfflat.probes", "1", "enable_seqscan", "off"));
        assertThat(result.passed()).isFalse();
        assertThat(result.findings()).extracting(Finding::id).contains("recall-below-target");
        assertThat(result.findings().getFirst().remedy()).contains("ivfflat.probes");
    }

    @Test
    void looksAtTheRealQuery() {
        Map<String, String> settings = Map.of("ivfflat.probes", "150", "enable_seqscan", "off");
        assertThat(check("docs", Metric.L2, "SELECT id FROM docs WHERE id >= 0 ORDER BY embedding <-> $1 LIMIT 10;",
                settings).findings()).isEmpty();
        CheckResult descending = check("docs", Metric.L2, "SELECT id FROM docs ORDER BY embedding <-> $1 DESC LIMIT 10",
                settings);
        assertThat(descending.findings()).anySatisfy(f -> assertThat(f.message()).contains("orders descending"));
        assertThat(descending.passed()).isFalse();
        assertThatThrownBy(
                () -> check("docs", Metric.L2, "SELECT id FROM nowhere ORDER BY embedding <-> $1 LIMIT 10", settings))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("cannot be planned").hasMessageContaining("nowhere");
        assertThatThrownBy(() -> check("docs", Metric.L2, "SELECT 1", settings)).hasMessageContaining("has no $1");
    }

    @Test
    void seesAnOperatorClassThatCannotServe() {
        CheckResult result = check("docs", Metric.COSINE, null, Map.of());
        assertThat(result.findings()).extracting(Finding::id).contains("wrong-operator-class", "index-not-used");
        assertThat(result.passed()).isFalse();
    }

    @Test
    void advisesOnFilteredSearch() {
        AdviceRequest request = AdviceRequest.of(new VectorSource.LiveTable(live::connect, "live", "bare", "embedding"))
                .withMetric(Metric.L2).withTargetRecall(0.9)
                .withBudget(Duration.ofSeconds(40))
                .withFilters(List.of(new Filter("id % 20 = 3", 1), new Filter("id < 5", 1)));
        Advice advice = new Advisor(Clock.systemUTC()).advise(request,
                ScratchServers.shared(ScratchOptions.defaults().requiring("vector")), ProgressListener.silent());
        assertThat(advice.recommendation().whatIf().get(0).circumstance()).startsWith("filter id % 20 = 3 (")
                .contains("% of the rows)");
        assertThat(advice.recommendation().whatIf().get(0).answer()).contains("best ")
                .contains("exact scan of the rows that pass").contains("recall");
        assertThat(advice.recommendation().whatIf().get(1).answer()).contains("too few to measure");
        for (String bad : List.of("no_such_column = 1", "true; DROP TABLE bare", "embedding")) {
            assertThatThrownBy(
                    () -> new Advisor(Clock.systemUTC()).advise(request.withFilters(List.of(new Filter(bad, 1))),
                            ScratchServers.shared(ScratchOptions.defaults().requiring("vector")),
                            ProgressListener.silent()))
                    .isInstanceOf(PlumblineException.class)
                    .hasMessageContaining("filter \"" + bad + "\"");
        }
    }

    @Test
    void seesThatThereIsNoIndex() {
        CheckResult result = check("bare", Metric.L2, null, Map.of());
        assertThat(result.findings()).extracting(Finding::id).containsExactly("no-index");
        assertThat(result.recall()).isNull();
    }

    @Test
    void refusesASettingThatDoesNotExist() {
        assertThatThrownBy(() -> check("docs", Metric.L2, null, Map.of("hnsw.ef_search", "5000")))
                .isInstanceOf(PlumblineException.class).hasMessageContaining("hnsw.ef_search");
        assertThatThrownBy(() -> check("docs", Metric.L2, null, Map.of("drop table", "1")))
                .hasMessageContaining("not the name of a setting");
    }
}
