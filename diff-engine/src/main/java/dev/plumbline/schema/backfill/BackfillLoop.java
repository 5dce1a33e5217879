package dev.plumbline.schema.backfill;

import dev.plumbline.schema.sql.Sql;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A backfill as one DO statement in PL/pgSQL that commits after each batch, for scripts that nobody paces. */
final class BackfillLoop {

    private static final int PAGES = 50;

    private BackfillLoop() {}

    static String of(Backfill backfill, String condition) {
        String loop = backfill.key().isEmpty() ? byPages(backfill) : byKey(backfill);
        return condition.equals("true")
                ? loop
                : loop.replaceFirst("\nBEGIN\n", Matcher.quoteReplacement(
                        "\nBEGIN\n  IF NOT (" + condition + ") THEN\n    RETURN;\n  END IF;\n"));
    }

    private static String byKey(Backfill backfill) {
        String table = backfill.table().sql();
        String columns = Sql.identifiers(backfill.key());
        String descending = backfill.key().stream().map(column -> Sql.identifier(column) + " DESC")
                .collect(Collectors.joining(", "));
        String declarations = IntStream.rangeClosed(1, backfill.key().size()).boxed()
                .flatMap(i -> Stream.of("plumbline_first_", "plumbline_last_").map(name -> "  " + name + i + " " + table
                        + "." + Sql.identifier(backfill.key().get(i - 1)) + "%TYPE;\n"))
                .collect(Collectors.joining());
        String first = numbered("plumbline_first_", backfill);
        String last = numbered("plumbline_last_", backfill);
        String range = "(%s) >= (%s) AND (%s) <= (%s)".formatted(columns, first, columns, last);
        return """
                DO $backfill$
                #variable_conflict use_column
                DECLARE
                %sBEGIN
                  SELECT %s INTO %s FROM %s ORDER BY %s LIMIT 1;
                  WHILE FOUND LOOP
                    SELECT %s INTO %s FROM (SELECT %s FROM %s WHERE (%s) >= (%s) ORDER BY %s LIMIT %d) AS batch
                      ORDER BY %s LIMIT 1;
                    %s;
                    COMMIT;
                    SELECT %s INTO %s FROM %s WHERE (%s) > (%s) ORDER BY %s LIMIT 1;
                  END LOOP;
                END
                $backfill$"""
                .formatted(declarations, columns, first, table, columns, columns, last, columns, table, columns, first,
                        columns, backfill.batchRows(), descending, backfill.write(table, range), columns, first, table,
                        columns, last, columns);
    }

    private static String numbered(String name, Backfill backfill) {
        return IntStream.rangeClosed(1, backfill.key().size()).mapToObj(i -> name + i)
                .collect(Collectors.joining(", "));
    }

    /**
     * Without a key: page by page, partition by partition. A row that moves to a page already passed was written by a session that fills the
     * column, or by this loop. Servers before 14 find a range of pages only by reading the whole table, but a list of rows directly.
     */
    private static String byPages(Backfill backfill) {
        String table = backfill.table().sql();
        return """
                DO $backfill$
                #variable_conflict use_column
                DECLARE
                  plumbline_leaf pg_catalog.text;
                  plumbline_page pg_catalog.int8;
                  plumbline_pages pg_catalog.int8;
                  plumbline_range pg_catalog.text := CASE
                    WHEN pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= 140000
                    THEN 'ctid >= pg_catalog.format(''(%%s,0)'', $1)::pg_catalog.tid AND ctid < pg_catalog.format(''(%%s,0)'', $1 + %d)::pg_catalog.tid'
                    ELSE 'ctid = ANY (ARRAY(SELECT pg_catalog.format(''(%%s,%%s)'', plumbline_p, plumbline_i)::pg_catalog.tid FROM pg_catalog.generate_series($1, $1 + %d - 1) AS plumbline_p, pg_catalog.generate_series(1, pg_catalog.current_setting(''block_size'')::pg_catalog.int4 / 28) AS plumbline_i))'
                    END;
                BEGIN
                  FOR plumbline_leaf IN
                    WITH RECURSIVE tree AS (
                      SELECT %s::pg_catalog.regclass::pg_catalog.oid AS relation
                      UNION ALL
                      SELECT i.inhrelid FROM pg_catalog.pg_inherits AS i JOIN tree ON i.inhparent = tree.relation)
                    SELECT pg_catalog.format('%%I.%%I', n.nspname, c.relname) FROM tree
                      JOIN pg_catalog.pg_class AS c ON c.oid = tree.relation
                      JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                      WHERE c.relkind = 'r' ORDER BY 1
                  LOOP
                    plumbline_page := 0;
                    plumbline_pages := pg_catalog.pg_relation_size(plumbline_leaf::pg_catalog.regclass)
                      / pg_catalog.current_setting('block_size')::pg_catalog.int8;
                    WHILE plumbline_page <= plumbline_pages LOOP
                      EXECUTE pg_catalog.replace(pg_catalog.replace(%s, '@leaf@', plumbline_leaf), '@range@', plumbline_range)
                        USING plumbline_page;
                      COMMIT;
                      plumbline_page := plumbline_page + %d;
                    END LOOP;
                  END LOOP;
                END
                $backfill$"""
                .formatted(PAGES, PAGES, Sql.literal(table), Sql.literal(backfill.write("ONLY @leaf@", "@range@")),
                        PAGES);
    }
}
