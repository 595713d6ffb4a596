package ai.modular.bench.freshretailnet;

import ai.modular.bench.BenchResult;
import ai.modular.bench.BenchSpark;
import ai.modular.bench.Checkout;
import ai.modular.contracts.job.Benchmark;
import ai.modular.models.stockout.ProbabilityScore;
import ai.modular.models.stockout.ShelfPanel;
import ai.modular.models.stockout.StockoutModel;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Will a shelf be empty tomorrow? On FreshRetailNet: 50,000 series, one day ahead from what was known the evening before, the model of the week's first day.
 *
 * <pre>modularai bench stockout --data ../shared/data/freshretailnet --out next-week.parquet</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class StockoutBench implements Benchmark {

    private static final long SEED = 1;
    private static final int THREADS = 1;
    private static final int WEEK = 7;
    /** Days whose rate is the baseline. */
    private static final int BASELINE_DAYS = 14;

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
            description = "First days of the weeks to score (default: ${DEFAULT-VALUE}).",
            defaultValue = "2024-06-12")
    private List<LocalDate> weeks;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the week after the data, seven days ahead, as Parquet: store_id, product_id, dt, p.")
    private Path out;

    @Override
    public String name() {
        return "stockout";
    }

    @Override
    public String summary() {
        return "Stock-out risk on FreshRetailNet: Brier score, AUC and calibration, one day and a week ahead.";
    }

    @Override
    public void run() throws Exception {
        Path root = Checkout.root();
        Path plan = known == null ? data.toAbsolutePath().resolveSibling("freshretailnet-next-week") : known;
        SparkSession spark = BenchSpark.session(root, "stockout");
        try {
            FreshData read = FreshData.read(spark, data, plan);
            ShelfPanel panel = ShelfData.read(spark, data, read.panel());
            Map<String, Object> figures = new LinkedHashMap<>();
            for (LocalDate week : weeks) {
                int first = (int) (week.toEpochDay() - FreshData.FIRST.toEpochDay());
                figures.put("one_day_ahead_week_from_" + week, week(panel, first, 1));
                figures.put("week_ahead_from_" + week, week(panel, first, WEEK));
            }
            if (out != null) {
                write(spark, read.ids(), panel);
            }
            BenchResult.of("stockout", figures).withSeed(SEED).write(root);
        } finally {
            spark.stop();
        }
    }

    private static Map<String, Object> week(ShelfPanel panel, int first, int horizon) {
        double begin = BenchSpark.coreSeconds();
        List<double[]> days = new ArrayList<>();
        try (StockoutModel model = StockoutModel.train(panel, first, horizon, THREADS, SEED)) {
            for (int day = first; day < first + WEEK; day++) {
                days.add(model.predict(horizon == 1 ? day : first, day));
            }
        }
        double end = BenchSpark.coreSeconds();
        List<double[]> rates = new ArrayList<>();
        for (int day = first; day < first + WEEK; day++) {
            rates.add(rates(panel, horizon == 1 ? day : first));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        put(figures, "", score(panel, first, days));
        put(figures, "rate_of_14_days_", score(panel, first, rates));
        figures.put("core_s", Math.round(end - begin));
        return figures;
    }

    private static double[] rates(ShelfPanel panel, int origin) {
        double[] result = new double[panel.out().length];
        for (int i = 0; i < result.length; i++) {
            for (int day = origin - BASELINE_DAYS; day < origin; day++) {
                result[i] += panel.out()[i][day] > 0 ? 1. / BASELINE_DAYS : 0;
            }
        }
        return result;
    }

    private static ProbabilityScore score(ShelfPanel panel, int first, List<double[]> days) {
        int series = panel.out().length;
        double[] probabilities = new double[series * days.size()];
        boolean[] happened = new boolean[probabilities.length];
        for (int day = 0; day < days.size(); day++) {
            for (int i = 0; i < series; i++) {
                probabilities[day * series + i] = days.get(day)[i];
                happened[day * series + i] = panel.out()[i][first + day] > 0;
            }
        }
        return ProbabilityScore.of(probabilities, happened);
    }

    private static void put(Map<String, Object> figures, String prefix, ProbabilityScore score) {
        figures.put(prefix + "brier", round(score.brier()));
        figures.put(prefix + "log_loss", round(score.logLoss()));
        figures.put(prefix + "auc", round(score.auc()));
        figures.put(prefix + "calibration_error", round(score.calibrationError()));
        figures.put(prefix + "mean", round(score.mean()));
        figures.put("rate", round(score.rate()));
    }

    private static double round(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    private void write(SparkSession spark, String[] ids, ShelfPanel panel) {
        StructType schema = StructType.fromDDL("store_id INT, product_id INT, dt DATE, p DOUBLE");
        try (StockoutModel model = StockoutModel.train(panel, FreshData.KNOWN_DAYS, WEEK, THREADS, SEED)) {
            for (int day = FreshData.KNOWN_DAYS; day < FreshData.KNOWN_DAYS + WEEK; day++) {
                double[] probabilities = model.predict(FreshData.KNOWN_DAYS, day);
                List<Row> rows = new ArrayList<>();
                for (int i = 0; i < ids.length; i++) {
                    String[] parts = ids[i].split("_");
                    rows.add(RowFactory.create(
                            Integer.valueOf(parts[0]),
                            Integer.valueOf(parts[1]),
                            Date.valueOf(FreshData.FIRST.plusDays(day)),
                            probabilities[i]));
                }
                spark.createDataFrame(rows, schema)
                        .coalesce(1)
                        .write()
                        .mode(day == FreshData.KNOWN_DAYS ? SaveMode.Overwrite : SaveMode.Append)
                        .parquet(out.toString());
            }
        }
    }
}
