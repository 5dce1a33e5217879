package dev.plumbline.bench.schema;

import dev.plumbline.schema.cases.CaseVerdict;
import dev.plumbline.schema.cases.RoundTrip;
import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Rebuilds a whole database from nothing by our own plan, and takes it down again: {@code RoundTripBench HOST PORT USER DATABASE}. The
 * database is only read; the copy is made beside it on the same server, which must be one to try things on. The password, where one is
 * needed, comes from PGPASSWORD.
 */
public final class RoundTripBench {

    private RoundTripBench() {}

    public static void main(String[] arguments) throws SQLException {
        if (arguments.length != 4) {
            System.err.println("usage: RoundTripBench HOST PORT USER DATABASE");
            System.exit(64);
        }
        String password = System.getenv().getOrDefault("PGPASSWORD", "");
        String url = "postgresql://" + arguments[2] + (password.isEmpty() ? "" : ":" + password) + "@" + arguments[0]
                + ":"
                + arguments[1] + "/" + arguments[3];
        try (ScratchServer server = ScratchServer.start(ScratchOptions.defaults().withUrl(url));
                Connection source = DriverManager.getConnection(
                        "jdbc:postgresql://" + arguments[0] + ":" + arguments[1] + "/" + arguments[3], arguments[2],
                        password)) {
            List<CaseVerdict> verdicts = RoundTrip.run(source, settings(server, arguments[3]), server);
            for (CaseVerdict verdict : verdicts) {
                System.out.println(verdict.direction() + ": " + verdict.outcome() + " (" + verdict.steps() + " steps) "
                        + verdict.detail());
            }
            System.exit(verdicts.stream().allMatch(verdict -> verdict.outcome() == CaseVerdict.Outcome.PASSED) ? 0 : 1);
        }
    }

    /** The way to a database by its name, as to a scratch database beside it. */
    private static ConnectionSettings settings(ScratchServer server, String database) {
        try (ScratchDatabase beside = server.createDatabase()) {
            ConnectionSettings other = beside.settings();
            return new ConnectionSettings(other.host(), other.port(), other.user(), other.password(), database,
                    other.parameters());
        }
    }
}
