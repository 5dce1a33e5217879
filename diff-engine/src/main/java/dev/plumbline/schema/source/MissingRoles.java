package dev.plumbline.schema.source;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Fills scratch databases with what may name roles that the server lacks: these are created, and a new database is filled. */
public final class MissingRoles {

    private static final int MOST_ROLES = 200;

    private MissingRoles() {}

    /**
     * The first database that could be filled.
     *
     * @param attempt fills a database and gives the role that it misses, if that is why it stopped
     */
    public static ScratchDatabase fill(ScratchServer server, Supplier<ScratchDatabase> databases,
            Function<ScratchDatabase, Optional<String>> attempt) {
        for (int tries = 0; tries < MOST_ROLES; tries++) {
            ScratchDatabase database = databases.get();
            Optional<String> missing;
            try {
                missing = attempt.apply(database);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
            if (missing.isEmpty()) {
                return database;
            }
            database.close();
            server.ensureRole(missing.get());
        }
        throw new PlumblineException(ErrorCode.BAD_INPUT,
                "the source names more than " + MOST_ROLES + " unknown roles");
    }
}
