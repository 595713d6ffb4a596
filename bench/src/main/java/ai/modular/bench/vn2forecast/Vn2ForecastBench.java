package ai.modular.bench.vn2forecast;

import ai.modular.bench.BenchResult;
import ai.modular.bench.BenchSpark;
import ai.modular.bench.Checkout;
import ai.modular.contracts.job.Benchmark;
import ai.modular.models.statistical.FittedModel;
import ai.modular.models.statistical.SegmentBacktest;
import ai.modular.models.statistical.StatisticalModel;
import ai.modular.models.statistical.StatisticalModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * VN2 as a task of forecasting: six origins, one to five weeks ahead, the mean and the quantile that its costs ask for (1 ÷ (1 + .2)).
 *
 * <pre>modularai bench vn2-forecast --data ../shared/data/vn2</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class Vn2ForecastBench implements Benchmark {

    private static final int ORIGINS = 6;
    private static final int HORIZON = 5;
    private static final int YEAR = 52;
    private static final double[] QUANTILE = {.833};

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "VN2's folder.")
    private Path data;

    @Override
    public String name() {
        return "vn2-forecast";
    }

    @Override
    public String summary() {
        return "Forecast accuracy on VN2: pinball loss at .833, RMSSE, one to five weeks ahead.";
    }

    @Override
    public void run() throws Exception {
        Path root = Checkout.root();
        Vn2History history = Vn2History.read(data);
        Map<String, Vn2Score> scores = new LinkedHashMap<>();
        double begin = BenchSpark.coreSeconds();
        for (int back = ORIGINS; back >= 1; back--) {
            score(history, history.weeks().length - back * HORIZON, scores);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("series", history.demand().length);
        figures.put("origins", ORIGINS);
        figures.put("weeks_ahead", HORIZON);
        figures.put("core_s", Math.round((BenchSpark.coreSeconds() - begin) * 10) / 10.0);
        List<Map<String, Object>> rows = new ArrayList<>();
        scores.forEach((model, score) -> rows.add(score.row(model)));
        figures.put("models", rows);
        BenchResult.of(name(), figures).write(root);
    }

    private static void score(Vn2History history, int origin, Map<String, Vn2Score> scores) {
        YearlySeason season = new YearlySeason(history, origin);
        double[] index =
                Arrays.stream(history.weeks()).mapToDouble(season::index).toArray();
        double[][] adjusted = new double[history.demand().length][origin];
        SegmentBacktest backtest = new SegmentBacktest(1, HORIZON);
        for (int i = 0; i < adjusted.length; i++) {
            for (int week = 0; week < origin; week++) {
                adjusted[i][week] = history.demand()[i][week] / index[week];
            }
            backtest.add(adjusted[i]);
        }
        List<StatisticalModel> models = new ArrayList<>(StatisticalModels.single());
        models.add(StatisticalModels.automaticChoice());
        models.add(backtest.bestBySegment());
        models.add(backtest.ensemble());
        for (int i = 0; i < adjusted.length; i++) {
            double[] demand = history.demand()[i];
            seasonalNaive(demand, origin, of("seasonal-naive", scores));
            for (StatisticalModel model : models) {
                FittedModel fit = model.fit(adjusted[i], 1);
                double[] means = fit.forecast(HORIZON);
                double[][] quantiles = fit.quantiles(HORIZON, QUANTILE);
                double[] quantile = new double[HORIZON];
                for (int week = 0; week < HORIZON; week++) {
                    means[week] *= index[origin + week];
                    quantile[week] = quantiles[week][0] * index[origin + week];
                }
                of(model.name(), scores).add(demand, origin, means, quantile);
            }
        }
    }

    /** The same week of last year, and on it the quantile of how much that was missed by in the year before. */
    private static void seasonalNaive(double[] demand, int origin, Vn2Score score) {
        double[] errors = new double[YEAR];
        for (int week = 0; week < YEAR; week++) {
            errors[week] = demand[origin - YEAR + week] - demand[origin - 2 * YEAR + week];
        }
        double[] known = Arrays.stream(errors)
                .filter(error -> !Double.isNaN(error))
                .sorted()
                .toArray();
        double error = known.length == 0 ? 0 : known[(int) (QUANTILE[0] * (known.length - 1))];
        double[] means = new double[HORIZON];
        double[] quantile = new double[HORIZON];
        for (int week = 0; week < HORIZON; week++) {
            double lastYear = demand[origin - YEAR + week];
            means[week] = Double.isNaN(lastYear) ? 0 : lastYear;
            quantile[week] = Math.max(0, means[week] + error);
        }
        score.add(demand, origin, means, quantile);
    }

    private static Vn2Score of(String model, Map<String, Vn2Score> scores) {
        return scores.computeIfAbsent(model, name -> new Vn2Score(QUANTILE[0]));
    }
}
