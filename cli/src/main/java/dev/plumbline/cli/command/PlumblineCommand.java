package dev.plumbline.cli.command;

import dev.plumbline.cli.config.Configuration;
import dev.plumbline.cli.config.ConfigurationReader;
import dev.plumbline.cli.connection.Connector;
import dev.plumbline.cli.connection.SourceParser;
import dev.plumbline.cli.environment.Failures;
import dev.plumbline.cli.environment.Streams;
import dev.plumbline.cli.environment.Surroundings;
import dev.plumbline.cli.environment.Version;
import dev.plumbline.cli.progress.LineProgress;
import dev.plumbline.cli.progress.Progress;
import dev.plumbline.cli.progress.TerminalProgress;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.report.Format;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.TextStyle;
import dev.plumbline.schema.online.PlanMode;
import dev.plumbline.vector.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands: what they have in common, and what they share while they run. */
@Command(name = "plumbline", versionProvider = PlumblineCommand.Versions.class, subcommands = {DiffCommand.class,
    PlanCommand.class, ProveCommand.class, AdviseCommand.class,
    BackfillCommand.class, CasesCommand.class,
    DemoCommand.class}, sortOptions = false, synopsisSubcommandLabel = "COMMAND", description = {
        "Measure twice, migrate once: schema changes for PostgreSQL, and vector indexes that were measured.",
        ""}, exitCodeOnInvalidInput = PlumblineCommand.USAGE, exitCodeOnExecutionException = PlumblineCommand.FAILURE, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:nothing to do, or fine", "1:differences or findings",
            "2:failure", "64:wrong use of the command line", "65:input that cannot be used", "78:wrong configuration",
            "130:interrupted"}, footer = {"", "Examples:",
                "  plumbline diff --from postgresql://app@db/shop --to schema.sql",
                "  plumbline diff --from old/ --to new/ --format sql --output migration.sql",
                "  plumbline advise --source postgresql://app@db/shop --table documents --column embedding",
                "  plumbline demo", "",
                "Connections follow libpq: URLs with or without jdbc:, keyword strings, PG* variables, ~/.pgpass, service files."})
public final class PlumblineCommand implements Callable<Integer> {

    static final int USAGE = 64;
    static final int FAILURE = 2;
    static final int DIFFERENCES = 1;
    static final int FINE = 0;

    private static final Duration LOG_INTERVAL = Duration.ofSeconds(15);

    private final Surroundings surroundings;
    private final Streams streams;
    private final Clock clock;
    private final Set<String> warned = new HashSet<>();

    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = {"-h",
        "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help and exit.")
    boolean help;

    @Option(names = {"-V",
        "--version"}, versionHelp = true, scope = ScopeType.INHERIT, description = "Show the version and exit.")
    boolean versionAsked;

    @Option(names = {"-v",
        "--verbose"}, scope = ScopeType.INHERIT, description = "Tell more on standard error; show stack traces of failures.")
    private boolean verbose;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colour; as does the variable NO_COLOR.")
    private boolean noColor;

    @Option(names = "--config", scope = ScopeType.INHERIT, paramLabel = "FILE", description = "Configuration file; plumbline.yaml of this folder where there is one.")
    @Nullable
    private String configFile;

    private @Nullable Progress progress;
    private @Nullable Configuration configuration;

    public PlumblineCommand(Surroundings surroundings, Streams streams, Clock clock) {
        this.surroundings = surroundings;
        this.streams = streams;
        this.clock = clock;
    }

    /** The command line with all its commands. */
    public CommandLine commandLine() {
        return new CommandLine(this).registerConverter(Format.class, Labels.of(Format.values()))
                .registerConverter(PlanMode.class, Labels.of(PlanMode.values()))
                .registerConverter(CasesCommand.CasesFormat.class, Labels.of(CasesCommand.CasesFormat.values()))
                .registerConverter(Metric.class, new Labels<>(List.of(Metric.values()), Metric::label))
                .registerConverter(Duration.class, new Quantities.Time());
    }

    /** Without a command there is only help to give. */
    @Override
    public Integer call() {
        if (spec != null) {
            streams.err().print(spec.commandLine().getUsageMessage(spec.commandLine().getColorScheme()));
        }
        return ErrorCode.USAGE.exitCode();
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    Streams streams() {
        return streams;
    }

    public boolean verbose() {
        return verbose;
    }

    /** Colour only on a terminal that wants it. */
    TextStyle style() {
        boolean wanted = streams.outIsTerminal() && !noColor
                && surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(surroundings.environment().get("TERM"));
        return wanted ? TextStyle.ANSI : TextStyle.PLAIN;
    }

    ReportContext reportContext() {
        return new ReportContext(clock.instant(), Version.current());
    }

    /** The configuration of this run, read when it is first wanted. */
    synchronized Configuration configuration() {
        if (configuration == null) {
            Path standard = surroundings.workingDirectory().resolve(ConfigurationReader.DEFAULT_NAME);
            if (configFile != null) {
                configuration = ConfigurationReader.read(surroundings.resolve(configFile), configFile,
                        surroundings.environment());
            } else if (Files.isRegularFile(standard)) {
                configuration = ConfigurationReader.read(standard, ConfigurationReader.DEFAULT_NAME,
                        surroundings.environment());
            } else {
                configuration = Configuration.NONE;
            }
        }
        return configuration;
    }

    SourceParser sources() {
        return new SourceParser(surroundings, configuration().connections());
    }

    Connector connector() {
        return new Connector(this::warn);
    }

    /** The progress of this run: one for all that it does. */
    synchronized Progress progress() {
        if (progress == null) {
            boolean bar = streams.errIsTerminal() && !"dumb".equals(surroundings.environment().get("TERM"));
            progress = bar
                    ? new TerminalProgress(streams.err(), streams.width(), System::nanoTime)
                    : new LineProgress(streams.err(), verbose ? Duration.ZERO : LOG_INTERVAL, System::nanoTime);
        }
        return progress;
    }

    /** Ends the drawing of progress, so that other text may follow. */
    public synchronized void endProgress() {
        if (progress != null) {
            progress.close();
        }
    }

    /** Says something that is odd but not fatal, once. */
    synchronized void warn(String line) {
        if (warned.add(line)) {
            progress().note("plumbline: warning: " + Failures.oneLine(line));
        }
    }

    /** What {@code --version} says. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"plumbline " + Version.current(),
                "PostgreSQL " + Connector.OLDEST + " to " + Connector.NEWEST + ", Java " + Runtime.version()};
        }
    }
}
