package ai.modular.cli;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.job.Benchmark;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Runs a benchmark and writes its figures to {@code bench/results}. */
@Command(name = "bench", description = "Runs a benchmark; without a name, lists them.")
final class BenchCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The benchmark.")
    private String name;

    @Unmatched
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
        List<Benchmark> benchmarks = ServiceLoader.load(Benchmark.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (name == null) {
            benchmarks.forEach(b -> System.out.printf("%-16s %s%n", b.name(), b.summary()));
            return 0;
        }
        Benchmark chosen = benchmarks.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandLineError(
                        "benchmark is " + name,
                        "There are: "
                                + benchmarks.stream()
                                        .map(Benchmark::name)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
        chosen.run(arguments);
        return 0;
    }
}
