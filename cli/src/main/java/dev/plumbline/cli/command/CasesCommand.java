package dev.plumbline.cli.command;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.cases.CaseFolder;
import dev.plumbline.schema.cases.CaseRunner;
import dev.plumbline.schema.cases.CaseVerdict;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.proof.CaseProver;
import dev.plumbline.schema.proof.ProofOptions;
import dev.plumbline.scratch.ScratchServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline cases}: runs acceptance cases, each in both directions, and prints the verdicts. */
@Command(name = "cases", description = {
    "Run acceptance cases: load both schemas, plan, apply, compare again, in both directions.",
    ""}, sortOptions = false, exitCodeOnInvalidInput = PlumblineCommand.USAGE, exitCodeOnExecutionException = PlumblineCommand.FAILURE, footer = {
        "", "A case is a folder with old.sql, new.sql and perhaps meta.json",
        "({\"min_pg_version\": 14, \"roles\": [\"app\"]}).", "",
        "Exit codes: 0 all passed, 1 a case failed, 2 failure, 64 usage, 65 bad input.", "",
        "Example:", "  plumbline cases corpus/ --format json --output verdicts.json"})
public final class CasesCommand implements Callable<Integer> {

    /** The forms of the verdicts. */
    enum CasesFormat {
        TEXT, JSON
    }

    @ParentCommand
    private @Nullable PlumblineCommand parent;

    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "A case, or a folder with cases somewhere below it.")
    private List<String> folders = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or json. Default: text.")
    private CasesFormat format = CasesFormat.TEXT;

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
    @Nullable
    private String file;

    @Option(names = "--jobs", paramLabel = "N", description = "Cases to run at a time. Default: the number of processors.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--prove", description = "Plan each case online and prove the plan with rows: up, again, down, up.")
    private boolean prove;

    @Option(names = "--assume-rows", paramLabel = "N", description = "With --prove: rows of every table, so that plans are those for large tables.")
    @Nullable
    private Long assumedRows;

    @Mixin
    private final ScratchChoice scratch = new ScratchChoice();

    @Override
    public Integer call() throws InterruptedException {
        PlumblineCommand root = Objects.requireNonNull(parent, "parent");
        if (jobs < 1) {
            throw new PlumblineException(ErrorCode.USAGE, "--jobs is " + jobs + "; it must be at least 1");
        }
        Output target = Output.to(file, root.surroundings(), root.streams());
        List<NamedCase> cases = new ArrayList<>();
        folders.forEach(folder -> cases.addAll(find(root, folder)));
        List<CaseVerdict> verdicts;
        try (ScratchServer server = scratch.start(root, OptionalInt.empty(), Set.of())) {
            verdicts = run(root, cases, runner(server));
        }
        root.endProgress();
        CaseTable table = new CaseTable(verdicts);
        target.write(switch (format) {
            case TEXT -> table.text();
            case JSON -> table.json();
        });
        return table.failed() == 0 ? PlumblineCommand.FINE : PlumblineCommand.DIFFERENCES;
    }

    private Function<CaseFolder, List<CaseVerdict>> runner(ScratchServer server) {
        if (!prove) {
            return new CaseRunner(server)::run;
        }
        PlanOptions plan = assumedRows == null ? PlanOptions.online() : PlanOptions.online().assuming(assumedRows);
        CaseProver prover = new CaseProver(server, plan, ProofOptions.defaults().withoutTraffic());
        return folder -> List.of(prover.prove(folder));
    }

    /** A case under the name that the verdicts give it: the folder comes before it where several were named. */
    private record NamedCase(String name, CaseFolder folder) {}

    private List<NamedCase> find(PlumblineCommand root, String folder) {
        Path path = root.surroundings().resolve(folder);
        if (!Files.isDirectory(path)) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    "there is no folder \"" + folder + "\"; name a folder with cases");
        }
        return CaseFolder.find(path).stream().map(each -> new NamedCase(name(folder, each.name()), each)).toList();
    }

    private String name(String folder, String name) {
        return name.isEmpty() ? folder : folders.size() > 1 ? Path.of(folder, name).toString() : name;
    }

    private List<CaseVerdict> run(PlumblineCommand root, List<NamedCase> cases,
            Function<CaseFolder, List<CaseVerdict>> runner)
            throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(jobs, cases.size()))) {
            List<Future<List<CaseVerdict>>> running = cases.stream().map(each -> pool.submit(() -> {
                List<CaseVerdict> verdicts = runner.apply(each.folder()).stream().map(v -> renamed(v, each.name()))
                        .toList();
                root.progress().update("cases", done.incrementAndGet(), cases.size(), each.name());
                return verdicts;
            })).toList();
            List<CaseVerdict> verdicts = new ArrayList<>();
            for (Future<List<CaseVerdict>> future : running) {
                verdicts.addAll(future.get());
            }
            return verdicts;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PlumblineException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private static CaseVerdict renamed(CaseVerdict verdict, String name) {
        return new CaseVerdict(name, verdict.direction(), verdict.outcome(), verdict.steps(), verdict.detail());
    }
}
