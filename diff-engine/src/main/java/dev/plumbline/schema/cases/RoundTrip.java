package dev.plumbline.schema.cases;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.cases.CaseVerdict.Outcome;
import dev.plumbline.schema.catalog.CatalogReader;
import dev.plumbline.schema.catalog.ReadOptions;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.source.StepRunner;
import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rebuilds a whole live database from nothing by our own plan, in a scratch database of the same server, and takes it down again. Both
 * observers have to agree that nothing is missing and that nothing is left.
 */
public final class RoundTrip {

    private RoundTrip() {}

    /**
     * Runs the round trip.
     *
     * @param source a connection to the database to rebuild; only read
     * @param original the same database, for pg_dump
     * @param server a scratch server made from the URL of the source's server
     */
    public static List<CaseVerdict> run(Connection source, ConnectionSettings original, ScratchServer server) {
        Catalog whole = CatalogReader.read(source, ReadOptions.live(), "from");
        try (ScratchDatabase database = server.createDatabase()) {
            Catalog nothing = read(database);
            CaseVerdict up = leg("up", nothing, whole, database, Dump.of(original, server));
            CaseVerdict down = leg("down", read(database), nothing, database, Optional.empty());
            return List.of(up, down);
        }
    }

    private static CaseVerdict leg(String direction, Catalog from, Catalog to, ScratchDatabase database,
            Optional<Dump> expected) {
        DiffResult plan = SchemaDiff.compare(from, "from", to, "to");
        Optional<StepRunner.Failure> failure = StepRunner.run(plan.steps(), database);
        List<Change> remaining = SchemaDiff.compare(read(database), "from", to, "to").changes();
        List<String> differences = expected.flatMap(dump -> Dump.of(database).map(actual -> actual.differences(dump)))
                .orElse(List.of());
        Outcome outcome = failure.isPresent()
                ? Outcome.APPLY_FAILED
                : !remaining.isEmpty()
                        ? Outcome.NOT_EQUAL
                        : differences.isEmpty() ? Outcome.PASSED : Outcome.DUMP_DIFFERS;
        String detail = Stream
                .of(failure.map(StepRunner.Failure::message).stream(),
                        remaining.stream().limit(5).map(Change::toString), differences.stream())
                .flatMap(part -> part).collect(Collectors.joining("; "));
        return new CaseVerdict("round trip", direction, outcome, plan.steps().size(), detail);
    }

    private static Catalog read(ScratchDatabase database) {
        try (Connection connection = database.connect()) {
            return CatalogReader.read(connection, ReadOptions.live(), "scratch");
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.SCRATCH, "connecting to the scratch server: " + e.getMessage(), e);
        }
    }
}
