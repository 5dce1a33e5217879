package dev.plumbline.vector.trial;

import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.data.VectorColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IndexSqlTest {

    private static final IndexSql ITEMS = new IndexSql(VectorColumn.ofFile(VectorType.VECTOR, 384), Metric.COSINE);

    private static Representation of(VectorType type, int dimensions) {
        return new Representation(type, dimensions, VectorType.VECTOR, 384);
    }

    @Test
    void writesTheIndexAndTheQueryThatUsesIt() {
        IndexSpec plain = new IndexSpec.IvfFlat(100, of(VectorType.VECTOR, 384));
        assertThat(ITEMS.create(plain, "i", true)).isEqualTo(
                "CREATE INDEX CONCURRENTLY \"i\" ON \"items\" USING ivfflat (\"embedding\" vector_cosine_ops) WITH (lists = 100)");
        assertThat(ITEMS.query(plain, 10, 0))
                .isEqualTo("SELECT \"id\" FROM \"items\" ORDER BY \"embedding\" <=> $1::vector(384) LIMIT 10");
        IndexSpec half = new IndexSpec.Hnsw(16, 64, of(VectorType.HALFVEC, 384));
        assertThat(ITEMS.create(half, "i", false))
                .isEqualTo(
                        "CREATE INDEX \"i\" ON \"items\" USING hnsw ((\"embedding\"::halfvec(384)) halfvec_cosine_ops) WITH (m = 16, ef_construction = 64)");
        assertThat(ITEMS.query(half, 10, 0)).isEqualTo(
                "SELECT \"id\" FROM \"items\" ORDER BY \"embedding\"::halfvec(384) <=> $1::vector(384)::halfvec(384) LIMIT 10");
    }

    @Test
    void ordersCoarseCandidatesAgainByTheFullDistance() {
        IndexSpec bits = new IndexSpec.Hnsw(16, 64, of(VectorType.BIT, 384));
        assertThat(ITEMS.create(bits, "i", false))
                .contains("((binary_quantize(\"embedding\")::bit(384)) bit_hamming_ops)");
        assertThat(ITEMS.query(bits, 10, 80)).isEqualTo(
                "SELECT \"id\" FROM (SELECT \"id\", \"embedding\" FROM \"items\" ORDER BY binary_quantize(\"embedding\")::bit(384)"
                        + " <~> binary_quantize($1::vector(384))::bit(384) LIMIT 80) AS candidates ORDER BY \"embedding\" <=> $1::vector(384) LIMIT 10");
        IndexSpec prefix = new IndexSpec.Hnsw(16, 64, of(VectorType.HALFVEC, 96));
        assertThat(ITEMS.create(prefix, "i", false))
                .contains("((subvector(\"embedding\", 1, 96)::halfvec(96)) halfvec_cosine_ops)");
        assertThat(ITEMS.query(prefix, 10, 5)).contains("LIMIT 10) AS candidates");
    }

    @Test
    void quotesWhateverNamesThereAre() {
        VectorColumn odd = new VectorColumn(List.of("my \"schema\"", "Table"), "ctid", "a b", VectorType.VECTOR, 3,
                true);
        IndexSql sql = new IndexSql(odd, Metric.L1);
        Representation full = Representation.full(VectorType.VECTOR, 3);
        assertThat(sql.create(new IndexSpec.Hnsw(8, 64, full), "x", true))
                .contains("ON \"my \"\"schema\"\"\".\"Table\" USING hnsw ((\"a b\"::vector(3)) vector_l1_ops)");
        assertThat(sql.query(new IndexSpec.Exact(full), 1, 0)).isEqualTo(
                "SELECT ctid FROM \"my \"\"schema\"\"\".\"Table\" ORDER BY \"a b\"::vector(3) <+> $1::vector(3) LIMIT 1");
        String name = IndexSql.indexName("ü".repeat(40), "embedding", new IndexSpec.IvfFlat(1, full));
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
        assertThat(name).endsWith("_ivfflat_idx");
    }
}
