package dev.plumbline.report.schema;

import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring statements that share one transaction, or one stretch of statements of which each stands outside of any.
 *
 * @param transactional whether the block is one transaction
 * @param parts the steps, or the pieces of steps, in order
 */
public record TransactionBlock(boolean transactional, List<Part> parts) {

    public TransactionBlock {
        parts = List.copyOf(parts);
    }

    /** The statements of one step that belong to the block. */
    public record Part(Step step, List<Statement> statements) {

        public Part {
            statements = List.copyOf(statements);
        }
    }

    /** Splits ordered steps into blocks. */
    public static List<TransactionBlock> of(List<Step> steps) {
        List<TransactionBlock> blocks = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        boolean transactional = true;
        for (Step step : steps) {
            for (Statement statement : step.statements()) {
                if (statement.transactional() != transactional && !parts.isEmpty()) {
                    blocks.add(new TransactionBlock(transactional, parts));
                    parts = new ArrayList<>();
                }
                transactional = statement.transactional();
                append(step, statement, parts);
            }
        }
        if (!parts.isEmpty()) {
            blocks.add(new TransactionBlock(transactional, parts));
        }
        return blocks;
    }

    private static void append(Step step, Statement statement, List<Part> parts) {
        Part last = parts.isEmpty() ? null : parts.getLast();
        if (last == null || last.step().number() != step.number()) {
            parts.add(new Part(step, List.of(statement)));
            return;
        }
        List<Statement> statements = new ArrayList<>(last.statements());
        statements.add(statement);
        parts.set(parts.size() - 1, new Part(step, statements));
    }
}
