package dev.plumbline.schema.random;

import dev.plumbline.schema.cases.CaseFolder;
import dev.plumbline.schema.cases.CaseRunner;
import dev.plumbline.schema.cases.CaseVerdict;
import dev.plumbline.schema.cases.CaseVerdict.Outcome;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Two schemas to go between, there and back. */
record Transition(List<Piece> before, List<Piece> after) {

    /** What PostgreSQL has no way for; a plan says so and is right. */
    private static final List<String> HAS_NO_WAY = List.of("cannot change how an existing table is partitioned",
            "is part of a partition key, whose type PostgreSQL does not change",
            "so that PostgreSQL does not change the type of", "columns hold values of",
            "so that PostgreSQL does not compute", "comes from another parent too, so that PostgreSQL does not change",
            "wants the columns of a typed table in the order of its type");

    Transition {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Both directions, by the same runner as all cases. */
    List<CaseVerdict> run(ScratchServer server) throws IOException {
        Path folder = Files.createTempDirectory("plumbline-random");
        try {
            write(folder);
            return new CaseRunner(server).runBothWays(new CaseFolder("random", folder, 0, Names.ROLES));
        } finally {
            Files.deleteIfExists(folder.resolve("old.sql"));
            Files.deleteIfExists(folder.resolve("new.sql"));
            Files.delete(folder);
        }
    }

    /** As a case folder. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("old.sql"), script(before));
        Files.writeString(folder.resolve("new.sql"), script(after));
    }

    private static String script(List<Piece> pieces) {
        return pieces.stream().map(piece -> piece.sql() + ";\n").collect(Collectors.joining());
    }

    static boolean isRefused(CaseVerdict verdict) {
        return verdict.outcome() == Outcome.PLAN_FAILED
                && HAS_NO_WAY.stream().anyMatch(verdict.detail()::contains);
    }

    static boolean isFailure(CaseVerdict verdict) {
        return verdict.outcome() != Outcome.PASSED && !isRefused(verdict);
    }
}
