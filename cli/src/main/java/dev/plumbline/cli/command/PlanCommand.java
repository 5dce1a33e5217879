package dev.plumbline.cli.command;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.Renderers;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.report.sql.PlanSqlRenderer;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline plan}: the way from one schema to another for a database that is in use, proven on a scratch server. */
@Command(name = "plan", description = {
    "Plan the way from FROM to TO for a database that is in use, and prove it on a scratch server: up, down, up again, with rows.",
    ""}, sortOptions = false, exitCodeOnInvalidInput = PlumblineCommand.USAGE, exitCodeOnExecutionException = PlumblineCommand.FAILURE, footer = {
        "", "A SOURCE is what \"plumbline diff --help\" says.",
        "",
        "Exit codes: 0 nothing to do, 1 a plan that is proven (or was not to be), 2 failure, or a plan that is blocked, not complete or not"
                + " proven; 64 usage, 65 bad input, 78 bad configuration.",
        "", "Examples:", "  plumbline plan --from postgresql://app@db/shop --to schema.sql",
        "  plumbline plan --from old.sql --to new.sql --assume-rows 50000000 --format sql --output up.sql --down down.sql",
        "  plumbline plan --from service=production --to migrations/ --output review.html"})
public final class PlanCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable PlumblineCommand parent;

    @Mixin
    private final PlanInput input = new PlanInput();

    @Option(names = "--no-proof", description = "Do not run the plan on a scratch server.")
    private boolean noProof;

    @Option(names = "--down", paramLabel = "FILE", description = "Write the script of the way back to this file, too.")
    @Nullable
    private String down;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        PlumblineCommand root = Objects.requireNonNull(parent, "parent");
        Output target = output.output(root);
        Output back = down == null ? null : Output.to(down, root.surroundings(), root.streams());
        PlanReport report = input.plan(root, !noProof);
        root.endProgress();
        target.write(Renderers.plan(output.format(), root.style()).render(report, root.reportContext()));
        if (back != null) {
            back.write(PlanSqlRenderer.down().render(report, root.reportContext()));
        }
        if (report.plan().diff().isEmpty()) {
            return PlumblineCommand.FINE;
        }
        check(report);
        return PlumblineCommand.DIFFERENCES;
    }

    private void check(PlanReport report) {
        if (!report.plan().diff().notes().isEmpty()) {
            throw new PlumblineException(ErrorCode.FAILURE,
                    "some differences have no way from FROM to TO, and the plan leaves them out: "
                            + String.join("; ", report.plan().diff().notes()));
        }
        if (!report.plan().blocked().isEmpty()) {
            throw new PlumblineException(ErrorCode.FAILURE, "the plan is blocked: " + String.join("; ",
                    report.plan().blocked().stream().map(blocked -> "step " + blocked.step() + ": " + blocked.reason()
                            + " (" + blocked.option() + " lets it pass)").toList()));
        }
        if (!noProof && !report.isProven()) {
            throw new PlumblineException(ErrorCode.FAILURE,
                    "the plan is not proven: " + String.join("; ", report.reasons()));
        }
    }
}
