package ai.modular.bench.m5;

import ai.modular.bench.BenchResult;
import ai.modular.bench.BenchSpark;
import ai.modular.bench.Checkout;
import ai.modular.contracts.job.Benchmark;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Accuracy on M5, all 30,490 series, 28 days, with five years of daily sums and 180 days of items.
 *
 * <pre>modularai bench m5 --data ../shared/data/m5 --window val --out val.parquet</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class M5Bench implements Benchmark {

    private static final long SEED = 1;

    /** What is compared are core-seconds; a second thread that waits would spin. */
    private static final int THREADS = 1;

    /** The windows of the competition, by the last day that is known. */
    enum Window {
        val(1913),
        eval(1941);

        final int origin;

        Window(int origin) {
            this.origin = origin;
        }
    }

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "M5's folder.")
    private Path data;

    @Option(
            names = "--window",
            description = "val: from d_1914, scored here; eval: from d_1942 (default: ${DEFAULT-VALUE}).")
    private Window window = Window.val;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes unique_id, ds, mean and quantiles as Parquet.")
    private Path out;

    @Override
    public String name() {
        return "m5";
    }

    @Override
    public String summary() {
        return "Forecast accuracy on M5: WRMSSE of the public window, cost.";
    }

    @Override
    public void run() throws Exception {
        Path root = Checkout.root();
        SparkSession spark = BenchSpark.session(root, name());
        try {
            M5Data read = M5Data.read(spark, data);
            M5Forecast forecast = new M5Forecast(read, THREADS, SEED);
            double begin = BenchSpark.coreSeconds();
            double[][] means = forecast.means(window.origin);
            double afterMeans = BenchSpark.coreSeconds();
            float[][][] quantiles = forecast.quantiles(means, window.origin);
            double afterQuantiles = BenchSpark.coreSeconds();
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("window", window.name());
            figures.put("series", read.ids().length);
            figures.put("means_core_s", Math.round(afterMeans - begin));
            figures.put("quantiles_core_s", Math.round(afterQuantiles - afterMeans));
            if (window == Window.val) {
                score(spark, read, means, figures);
            }
            if (out != null) {
                BenchSpark.write(
                        spark,
                        out,
                        read.ids(),
                        M5Calendar.FIRST.plusDays(window.origin),
                        means,
                        M5Forecast.GRID,
                        quantiles);
            }
            BenchResult.of("m5-" + window, figures).withSeed(SEED).write(root);
        } finally {
            spark.stop();
        }
    }

    private void score(SparkSession spark, M5Data read, double[][] means, Map<String, Object> figures) {
        M5Score score = new M5Score(read.ids(), BenchSpark.csv(spark, data.resolve("wrmsse_scales_weights.csv.gz")));
        int first = window.origin - M5Data.PANEL_START;
        figures.put("wrmsse", levels(score.wrmsse(means, read.sales(), first)));
        figures.put(
                "wrmsse_same_weekday_of_last_week",
                levels(score.wrmsse(Baselines.lastWeek(read.sales(), first), read.sales(), first)));
        figures.put(
                "wrmsse_mean_of_the_weekday_8_weeks",
                levels(score.wrmsse(Baselines.weekdayMean(read.sales(), first, 8), read.sales(), first)));
    }

    private static Map<String, Double> levels(double[] wrmsse) {
        Map<String, Double> result = new LinkedHashMap<>();
        double sum = 0;
        for (double level : wrmsse) {
            sum += level;
        }
        result.put("mean", rounded(sum / wrmsse.length));
        for (int level = 0; level < wrmsse.length; level++) {
            result.put("level_" + (level + 1), rounded(wrmsse[level]));
        }
        return result;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
