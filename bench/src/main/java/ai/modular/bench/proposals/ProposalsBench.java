package ai.modular.bench.proposals;

import ai.modular.bench.BenchResult;
import ai.modular.bench.Checkout;
import ai.modular.contracts.job.Benchmark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Proposals with receipts, lots and risk at several sizes, by the same code that the executors of a night run, without Spark around it.
 *
 * <pre>MODULARAI_JAVA_OPTS=-Xmx1400m modularai bench proposals --series 5000,50000,200000</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class ProposalsBench implements Benchmark {

    private static final long SEED = 1;

    @Option(
            names = "--series",
            split = ",",
            paramLabel = "N",
            description = "Store × product pairs (default: 5000,50000,200000).")
    private int[] sizes = {5_000, 50_000, 200_000};

    @Option(
            names = "--paths",
            defaultValue = "200",
            paramLabel = "N",
            description = "Sample paths per series, as orders.paths (default: ${DEFAULT-VALUE}).")
    private int paths;

    @Override
    public String name() {
        return "proposals";
    }

    @Override
    public String summary() {
        return "Order proposals with receipts, lots and risk: time and memory at several sizes.";
    }

    @Override
    public void run() throws Exception {
        Path root = Checkout.root();
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        try (ProposedChain chain = new ProposedChain(threads, paths, SEED)) {
            // The code is compiled in the first seconds of a process; a night pays for that once
            chain.measure(2_000);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("threads", threads);
            figures.put("paths", paths);
            figures.put("heap_limit_mb", Runtime.getRuntime().maxMemory() >> 20);
            for (int size : Arrays.stream(sizes).sorted().toArray()) {
                figures.put(size + "_series", chain.measure(size));
            }
            BenchResult.of("proposals", figures).withSeed(SEED).write(root);
        }
    }
}
