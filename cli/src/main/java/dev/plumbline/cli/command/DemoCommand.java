package dev.plumbline.cli.command;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.demo.Demo;
import dev.plumbline.report.demo.DemoOutcome;
import dev.plumbline.report.demo.DemoProgress;
import dev.plumbline.vector.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline demo}: both jobs on an example, and a page that shows what came of them. */
@Command(name = "demo", description = {
    "Run both jobs on a shop with some hundred thousand rows, and write a page about it.",
    ""}, sortOptions = false, exitCodeOnInvalidInput = PlumblineCommand.USAGE, exitCodeOnExecutionException = PlumblineCommand.FAILURE, footer = {
        "", "Needs nothing but a scratch server, which it starts and ends by itself. Takes about two minutes.", "",
        "Exit codes: 0 everything held, 1 the plan is not proven, 2 failure."})
public final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable PlumblineCommand parent;

    @Option(names = "--folder", paramLabel = "FOLDER", description = "Where index.html and its companions go. Default: ${DEFAULT-VALUE}.")
    private String folder = "demo";

    @Option(names = "--budget", paramLabel = "TIME", description = "Time for the search of a vector index. Default: 1m.")
    private Duration budget = Duration.ofMinutes(1);

    @Mixin
    private final ScratchChoice scratch = new ScratchChoice();

    @Override
    public Integer call() {
        PlumblineCommand root = Objects.requireNonNull(parent, "parent");
        Path target = folder(root);
        Demo demo = new Demo(scratch.options(root, OptionalInt.empty(), Set.of()), root.reportContext(),
                Clock.systemUTC(),
                new Stages(root), budget);
        DemoOutcome outcome = demo.run(target);
        root.endProgress();
        new Output(root.streams(), null).write(outcome.summary());
        return outcome.proven() ? PlumblineCommand.FINE : PlumblineCommand.DIFFERENCES;
    }

    private Path folder(PlumblineCommand root) {
        Path target = root.surroundings().resolve(folder);
        try {
            return Files.createDirectories(target);
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--folder \"" + folder + "\" cannot be created; name another place", e);
        }
    }

    /** Shows the stages one after the other. */
    private record Stages(PlumblineCommand root) implements DemoProgress {

        @Override
        public void stage(String message) {
            root.progress().update(message);
        }

        @Override
        public void advice(ProgressListener.Phase phase, long done, long total, String message) {
            root.progress().update("vector index: " + phase.label(), done, total, message);
        }
    }
}
