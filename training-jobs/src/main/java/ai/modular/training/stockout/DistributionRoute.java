package ai.modular.training.stockout;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.demand.Boosting;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.DemandReplay;
import ai.modular.models.demand.DemandTraining;
import ai.modular.models.demand.DemandTrainingPlan;
import ai.modular.models.demand.SamplePaths;
import ai.modular.models.inventory.StockoutRisk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The demand distribution run against projected stock, as a night would have said it at a past origin: by a model of demand that has learnt from no day
 * after the windows of learning. The champion of demand has, so it is no test.
 */
final class DistributionRoute implements AutoCloseable {

    private static final int HORIZON = 14;
    private static final int ORIGINS = 2;
    private static final int ORIGIN_STEP = 7;

    /** Enough to stand for the model of the nights, which is no part of what is judged. */
    private static final int ROWS = 100_000;

    private static final int BACKTEST_ROWS = 40_000;
    private static final int BACKTEST_SERIES = 600;
    private static final int TREES = 80;
    private static final double LEARNING_RATE = .12;

    private final DemandModel model;
    private final int paths;
    private final long seed;

    private DistributionRoute(DemandModel model, int paths, long seed) {
        this.model = model;
        this.paths = paths;
        this.seed = seed;
    }

    /**
     * @param series whole
     * @param until last day that the model of demand learns from
     * @param folder for its files
     * @param paths of demand per case, as nights draw them
     * @throws ai.modular.contracts.error.UserError if the history is too short
     */
    static DistributionRoute learn(List<DemandSeries> series, LocalDate until, Path folder, int paths, long seed) {
        Boosting defaults = Boosting.defaults();
        Boosting boosting = new Boosting(
                TREES,
                defaults.leaves(),
                LEARNING_RATE,
                defaults.bins(),
                defaults.tweediePower(),
                defaults.minimumLeaf(),
                defaults.threads());
        DemandTrainingPlan plan = new DemandTrainingPlan(
                HORIZON,
                ORIGINS,
                ORIGIN_STEP,
                ROWS,
                BACKTEST_ROWS,
                BACKTEST_SERIES,
                DemandTrainingPlan.defaults().scoredFrom(),
                boosting,
                seed,
                Map.of());
        DemandTraining.train(series.stream().flatMap(each -> upTo(each, until)).toList(), plan, folder);
        return new DistributionRoute(DemandModels.load(folder), paths, seed);
    }

    Map<String, String> parameters() {
        Map<String, String> result = new TreeMap<>();
        result.put("distribution.demand_trees", String.valueOf(TREES));
        result.put("distribution.demand_rows", String.valueOf(ROWS));
        result.put("distribution.paths", String.valueOf(paths));
        return result;
    }

    /** One probability for each case. */
    double[] probabilities(List<ShelfCase> cases) {
        double[] result = new double[cases.size()];
        Map<LocalDate, Map<DemandSeries, List<Integer>>> byOrigin = new TreeMap<>();
        for (int i = 0; i < result.length; i++) {
            byOrigin.computeIfAbsent(cases.get(i).origin(), origin -> new LinkedHashMap<>())
                    .computeIfAbsent(cases.get(i).series(), series -> new ArrayList<>())
                    .add(i);
        }
        byOrigin.forEach((origin, bySeries) -> fill(cases, origin, bySeries, result));
        return result;
    }

    private void fill(
            List<ShelfCase> cases, LocalDate origin, Map<DemandSeries, List<Integer>> bySeries, double[] result) {
        Map<Integer, List<DemandSeries>> byHorizon = new TreeMap<>();
        bySeries.forEach((series, own) -> byHorizon
                .computeIfAbsent(last(cases, own).ahead(), days -> new ArrayList<>())
                .add(series));
        byHorizon.forEach((horizon, series) -> {
            List<DemandForecast> forecasts = DemandReplay.at(model, series, origin, horizon);
            for (int i = 0; i < forecasts.size(); i++) {
                List<Integer> own = bySeries.get(series.get(i));
                double[] risk = risk(last(cases, own), forecasts.get(i));
                own.forEach(at -> result[at] = risk[cases.get(at).ahead() - 1]);
            }
        });
    }

    /** The case that lies furthest ahead: nothing after it is asked for. */
    private static ShelfCase last(List<ShelfCase> cases, List<Integer> own) {
        return cases.get(own.get(own.size() - 1));
    }

    private double[] risk(ShelfCase last, DemandForecast forecast) {
        int days = last.ahead();
        double[][] drawn =
                SamplePaths.draw(forecast, model.dayCorrelation(last.series().group()), paths, seed ^ key(last));
        return StockoutRisk.of(drawn, last.shelf().stock(), last.origin(), days, last.shelfLifeDays())
                .probability();
    }

    private static long key(ShelfCase of) {
        return 31L * of.unit().hashCode() + of.origin().toEpochDay();
    }

    /** The series without the days after; none where it begins later. */
    private static Stream<DemandSeries> upTo(DemandSeries series, LocalDate until) {
        int days = series.length() - (int) (series.origin().toEpochDay() - until.toEpochDay());
        if (days < 1) {
            return Stream.empty();
        }
        return Stream.of(new DemandSeries(
                series.locationId(),
                series.itemId(),
                series.group(),
                until,
                Arrays.copyOf(series.demand(), days),
                Arrays.copyOf(series.sold(), days),
                Arrays.copyOf(series.availability(), days),
                Arrays.copyOf(series.price(), days),
                Arrays.copyOf(series.discount(), days),
                Arrays.copyOf(series.event(), days)));
    }

    @Override
    public void close() {
        model.close();
    }
}
