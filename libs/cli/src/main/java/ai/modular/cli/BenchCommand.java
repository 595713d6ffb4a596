package ai.modular.cli;

import ai.modular.contracts.job.Benchmark;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Lists the benchmarks, which are its subcommands; each writes its figures to {@code bench/results}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Runs a benchmark; without a name, lists them.",
        synopsisSubcommandLabel = "[NAME]")
final class BenchCommand implements Runnable {

    @Override
    public void run() {
        for (Benchmark benchmark : ServiceLoader.load(Benchmark.class)) {
            System.out.printf("%-16s %s%n", benchmark.name(), benchmark.summary());
        }
    }

    /** Puts the benchmarks of the class path below the command. */
    static void withBenchmarks(CommandLine bench) {
        ServiceLoader.load(Benchmark.class).forEach(benchmark -> add(bench, benchmark));
    }

    static void add(CommandLine bench, Benchmark benchmark) {
        CommandLine command = new CommandLine(benchmark);
        command.getCommandSpec().usageMessage().description(benchmark.summary());
        bench.addSubcommand(benchmark.name(), command);
    }
}
