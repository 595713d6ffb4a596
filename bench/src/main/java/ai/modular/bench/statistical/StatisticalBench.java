package ai.modular.bench.statistical;

import ai.modular.bench.BenchResult;
import ai.modular.bench.BenchSpark;
import ai.modular.bench.Checkout;
import ai.modular.contracts.job.Benchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The models of single series on M5's public window: accuracy and cost of each, beside the same weekday of last week and, when asked, beside what a
 * user would pick instead.
 *
 * <pre>modularai bench statistical --data ../shared/data/m5 --peers</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class StatisticalBench implements Benchmark {

    private static final long SEED = 1;
    private static final int SAMPLE_WITH_PEERS = 2_000;

    /** Ours, and the peer that does the same or is meant to be replaced. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("exponential-smoothing", "AutoETS"),
            List.of("exponential-smoothing", "SeasonalExponentialSmoothingOptimized"),
            List.of("optimised-theta", "DynamicOptimizedTheta"),
            List.of("croston", "CrostonOptimized"),
            List.of("syntetos-boylan", "CrostonSBA"),
            List.of("teunter-syntetos-babai", "TSB"),
            List.of("adida", "ADIDA"),
            List.of("automatic-choice", "AutoETS"),
            List.of("ensemble", "AutoETS"),
            List.of("ensemble", "mlforecast-LightGBM"),
            List.of("exponential-smoothing", "Prophet"),
            List.of("ensemble", "Prophet"));

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "M5's folder.")
    private Path data;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Series to draw (default: all; " + SAMPLE_WITH_PEERS + " with --peers).")
    private Integer sample;

    @Option(
            names = "--peers",
            description = "Also runs statsforecast, mlforecast and Prophet on the same series, in .modularai/peers.")
    private boolean peers;

    @Override
    public String name() {
        return "statistical";
    }

    @Override
    public String summary() {
        return "Models of single series on M5: accuracy and core-seconds of each, beside their peers.";
    }

    @Override
    public void run() throws Exception {
        Path root = Checkout.root();
        SeriesSample series = read(root);
        List<Measured> ours = new OwnModels(series).measure();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("window", "val");
        figures.put("series", series.ids().length);
        figures.put("known_days", series.known()[0].length);
        figures.put("models", rows(ours, series));
        if (peers) {
            List<Measured> theirs = new Peers(root).measure(series);
            figures.put("peers", rows(theirs, series));
            figures.put("ours_to_theirs", ratios(ours, theirs, series));
        }
        BenchResult.of(peers ? "statistical-peers" : "statistical", figures)
                .withSeed(SEED)
                .write(root);
    }

    private SeriesSample read(Path root) {
        int size = sample != null ? sample : peers ? SAMPLE_WITH_PEERS : Integer.MAX_VALUE;
        SparkSession spark = BenchSpark.session(root, name());
        try {
            return SeriesSample.read(spark, data, size, SEED);
        } finally {
            spark.stop();
        }
    }

    private static List<Map<String, Object>> rows(List<Measured> measured, SeriesSample series) {
        return measured.stream().map(one -> one.row(series)).toList();
    }

    private static List<Map<String, Object>> ratios(List<Measured> ours, List<Measured> theirs, SeriesSample series) {
        List<Map<String, Object>> result = new ArrayList<>();
        for (List<String> pair : PAIRS) {
            Measured our = named(ours, pair.get(0));
            Measured their = named(theirs, pair.get(1));
            Measured.Score score = our.score(series);
            Measured.Score other = their.score(series);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("ours", our.model());
            row.put("theirs", their.model());
            row.put("rmsse", Measured.rounded(score.rmsse() / other.rmsse(), 4));
            row.put("weighted_rmsse", Measured.rounded(score.weightedRmsse() / other.weightedRmsse(), 4));
            row.put("wape", Measured.rounded(score.wape() / other.wape(), 4));
            row.put("core_s", Measured.rounded(our.coreSeconds() / their.coreSeconds(), 5));
            row.put("times_faster", Measured.rounded(their.coreSeconds() / our.coreSeconds(), 1));
            result.add(row);
        }
        return result;
    }

    private static Measured named(List<Measured> all, String model) {
        return all.stream()
                .filter(one -> one.model().equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no model " + model));
    }
}
