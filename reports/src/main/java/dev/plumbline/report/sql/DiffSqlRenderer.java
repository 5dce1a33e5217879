package dev.plumbline.report.sql;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.Units;
import dev.plumbline.report.schema.Caution;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.report.schema.TransactionBlock;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.diff.SourceSummary;
import dev.plumbline.schema.plan.Statement;
import java.util.List;

/**
 * The steps as a script that psql runs from start to end with {@code ON_ERROR_STOP=1}. Neighbouring transactional statements share a
 * transaction; the others stand alone. Comments hold names from the database, each on one line, so that none of them becomes SQL.
 */
public final class DiffSqlRenderer implements Renderer<DiffResult> {

    @Override
    public String render(DiffResult result, ReportContext context) {
        DiffReport report = DiffReport.of(result);
        StringBuilder script = new StringBuilder();
        header(report, context, script);
        if (report.blocks().isEmpty()) {
            return script.append("\n-- Nothing to do.\n").toString();
        }
        script.append("""

                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                SET check_function_bodies = off;
                SET client_min_messages = warning;
                SELECT pg_catalog.set_config('search_path', '', false);
                """);
        report.blocks().forEach(block -> block(block, report, script));
        return script.toString();
    }

    private static void header(DiffReport report, ReportContext context, StringBuilder script) {
        DiffResult result = report.result();
        Comments.line("Plumbline " + context.version() + ", " + context.generatedAtForPeople(), script);
        Comments.line("from: " + source(result.from()), script);
        Comments.line("to:   " + source(result.to()), script);
        Comments.line(
                Units.count(report.tally().total(), "change") + ", " + Units.count(report.statements(), "statement")
                        + ", "
                        + report.statementsAlone() + " of them outside a transaction; risk " + report.risk().label(),
                script);
        result.notCovered()
                .forEach(each -> Comments.line(
                        "not covered: " + each.what() + " " + each.name() + " (" + each.side() + ")",
                        script));
        result.notes().forEach(note -> Comments.line("NOT COMPLETE: " + note, script));
        result.renameOffers()
                .forEach(offer -> Comments.line("renamed, perhaps? then say: --rename '" + offer + "'", script));
        Comments.line("Run with: psql -X -v ON_ERROR_STOP=1 -f THIS_FILE", script);
    }

    static String source(SourceSummary source) {
        return source.display() + " (PostgreSQL " + source.serverVersion() + ")";
    }

    private static void block(TransactionBlock block, DiffReport report, StringBuilder script) {
        script.append(block.transactional() ? "\nBEGIN;\n" : "\n");
        for (TransactionBlock.Part part : block.parts()) {
            script.append('\n');
            Comments.line(part.step().number() + ". " + part.step().title(), script);
            report.cautions().stream().filter(caution -> caution.step() == part.step().number()).map(Caution::message)
                    .forEach(message -> Comments.line("   " + message, script));
            statements(part.statements(), script);
        }
        script.append(block.transactional() ? "\nCOMMIT;\n" : "");
    }

    /** The statement with its semicolon, which a comment at its end must not swallow. */
    public static String terminated(Statement statement) {
        String sql = statement.sql().strip();
        return sql + (sql.substring(sql.lastIndexOf('\n') + 1).contains("--") ? "\n;" : ";");
    }

    private static void statements(List<Statement> statements, StringBuilder script) {
        statements.forEach(statement -> script.append(terminated(statement)).append('\n'));
    }
}
