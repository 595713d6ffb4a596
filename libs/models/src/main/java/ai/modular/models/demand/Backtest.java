package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.boosting.LightGbm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rolling origins, oldest first. At each one every model sees what was known then: the trees are trained anew, and their correction and
 * calibration come from days that had passed by that origin.
 */
final class Backtest {

    private final List<DemandSeries> sample;
    private final List<DemandSeries> scored;
    private final DemandTrainingPlan plan;
    private final Consumer<BacktestRow> rows;
    private final List<Origin> done = new ArrayList<>();
    private final List<BacktestScore> scores = new ArrayList<>();

    /** What the trees said at an origin, before correction, and what came; {@code actuals} is NaN where it is not scored. */
    private record Origin(
            int daysBack, List<DemandSeries> pasts, double[][] means, double[][] came, double[][] actuals) {}

    Backtest(List<DemandSeries> sample, DemandTrainingPlan plan, Consumer<BacktestRow> rows) {
        this.sample = sample;
        this.plan = plan;
        this.rows = rows;
        this.scored = thinned(sample, plan);
    }

    void run() {
        for (int k = 0; k < plan.origins(); k++) {
            int daysBack = plan.horizon() + (plan.origins() - 1 - k) * plan.originStep();
            runOrigin(daysBack);
        }
    }

    private void runOrigin(int daysBack) {
        GroupProfiles groups = GroupProfiles.fit(sample, daysBack);
        Calibration calibration;
        Origin origin;
        try (TrainingRows training = TrainingRows.draw(sample, groups, plan, daysBack, plan.backtestRows());
                LightGbm trees = training.train()) {
            origin = forecast(trees, groups, daysBack);
            calibration = calibration(knownBefore(daysBack), trees, groups, daysBack);
        }
        List<DemandForecast> forecasts = new ArrayList<>();
        for (double[] mean : origin.means()) {
            forecasts.add(LightGbmModel.distribution(mean.clone(), calibration));
        }
        done.add(origin);
        tally(DemandModels.LIGHTGBM, origin, forecasts);
        for (DemandModel model : List.of(DemandModels.seasonalNaive(), DemandModels.exponentialSmoothing())) {
            tally(model.name(), origin, model.forecast(origin.pasts()));
        }
    }

    private Origin forecast(LightGbm trees, GroupProfiles groups, int daysBack) {
        List<DemandSeries> pasts = new ArrayList<>();
        List<double[]> came = new ArrayList<>();
        List<double[]> actuals = new ArrayList<>();
        for (DemandSeries series : scored) {
            if (series.length() > daysBack) {
                DemandSeries past = Slices.before(series, daysBack, plan.horizon());
                if (DemandModels.reasonToSkip(past).isEmpty()) {
                    pasts.add(past);
                    came.add(Arrays.copyOfRange(series.demand(), past.length(), past.length() + plan.horizon()));
                    actuals.add(actuals(series, past.length()));
                }
            }
        }
        return new Origin(
                daysBack,
                pasts,
                PooledMeans.of(trees, groups, pasts),
                came.toArray(double[][]::new),
                actuals.toArray(double[][]::new));
    }

    private double[] actuals(DemandSeries series, int first) {
        double[] result = new double[plan.horizon()];
        for (int day = 0; day < result.length; day++) {
            boolean counts = series.availability()[first + day] >= plan.scoredFrom();
            result[day] = counts ? series.demand()[first + day] : Double.NaN;
        }
        return result;
    }

    /** Before the first origin nothing was forecast: then the trees look back at days they have learned from, which is a little narrow. */
    private Calibration calibration(Residuals known, LightGbm trees, GroupProfiles groups, int daysBack) {
        if (known.size() > 0) {
            return Calibration.fit(known, correctionAt(daysBack));
        }
        Origin earlier = forecast(trees, groups, daysBack + plan.horizon());
        return Calibration.fit(residuals(earlier, plan.horizon()), 1);
    }

    private double correctionAt(int daysBack) {
        return Calibration.correction(done.stream()
                .map(origin -> residuals(origin, Math.min(plan.horizon(), origin.daysBack() - daysBack)))
                .mapToDouble(Residuals::level)
                .toArray());
    }

    private Residuals knownBefore(int daysBack) {
        Residuals result = new Residuals();
        for (Origin origin : done) {
            result.addAll(residuals(origin, Math.min(plan.horizon(), origin.daysBack() - daysBack)));
        }
        return result;
    }

    private static Residuals residuals(Origin origin, int days) {
        Residuals result = new Residuals();
        for (int i = 0; i < origin.means().length; i++) {
            for (int day = 0; day < days; day++) {
                if (!Double.isNaN(origin.actuals()[i][day])) {
                    result.add(origin.means()[i][day], origin.actuals()[i][day], day + 1);
                }
            }
        }
        return result;
    }

    private void tally(String model, Origin origin, List<DemandForecast> forecasts) {
        BacktestTally tally = new BacktestTally();
        LocalDate date = sample.get(0).origin().minusDays(origin.daysBack());
        for (int i = 0; i < forecasts.size(); i++) {
            tally.add(origin.pasts().get(i), forecasts.get(i), origin.actuals()[i]);
            report(model, origin, i, forecasts.get(i));
        }
        scores.add(tally.score(model, date));
    }

    private void report(String model, Origin origin, int i, DemandForecast forecast) {
        DemandSeries past = origin.pasts().get(i);
        for (int day = 0; day < plan.horizon(); day++) {
            rows.accept(new BacktestRow(
                    model,
                    past.locationId(),
                    past.itemId(),
                    past.origin(),
                    past.origin().plusDays(day + 1L),
                    forecast.mean()[day],
                    origin.came()[i][day],
                    Double.isNaN(origin.actuals()[i][day])));
        }
    }

    List<BacktestScore> scores() {
        return scores;
    }

    /** The calibration of the final model: all that is known now. */
    Calibration calibration() {
        Residuals all = knownBefore(0);
        return Calibration.fit(all, correctionAt(0));
    }

    DayCorrelations correlations(Calibration calibration) {
        DayCorrelations.Fit fit = new DayCorrelations.Fit();
        for (Origin origin : done) {
            for (int i = 0; i < origin.means().length; i++) {
                double[] scores = new double[plan.horizon()];
                for (int day = 0; day < scores.length; day++) {
                    double mean = calibration.meanCorrection() * origin.means()[i][day];
                    double actual = origin.actuals()[i][day];
                    scores[day] = Double.isNaN(actual)
                            ? Double.NaN
                            : QuantileCurve.scoreOf(calibration.quantiles(mean, day + 1), actual);
                }
                fit.add(origin.pasts().get(i).group(), scores);
            }
        }
        return fit.correlations();
    }

    private static List<DemandSeries> thinned(List<DemandSeries> sample, DemandTrainingPlan plan) {
        double share = plan.backtestSeries() / (double) sample.size();
        return sample.stream()
                .filter(series -> SeriesHash.fraction(SeriesHash.of(series, plan.seed())) < share)
                .toList();
    }
}
