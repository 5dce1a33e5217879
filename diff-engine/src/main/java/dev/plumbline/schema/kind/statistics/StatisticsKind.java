package dev.plumbline.schema.kind.statistics;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for extended statistics. They go with their table, and with any of their columns. */
public final class StatisticsKind extends Kind<Statistics> {

    private static final Set<ObjectKind> RELATIONS = EnumSet.of(ObjectKind.TABLE, ObjectKind.FOREIGN_TABLE,
            ObjectKind.MATERIALIZED_VIEW);

    private static final Pattern EXPRESSION = Pattern.compile(" ON [^\n]*\\(");

    public StatisticsKind() {
        super(Statistics.class, "statistics.sql", ObjectKind.STATISTICS);
    }

    @Override
    public List<Feature<Statistics>> features() {
        return List.of(
                Feature.since(14, "statistics on expressions",
                        statistics -> EXPRESSION.matcher(statistics.definition()).find()));
    }

    @Override
    public Statistics read(Row row, Addresses addresses) throws SQLException {
        return new Statistics(row.inSchema(ObjectKind.STATISTICS), row.expression("definition"),
                row.textOrNull("target"));
    }

    @Override
    public List<ObjectId> droppedWith(Statistics statistics, Catalog from) {
        return from.dependencies().of(statistics.id()).stream()
                .flatMap(needed -> needed.kind() == ObjectKind.COLUMN
                        ? Stream.of(needed, needed.requireParent())
                        : Stream.of(needed).filter(relation -> RELATIONS.contains(relation.kind())))
                .toList();
    }

    @Override
    public List<Statement> create(Statistics statistics, Planning planning) {
        return statistics.target() == null
                ? statements(statistics.definition())
                : statements(statistics.definition(), target(statistics));
    }

    @Override
    public List<Statement> drop(Statistics statistics, Planning planning) {
        return statements("DROP STATISTICS " + statistics.id().sql());
    }

    @Override
    public Alteration alter(Statistics before, Statistics after, Planning planning) {
        return before.definition().equals(after.definition())
                ? Alteration.inPlace(target(after))
                : Alteration.replace("the definition of extended statistics cannot be altered");
    }

    private static String target(Statistics statistics) {
        return "ALTER STATISTICS " + statistics.id().sql() + " SET STATISTICS "
                + Objects.requireNonNullElse(statistics.target(), "-1");
    }
}
