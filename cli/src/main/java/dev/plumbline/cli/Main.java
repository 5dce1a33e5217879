package dev.plumbline.cli;

import dev.plumbline.cli.command.PlumblineCommand;
import dev.plumbline.cli.environment.Failures;
import dev.plumbline.cli.environment.Streams;
import dev.plumbline.cli.environment.Surroundings;
import dev.plumbline.cli.text.NearMatches;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The way in: reads the command line, runs the command, turns failures into one line and an exit code. */
public final class Main {

    private static final int HELP_WIDTH = 110;

    /** The driver logs what it throws as well; once is enough. Held here, or the setting would be lost. */
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

    private final Streams streams;
    private final PlumblineCommand root;
    private final CommandLine commandLine;
    private volatile boolean stopping;

    /** @param clock tells what documents say about their making */
    public Main(Surroundings surroundings, Streams streams, Clock clock) {
        DRIVER_LOG.setLevel(Level.OFF);
        this.streams = streams;
        this.root = new PlumblineCommand(surroundings, streams, clock);
        boolean colour = streams.outIsTerminal() && surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty();
        this.commandLine = root.commandLine().setUsageHelpWidth(HELP_WIDTH)
                .setColorScheme(Help.defaultColorScheme(colour ? Help.Ansi.ON : Help.Ansi.OFF))
                .setOut(new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(streams.err(), StandardCharsets.UTF_8), true))
                .setParameterExceptionHandler((failure, arguments) -> wrongUse(failure))
                .setExecutionExceptionHandler((failure, command, result) -> failed(failure));
    }

    /** The process's own way in. */
    public static void main(String[] arguments) {
        Main main = new Main(Surroundings.ofProcess(), Streams.ofProcess(), Clock.systemUTC());
        // Servers that we started end by hooks of their own; what fails because of that is no news.
        Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "plumbline-stop"));
        int exitCode = main.run(arguments);
        System.exit(exitCode);
    }

    /** Runs one command line and returns its exit code. Never throws. */
    public int run(String... arguments) {
        if (List.of(arguments).contains("--no-color")) {
            commandLine.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        }
        try {
            return commandLine.execute(arguments);
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError e) {
            return failed(e);
        } finally {
            root.endProgress();
        }
    }

    private void stop() {
        stopping = true;
        root.endProgress();
    }

    private int failed(Throwable failure) {
        root.endProgress();
        if (!stopping) {
            streams.err().println("plumbline: " + Failures.line(failure));
            if (root.verbose()) {
                failure.printStackTrace(streams.err());
            }
        }
        return Failures.exitCode(failure);
    }

    private int wrongUse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        // An option that is misspelt is missing too: what was written comes before what was not.
        List<String> unknown = command.getUnmatchedArguments();
        ParameterException shown = failure instanceof UnmatchedArgumentException || unknown.isEmpty()
                ? failure
                : new UnmatchedArgumentException(command, unknown);
        String message = Failures.oneLine(String.valueOf(shown.getMessage()));
        if (!unknown.isEmpty()) {
            Set<String> known = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
            known.addAll(command.getSubcommands().keySet());
            message += NearMatches.hint(unknown.getFirst(), known);
        }
        streams.err().println(name + ": " + message + " (see " + name + " --help)");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
