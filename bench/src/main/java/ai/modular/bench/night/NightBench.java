package ai.modular.bench.night;

import ai.modular.bench.BenchResult;
import ai.modular.bench.BenchSpark;
import ai.modular.bench.Checkout;
import ai.modular.contracts.job.Benchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The whole night on real input: services, import, training, nightly run, each as its own process, as a site would start them.
 *
 * <pre>modularai bench night --data ../shared/data/freshretailnet --series 5000,15000,50000</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class NightBench implements Benchmark {

    private static final String LAST_DAY = "2024-06-18";

    /** Series of the data; a larger chain repeats its stores. */
    private static final int ORIGINAL_SERIES = 50_000;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "FreshRetailNet's folder.")
    private Path data;

    @Option(
            names = "--series",
            split = ",",
            paramLabel = "N",
            description =
                    "Sizes of the chain (default: 5000,15000,50000); beyond 50000 the stores are repeated with noise.")
    private int[] sizes = {5_000, 15_000, 50_000};

    @Override
    public String name() {
        return "night";
    }

    @Override
    public String summary() {
        return "The whole night on FreshRetailNet: time and memory per step, at several sizes.";
    }

    @Override
    public void run() throws Exception {
        Path root = Checkout.root();
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int size : Arrays.stream(sizes).sorted().toArray()) {
            figures.put(size + "_series", night(root, size));
        }
        BenchResult.of("night", figures).withSeed(0).write(root);
    }

    private Map<String, Object> night(Path root, int size) throws Exception {
        Path home = root.resolve(".modularai/bench/night-" + size);
        Launcher modularai = new Launcher(root, home);
        Path folder = folder(root, size);
        try (MemoryWatch memory = new MemoryWatch(home)) {
            modularai.run("up", "--fresh");
            Duration loading = modularai.run(
                    "import", "freshretailnet", folder.toAbsolutePath().toString(), "--series", Integer.toString(size));
            Duration history = modularai
                    .run("run", "load-catalogue", "--date", LAST_DAY)
                    .plus(modularai.run("run", "demand-history", "--date", LAST_DAY));
            Duration training = modularai.run("run", "weekly", "--date", LAST_DAY);
            Duration nightly = modularai.run("run", "nightly", "--date", LAST_DAY);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("import_s", seconds(loading));
            figures.put("first_history_s", seconds(history));
            figures.put("training_s", seconds(training));
            figures.put("nightly_s", seconds(nightly));
            figures.put("night_with_training_s", seconds(training.plus(nightly)));
            figures.put("peak_memory_mb", memory.peak() >> 20);
            figures.put("steps", StepTable.read(root, home));
            return figures;
        } finally {
            modularai.run("down");
        }
    }

    private Path folder(Path root, int size) throws IOException {
        if (size <= ORIGINAL_SERIES) {
            return data;
        }
        Path larger = root.resolve(".modularai/bench/night-data");
        int copies = (size + ORIGINAL_SERIES - 1) / ORIGINAL_SERIES;
        try (SparkSession spark = BenchSpark.session(root, "night-data-home")) {
            new RepeatedStores(spark, data.toAbsolutePath()).write(copies, larger);
        }
        return larger;
    }

    private static double seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0;
    }
}
