package dev.plumbline.vector.trial;

import dev.plumbline.schema.sql.Sql;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.data.VectorColumn;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The SQL of a candidate: the index, the query that uses it, and the settings of that query. */
public final class IndexSql {

    private final VectorColumn column;
    private final Metric metric;

    public IndexSql(VectorColumn column, Metric metric) {
        this.column = column;
        this.metric = metric;
    }

    /** The CREATE INDEX statement. */
    public String create(IndexSpec spec, String indexName, boolean concurrently) {
        String parameters = switch (spec) {
            case IndexSpec.Exact exact -> throw new IllegalArgumentException("no index for " + exact.label());
            case IndexSpec.Hnsw hnsw -> "m = " + hnsw.m() + ", ef_construction = " + hnsw.efConstruction();
            case IndexSpec.IvfFlat ivfFlat -> "lists = " + ivfFlat.lists();
        };
        Representation representation = spec.representation();
        String expression = indexed(representation);
        String key = column.array() || representation.isExpression() ? "(" + expression + ")" : expression;
        return "CREATE INDEX " + (concurrently ? "CONCURRENTLY " : "") + Sql.identifier(indexName) + " ON "
                + column.table() + " USING " + spec.kind() + " (" + key + " "
                + indexMetric(representation).operatorClass(representation.type()) + ") WITH (" + parameters + ")";
    }

    /** The quoted name of an index of this column: an index lies in the schema of its table. */
    public static String qualifiedIndex(VectorColumn column, String indexName) {
        return column.path().size() > 1
                ? Sql.qualified(column.path().getFirst(), indexName)
                : Sql.identifier(indexName);
    }

    /** A name that tells what the index is, within PostgreSQL's 63 bytes. */
    public static String indexName(String table, String column, IndexSpec spec) {
        String suffix = "_" + spec.kind() + "_idx";
        String stem = table + "_" + column;
        int room = 63 - suffix.length();
        while (stem.getBytes(StandardCharsets.UTF_8).length > room) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem + suffix;
    }

    /**
     * The query for the k nearest rows with {@code $1} as the query vector.
     *
     * @param rerank candidates to fetch from the index and order again; ignored where the index orders by the distance itself
     */
    public String query(IndexSpec spec, int k, int rerank) {
        return query(spec, k, rerank, "");
    }

    /** The same with a filter: {@code where} is empty or a whole WHERE clause with a space before it. */
    String query(IndexSpec spec, int k, int rerank, String where) {
        Representation representation = spec.representation();
        String parameter = "$1::" + column.typeSql();
        String full = column.expression() + " " + metric.operator() + " " + parameter;
        if (spec instanceof IndexSpec.Exact) {
            return "SELECT " + column.id() + " FROM " + column.table() + where + " ORDER BY " + full + " LIMIT " + k;
        }
        String inner = indexed(representation) + " " + indexMetric(representation).operator() + " "
                + searched(representation, parameter);
        if (!representation.needsRerank()) {
            return "SELECT " + column.id() + " FROM " + column.table() + where + " ORDER BY " + inner + " LIMIT " + k;
        }
        String bare = Sql.identifier(column.column());
        String again = (column.array() ? bare + "::" + column.typeSql() : bare) + " " + metric.operator() + " "
                + parameter;
        return "SELECT " + column.id() + " FROM (SELECT " + column.id() + ", " + bare + " FROM " + column.table()
                + where + " ORDER BY " + inner + " LIMIT "
                + Math.max(k, rerank) + ") AS candidates ORDER BY " + again + " LIMIT " + k;
    }

    /** The settings that a session needs to search with a parameter. */
    public static Map<String, String> settings(IndexSpec spec, int parameter) {
        Map<String, String> settings = new LinkedHashMap<>();
        switch (spec) {
            case IndexSpec.Exact exact -> {
            }
            case IndexSpec.Hnsw hnsw -> settings.put("hnsw.ef_search", String.valueOf(parameter));
            case IndexSpec.IvfFlat ivfFlat -> settings.put("ivfflat.probes", String.valueOf(parameter));
        }
        return settings;
    }

    /** The distance that the index itself orders by. */
    private Metric indexMetric(Representation representation) {
        return representation.type() == VectorType.BIT && column.type() != VectorType.BIT ? Metric.HAMMING : metric;
    }

    private String indexed(Representation representation) {
        return reduced(representation, column.expression());
    }

    private String searched(Representation representation, String parameter) {
        return reduced(representation, parameter);
    }

    private String reduced(Representation representation, String value) {
        if (!representation.isExpression()) {
            return value;
        }
        boolean prefix = representation.dimensions() != column.dimensions();
        String part = prefix ? "subvector(" + value + ", 1, " + representation.dimensions() + ")" : value;
        String cast = "::" + representation.type().sqlName() + "(" + representation.dimensions() + ")";
        return representation.type() == VectorType.BIT ? "binary_quantize(" + part + ")" + cast : part + cast;
    }
}
