package dev.plumbline.schema.proof;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.cases.CaseFolder;
import dev.plumbline.schema.cases.CaseVerdict;
import dev.plumbline.schema.cases.CaseVerdict.Outcome;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.OnlinePlanner;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.rename.RenameHints;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.nio.file.Path;
import java.util.List;

/** Plans acceptance cases online and proves the plans on a scratch server. */
public final class CaseProver {

    private final ScratchServer server;
    private final PlanOptions plan;
    private final ProofOptions proof;

    public CaseProver(ScratchServer server, PlanOptions plan, ProofOptions proof) {
        this.server = server;
        this.plan = plan;
        this.proof = proof;
    }

    /** The verdict of a case; a difference that has no way is no plan to prove. */
    public CaseVerdict prove(CaseFolder folder) {
        if (server.majorVersion() < folder.oldestMajor()) {
            return verdict(folder, Outcome.SKIPPED, 0, "needs PostgreSQL " + folder.oldestMajor());
        }
        folder.roles().forEach(server::ensureRole);
        Catalog from;
        Catalog to;
        try {
            from = read(folder.oldSql(), "from");
            to = read(folder.newSql(), "to");
        } catch (PlumblineException e) {
            return verdict(folder, Outcome.LOAD_FAILED, 0, String.valueOf(e.getMessage()));
        }
        try {
            MigrationPlan planned = OnlinePlanner.plan(from, "from", to, "to",
                    RenameHints.find(SqlFiles.text(folder.newSql())), () -> server, plan);
            int steps = planned.up().size();
            if (!planned.diff().notes().isEmpty()) {
                return verdict(folder, Outcome.PLAN_FAILED, steps, String.join("; ", planned.diff().notes()));
            }
            Proof proven = Prover.prove(planned, from, to, server, proof, ProgressListener.silent());
            return proven.proven()
                    ? verdict(folder, Outcome.PASSED, steps, "")
                    : verdict(folder, Outcome.NOT_PROVEN, steps, String.join("; ", proven.reasons()));
        } catch (PlumblineException e) {
            return verdict(folder, Outcome.PLAN_FAILED, 0, String.valueOf(e.getMessage()));
        }
    }

    private Catalog read(Path file, String side) {
        try (ScratchDatabase database = SqlFiles.load(List.of(file), server)) {
            return SqlFiles.read(database, side);
        }
    }

    private static CaseVerdict verdict(CaseFolder folder, Outcome outcome, int steps, String detail) {
        return new CaseVerdict(folder.name(), "online", outcome, steps, detail);
    }
}
