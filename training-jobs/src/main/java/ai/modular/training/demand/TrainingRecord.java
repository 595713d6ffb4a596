package ai.modular.training.demand;

import ai.modular.contracts.model.QuantileGrid;
import ai.modular.models.demand.BacktestScore;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.DemandTrainingReport;
import ai.modular.models.demand.FeatureImportance;
import ai.modular.training.chart.ChartGrid;
import ai.modular.training.chart.LineChart;
import ai.modular.training.demand.BacktestLosses.Sum;
import ai.modular.training.record.RecordFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files that a tracked run has beside the model: tables of the backtest, what the features contribute, pictures. */
final class TrainingRecord {

    private static final int WORST = 50;

    private final Path folder;
    private final RecordFiles files;

    /** @param folder the files are written to folders below it, which are those of the run */
    TrainingRecord(Path folder) {
        this.folder = folder;
        this.files = new RecordFiles(folder);
    }

    void write(DemandTrainingReport report, BacktestLosses losses, Path modelFolder) {
        files.text("backtest/backtest.csv", BacktestSummary.csv(report.scores()));
        files.text("backtest/horizon.csv", horizonCsv(losses));
        files.text("backtest/worst_series.csv", worstCsv(report.model(), losses));
        files.text("importance/gain.csv", importanceCsv(FeatureImportance.of(modelFolder)));
        files.text("pictures/accuracy_by_horizon.svg", accuracy(report, losses));
        files.text("pictures/calibration.svg", calibration(report));
    }

    void write(BacktestSegments segments, BacktestLevels levels) {
        files.text("backtest/segments.csv", segments.csv());
        files.text("backtest/levels.csv", levels.csv());
    }

    void write(ChartGrid worstSeries) {
        files.text("pictures/worst_series.svg", worstSeries.svg());
    }

    Path folder() {
        return folder;
    }

    private static String horizonCsv(BacktestLosses losses) {
        StringBuilder csv = new StringBuilder("model,day,wape,wpe,actual\n");
        losses.byHorizon().forEach((model, days) -> {
            for (int day = 0; day < days.length; day++) {
                csv.append(line("%s,%d,%s", model, day + 1, figures(days[day])));
            }
        });
        return csv.toString();
    }

    private static String worstCsv(String model, BacktestLosses losses) {
        StringBuilder csv = new StringBuilder("series,segment,absolute_error,wape,wpe,actual\n");
        losses.worst(model, WORST)
                .forEach(each -> csv.append(line(
                        "%s,%s,%.3f,%s",
                        quoted(each.getKey()),
                        quoted(losses.segment(each.getKey())),
                        each.getValue().absolute,
                        figures(each.getValue()))));
        return csv.toString();
    }

    private static String importanceCsv(List<FeatureImportance> importance) {
        StringBuilder csv = new StringBuilder("feature,gain,share\n");
        importance.forEach(each -> csv.append(line("%s,%.3f,%.6f", each.feature(), each.gain(), each.share())));
        return csv.toString();
    }

    /** Four of the models: more lines would hide one another. The table has them all. */
    private static String accuracy(DemandTrainingReport report, BacktestLosses losses) {
        LineChart chart = new LineChart("Error by days ahead, over all origins", "days ahead", "WAPE");
        Stream.of(
                        report.model(),
                        DemandModels.LIGHTGBM,
                        DemandModels.ENSEMBLE,
                        DemandModels.STATISTICAL_ENSEMBLE,
                        DemandModels.SEASONAL_NAIVE)
                .distinct()
                .forEach(model -> {
                    Sum[] days = losses.byHorizon().get(model);
                    chart.with(
                            model,
                            IntStream.rangeClosed(1, days.length)
                                    .asDoubleStream()
                                    .toArray(),
                            Arrays.stream(days).mapToDouble(Sum::wape).toArray());
                });
        return chart.svg();
    }

    /** Days that sell exactly the quantile count as reached: for whole units the line lies above the diagonal at its lower end. */
    private static String calibration(DemandTrainingReport report) {
        double[] levels = QuantileGrid.levels();
        List<BacktestScore> own = report.scores().stream()
                .filter(score -> score.model().equals(report.model()))
                .toList();
        double days = own.stream().mapToLong(BacktestScore::days).sum();
        double[] reached = IntStream.range(0, levels.length)
                .mapToDouble(level -> own.stream()
                                .mapToDouble(score -> score.reached().get(level) * score.days())
                                .sum()
                        / days)
                .toArray();
        return new LineChart("Days at or below each quantile", "level of the quantile", "share of days")
                .with(report.model(), levels, reached)
                .with("as promised", new double[] {0, 1}, new double[] {0, 1})
                .svg();
    }

    private static String figures(Sum sum) {
        return line("%.6f,%.6f,%.3f", sum.wape(), sum.error / sum.actual, sum.actual)
                .strip();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String line(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values) + "\n";
    }
}
