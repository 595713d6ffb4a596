package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.boosting.LightGbm;
import ai.modular.models.gate.PairedComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rolling origins, oldest first. At each one every model sees what was known then: the trees are trained anew, and correction, calibration and the
 * weights of a mix come from days that had passed by that origin.
 */
final class Backtest {

    private static final List<String> SINGLE =
            SeriesMember.ALL.stream().map(SeriesMember::name).toList();
    private static final List<String> MEMBERS =
            Stream.concat(Stream.of(DemandModels.LIGHTGBM), SINGLE.stream()).toList();

    private final List<DemandSeries> sample;
    private final List<DemandSeries> scored;
    private final DemandTrainingPlan plan;
    private final int origins;
    private final Consumer<BacktestRow> rows;
    private final KnownOrigins known;
    private final List<BacktestScore> scores = new ArrayList<>();
    private final PairedErrors ensemble = PairedErrors.ofSeries();
    private final Map<String, ReconciliationTrial> reconciled = new HashMap<>();

    private interface Pooled {
        double[][] means(List<DemandSeries> pasts);
    }

    /** @param origins how many: as many of the plan's as the sample is long enough for */
    Backtest(List<DemandSeries> sample, DemandTrainingPlan plan, int origins, Consumer<BacktestRow> rows) {
        this.sample = sample;
        this.plan = plan;
        this.origins = origins;
        this.rows = rows;
        this.known = new KnownOrigins(plan.horizon());
        this.scored = thinned(sample, plan);
    }

    void run() {
        for (int k = 0; k < origins; k++) {
            runOrigin(plan.horizon() + (origins - 1 - k) * plan.originStep());
        }
    }

    private void runOrigin(int daysBack) {
        BacktestOrigin.Past past = BacktestOrigin.Past.of(scored, plan, daysBack);
        BacktestOrigin origin = forecast(past);
        Map<String, List<DemandForecast>> bases = new HashMap<>();
        for (Candidate candidate : candidates(daysBack)) {
            List<DemandForecast> forecasts = judge(candidate, origin);
            if (DemandModels.BASES.contains(candidate.name())) {
                bases.put(candidate.name(), forecasts);
            }
        }
        // At the first origin the ensemble is the trees alone: no comparison
        if (!known.isEmpty()) {
            ensemble.add(origin, bases.get(DemandModels.ENSEMBLE), bases.get(DemandModels.LIGHTGBM));
        }
        for (String base : DemandModels.BASES) {
            tally(DemandModels.reconciled(base), origin, reconciled(base).at(origin, bases.get(base)));
        }
        judge(DemandModels.seasonalNaive(), past, origin);
        judge(DemandModels.exponentialSmoothing(), past, origin);
        known.add(origin);
    }

    private BacktestOrigin forecast(BacktestOrigin.Past past) {
        int daysBack = past.daysBack();
        GroupProfiles groups = GroupProfiles.fit(sample, daysBack);
        try (TrainingRows training = TrainingRows.draw(sample, groups, plan, daysBack, plan.backtestRows());
                LightGbm trees = training.train()) {
            Pooled pooled = pasts -> PooledMeans.of(trees, groups, pasts);
            if (known.isEmpty()) {
                known.lookBack(forecast(BacktestOrigin.Past.of(scored, plan, daysBack + plan.horizon()), pooled));
            }
            return forecast(past, pooled);
        }
    }

    private BacktestOrigin forecast(BacktestOrigin.Past past, Pooled pooled) {
        return past.forecast(
                sample.get(0).origin().minusDays(past.daysBack()),
                pooled.means(past.pasts()),
                plan.boosting().threads());
    }

    /** Exponential smoothing alone is judged with its own distribution, as a night uses it. */
    private List<Candidate> candidates(int daysBack) {
        List<Candidate> result = new ArrayList<>();
        result.add(Candidate.alone(DemandModels.LIGHTGBM));
        result.add(Candidate.mix(DemandModels.ENSEMBLE, known.weights(MEMBERS, daysBack)));
        result.add(Candidate.mix(DemandModels.STATISTICAL_ENSEMBLE, known.weights(SINGLE, daysBack)));
        SINGLE.stream()
                .filter(name -> !name.equals(DemandModels.EXPONENTIAL_SMOOTHING))
                .forEach(name -> result.add(Candidate.alone(name)));
        return result;
    }

    private ReconciliationTrial reconciled(String base) {
        return reconciled.computeIfAbsent(base, name -> new ReconciliationTrial());
    }

    private List<DemandForecast> judge(Candidate candidate, BacktestOrigin origin) {
        Calibration calibration = known.calibration(candidate, origin.daysBack());
        List<DemandForecast> forecasts = Arrays.stream(candidate.means(origin))
                .map(mean -> LightGbmModel.distribution(mean.clone(), calibration))
                .toList();
        tally(candidate.name(), origin, forecasts);
        return forecasts;
    }

    private void judge(DemandModel model, BacktestOrigin.Past past, BacktestOrigin origin) {
        List<DemandSeries> recent =
                past.pasts().stream().map(SeriesMember::recent).toList();
        tally(model.name(), origin, model.forecast(recent));
    }

    private void tally(String model, BacktestOrigin origin, List<DemandForecast> forecasts) {
        BacktestTally tally = new BacktestTally();
        for (int i = 0; i < forecasts.size(); i++) {
            DayScore[] days = tally.add(origin.series().get(i), forecasts.get(i), origin.actuals()[i]);
            report(model, origin, i, forecasts.get(i).mean(), days);
        }
        scores.add(tally.score(model, origin.date()));
    }

    private void report(String model, BacktestOrigin origin, int i, double[] mean, DayScore[] days) {
        for (int day = 0; day < days.length; day++) {
            rows.accept(new BacktestRow(
                    model,
                    origin.series().get(i),
                    origin.date(),
                    origin.date().plusDays(day + 1L),
                    mean[day],
                    origin.came()[i][day],
                    Double.isNaN(origin.actuals()[i][day]),
                    days[day]));
        }
    }

    List<BacktestScore> scores() {
        return scores;
    }

    /** The ensemble beside the trees alone, at the origins where it was one; empty when nothing could be compared. */
    Optional<PairedComparison> comparison() {
        return ensemble.comparison(plan.seed());
    }

    /** What is to be used from now on: the ensemble when it is surely better than the trees alone. Its weights come from all origins. */
    Candidate best() {
        boolean better = comparison().filter(paired -> paired.high() < 0).isPresent();
        return better
                ? Candidate.mix(DemandModels.ENSEMBLE, known.weights(MEMBERS, 0))
                : Candidate.alone(DemandModels.LIGHTGBM);
    }

    /** A model that is to be used beside itself when its forecasts are reconciled with their sums. */
    ReconciliationFinding reconciliation(Candidate candidate) {
        return reconciled(candidate.name()).finding(plan.seed());
    }

    /** The calibration of the final model: all that is known now. */
    Calibration calibration(Candidate candidate) {
        return known.calibration(candidate, 0);
    }

    DayCorrelations correlations(Candidate candidate, Calibration calibration) {
        return known.correlations(candidate, calibration);
    }

    private static List<DemandSeries> thinned(List<DemandSeries> sample, DemandTrainingPlan plan) {
        double share = plan.backtestSeries() / (double) sample.size();
        return sample.stream()
                .filter(series -> SeriesHash.fraction(SeriesHash.of(series, plan.seed())) < share)
                .toList();
    }
}
