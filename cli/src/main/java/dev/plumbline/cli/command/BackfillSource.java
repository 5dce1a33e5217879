package dev.plumbline.cli.command;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.json.PlanBackfills;
import dev.plumbline.report.json.PlanBackfills.FillingStep;
import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.backfill.BackfillRunner;
import dev.plumbline.schema.backfill.TableFacts;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.rename.NamePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a backfill fills: a table and its columns as told, or a step of a plan. */
final class BackfillSource {

    @Option(names = "--plan", paramLabel = "FILE", description = "A plan that \"plumbline plan --format json\" wrote: fills what one of its steps fills.")
    @Nullable
    private String plan;

    @Option(names = "--step", paramLabel = "N", description = "The number of that step. Default: the only one that fills rows.")
    @Nullable
    private Integer step;

    @Option(names = "--down", description = "A step of the way down.")
    private boolean down;

    @Option(names = "--table", paramLabel = "TABLE", description = "Schema and name; quoted as in SQL where they need to be.")
    private String table = "";

    @Option(names = "--set", paramLabel = "COLUMN=SQL", description = "A column and the expression over the row that it gets; several.")
    private List<String> set = new ArrayList<>();

    @Option(names = "--pending", paramLabel = "SQL", description = "Holds for rows that are not done. Default: the columns differ from the expressions.")
    @Nullable
    private String pending;

    @Option(names = "--key", paramLabel = "COLUMNS", split = ",", description = "A unique key to go by. Default: the primary key, else another one, else pages.")
    private List<String> key = new ArrayList<>();

    @Option(names = "--batch-rows", paramLabel = "N", description = "Rows a transaction; 500 to 2000 keep locks short. Default: what the plan says, else 1000.")
    @Nullable
    private Integer batchRows;

    /** The step of the plan; empty where there is none. */
    Optional<FillingStep> step(PlumblineCommand root) {
        boolean told = !table.isEmpty() || !set.isEmpty() || pending != null || !key.isEmpty();
        if (plan == null) {
            if (table.isEmpty() || set.isEmpty() || step != null || down) {
                throw new PlumblineException(ErrorCode.USAGE,
                        "a backfill needs --table and --set, or --plan with --step and --down where they are wanted");
            }
            return Optional.empty();
        }
        if (told) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--plan says it all: leave --table, --set, --pending and --key out");
        }
        Path file = root.surroundings().resolve(plan);
        try {
            return Optional.of(PlanBackfills.read(plan, Files.readString(file), down,
                    step == null ? OptionalInt.empty() : OptionalInt.of(step)));
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, "plan \"" + plan + "\" "
                    + (Files.exists(file) ? "cannot be read as UTF-8 text" : "does not exist"), e);
        }
    }

    /** What is to be filled, with the batches that are wanted. */
    Backfill backfill(Optional<FillingStep> planned, Connection connection) throws SQLException {
        if (batchRows != null && batchRows < 1) {
            throw new PlumblineException(ErrorCode.USAGE, "--batch-rows is " + batchRows + "; expected 500 to 2000");
        }
        Backfill backfill = planned.isPresent() ? planned.get().backfill() : told(connection);
        return batchRows == null
                ? backfill
                : new Backfill(backfill.table(), backfill.key(), backfill.assignments(), backfill.pending(), batchRows,
                        backfill.upsert());
    }

    private Backfill told(Connection connection) throws SQLException {
        ObjectId id = tableId();
        TableFacts facts = TableFacts.read(connection, id);
        List<Backfill.Assignment> assignments = set.stream().map(BackfillSource::assignment).toList();
        List<String> named = key.stream().map(column -> NamePath.parse(column.strip()).getLast()).toList();
        return new Backfill(id, BackfillRunner.key(facts, named), assignments,
                pending != null ? pending : Backfill.differs(assignments, facts.types()), Backfill.BATCH_ROWS);
    }

    private ObjectId tableId() {
        List<String> path = NamePath.parse(table);
        if (path.size() > 2 || path.contains("")) {
            throw new PlumblineException(ErrorCode.USAGE, "--table \"" + table + "\": expected SCHEMA.TABLE");
        }
        return ObjectId.inSchema(ObjectKind.TABLE, path.size() == 2 ? path.getFirst() : "public", path.getLast());
    }

    private static Backfill.Assignment assignment(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || text.substring(equals + 1).isBlank()) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--set \"" + text + "\": expected COLUMN=SQL, such as \"first_name=split_part(name, ' ', 1)\"");
        }
        return new Backfill.Assignment(NamePath.parse(text.substring(0, equals).strip()).getLast(),
                text.substring(equals + 1).strip());
    }
}
