package ai.modular.cli;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.operations.run.RunMode;
import ai.modular.operations.run.RunRequest;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a job or a pipeline for a business date. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a job or a pipeline for a business date.",
            "A run that broke is taken up where it broke; a finished one is run again as the next revision."
        })
final class RunCommand implements Runnable {

    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(paramLabel = "JOB|PIPELINE", description = "A pipeline of conf/pipelines.yml, or one job.")
    private String target;

    @Option(
            names = "--date",
            required = true,
            description = "The closed trading day that the run is about, yyyy-mm-dd.")
    private LocalDate date;

    @Option(names = "--slot", description = "The hour of an hourly run, 0 … 23.")
    private Integer slot;

    @Option(names = "--store", split = ",", paramLabel = "S", description = "Only these stores (repeatable).")
    private Set<String> stores = new TreeSet<>();

    @Option(names = "--restart", description = "Only take up the run that broke; refuse when there is none.")
    private boolean restart;

    @Option(names = "--rerun", description = "A new revision, even when the last run broke.")
    private boolean rerun;

    @Option(names = "--same-inputs", description = "A rerun that reads what the last revision read.")
    private boolean sameInputs;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A parameter of the job (repeatable).")
    private Map<String, String> parameters = new TreeMap<>();

    @Override
    public void run() {
        if (restart && (rerun || sameInputs)) {
            throw new CommandLineError(
                    "--restart excludes --rerun and --same-inputs: a restart keeps its inputs anyway",
                    "Leave one of them out.");
        }
        RunMode mode = restart ? RunMode.RESTART : rerun || sameInputs ? RunMode.RERUN : RunMode.AUTO;
        OptionalInt hour = slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
        workspace.runner().run(new RunRequest(target, date, hour, new TreeSet<>(stores), mode, sameInputs, parameters));
    }
}
