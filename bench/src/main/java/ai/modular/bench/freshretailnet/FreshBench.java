package ai.modular.bench.freshretailnet;

import ai.modular.bench.BenchResult;
import ai.modular.bench.BenchSpark;
import ai.modular.bench.Checkout;
import ai.modular.contracts.job.Benchmark;
import ai.modular.models.daylevel.DayLevelModel;
import ai.modular.models.daylevel.DayPanel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Accuracy on FreshRetailNet: 50,000 series, seven days ahead, judged on the days without an hour out of stock.
 *
 * <pre>modularai bench freshretailnet --data ../shared/data/freshretailnet --out next-week.parquet</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class FreshBench implements Benchmark {

    private static final long SEED = 1;

    /** What is compared are core-seconds; a second thread that waits would spin. */
    private static final int THREADS = 1;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "FreshRetailNet's folder.")
    private Path data;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description =
                    "What is planned for the week after the data (default: the sibling folder freshretailnet-next-week).")
    private Path known;

    @Option(
            names = "--weeks",
            split = ",",
            paramLabel = "DATE",
            description = "First days of the weeks to forecast and score (default: ${DEFAULT-VALUE}).",
            defaultValue = "2024-05-29,2024-06-05,2024-06-12")
    private List<LocalDate> weeks;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the week after the data as Parquet: unique_id, ds, mean.")
    private Path out;

    @Override
    public String name() {
        return "freshretailnet";
    }

    @Override
    public String summary() {
        return "Forecast accuracy on FreshRetailNet: WAPE and bias of clean days, a week ahead.";
    }

    @Override
    public void run() throws Exception {
        Path root = Checkout.root();
        Path plan = known == null ? data.toAbsolutePath().resolveSibling("freshretailnet-next-week") : known;
        SparkSession spark = BenchSpark.session(root, "freshretailnet");
        try {
            FreshData read = FreshData.read(spark, data, plan);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("series", read.ids().length);
            for (LocalDate week : weeks) {
                figures.put("week_from_" + week, week(read.panel(), origin(week)));
            }
            if (out != null) {
                double[][] next = new DayLevelModel(read.panel(), FreshData.KNOWN_DAYS).forecast(THREADS, SEED);
                LocalDate first = FreshData.FIRST.plusDays(FreshData.KNOWN_DAYS);
                BenchSpark.write(spark, out, read.ids(), first, next, new double[0], null);
            }
            BenchResult.of("freshretailnet", figures).withSeed(SEED).write(root);
        } finally {
            spark.stop();
        }
    }

    private static Map<String, Object> week(DayPanel panel, int origin) {
        double begin = BenchSpark.coreSeconds();
        double[][] forecast = new DayLevelModel(panel, origin).forecast(THREADS, SEED);
        double end = BenchSpark.coreSeconds();
        double[][] lastWeek = new double[forecast.length][forecast[0].length];
        for (int i = 0; i < lastWeek.length; i++) {
            for (int day = 0; day < lastWeek[i].length; day++) {
                lastWeek[i][day] = panel.sales()[i][origin - 7 + day];
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        put(result, "", WeekScore.of(forecast, panel, origin));
        put(result, "same_weekday_of_last_week_", WeekScore.of(lastWeek, panel, origin));
        result.put("core_s", Math.round(end - begin));
        return result;
    }

    private static void put(Map<String, Object> figures, String prefix, WeekScore score) {
        figures.put(prefix + "wape", Math.round(score.wape() * 1e4) / 1e4);
        figures.put(prefix + "wpe", Math.round(score.wpe() * 1e4) / 1e4);
    }

    private static int origin(LocalDate week) {
        return (int) (week.toEpochDay() - FreshData.FIRST.toEpochDay());
    }
}
