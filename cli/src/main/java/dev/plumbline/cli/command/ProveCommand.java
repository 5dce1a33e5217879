package dev.plumbline.cli.command;

import dev.plumbline.report.Renderers;
import dev.plumbline.report.plan.PlanReport;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline prove}: whether the plan from one schema to another holds, there and back. */
@Command(name = "prove", description = {
    "Run the plan from FROM to TO on a scratch server and say whether it holds: up, again, down, up, with rows and under traffic.",
    ""}, sortOptions = false, exitCodeOnInvalidInput = PlumblineCommand.USAGE, exitCodeOnExecutionException = PlumblineCommand.FAILURE, footer = {
        "", "A SOURCE is what \"plumbline diff --help\" says.",
        "",
        "Exit codes: 0 proven, or nothing to do, 1 not proven, 2 failure, 64 usage, 65 bad input, 78 bad configuration.",
        "", "Example:", "  plumbline prove --from postgresql://app@db/shop --to schema.sql --format json"})
public final class ProveCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable PlumblineCommand parent;

    @Mixin
    private final PlanInput input = new PlanInput();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        PlumblineCommand root = Objects.requireNonNull(parent, "parent");
        Output target = output.output(root);
        PlanReport report = input.plan(root, true);
        root.endProgress();
        target.write(Renderers.plan(output.format(), root.style()).render(report, root.reportContext()));
        boolean fine = report.plan().diff().isEmpty() || report.isProven();
        return fine ? PlumblineCommand.FINE : PlumblineCommand.DIFFERENCES;
    }
}
