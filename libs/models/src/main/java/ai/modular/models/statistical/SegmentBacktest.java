package ai.modular.models.statistical;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How well the models forecast the last periods of many series, by {@link DemandClass}. Errors are scaled by the mean squared step of the series from
 * one period to the next, so that each series counts by how hard it is and none by its unit (RMSSE). From it come weights and the best model of each
 * class.
 */
public final class SegmentBacktest {

    /** Below that, a class has the weights of all series. */
    private static final int ENOUGH_SERIES = 30;

    private final List<HistoryModel> models = StatisticalModels.SINGLE;
    private final Map<DemandClass, Gram> byClass = new EnumMap<>(DemandClass.class);
    private final Gram all = new Gram(models.size());
    private final int season;
    private final int horizon;

    /**
     * @param season as in {@link StatisticalModel#fit}
     * @param horizon periods that are held out
     */
    public SegmentBacktest(int season, int horizon) {
        this.season = season;
        this.horizon = horizon;
    }

    /** Adds a series. One with fewer periods than twice the horizon, or that never changes before it, teaches nothing. */
    public void add(double[] y) {
        History history = History.of(y, season);
        double scale = history.y().length < 2 * horizon ? 0 : meanSquaredStep(history.y(), horizon);
        if (!(scale > 0)) {
            return;
        }
        double[][] errors = new double[models.size()][];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Holdout.errors(models.get(i), history, horizon, horizon);
        }
        DemandClass demand = DemandClass.of(history.before(horizon));
        byClass.computeIfAbsent(demand, key -> new Gram(models.size())).add(errors, scale);
        all.add(errors, scale);
    }

    /** Each class has the weights whose mean forecast had the least squared error. */
    public SegmentEnsemble ensemble() {
        return new SegmentEnsemble("ensemble", models, weights(Gram::bestWeights), all.bestWeights());
    }

    /** Each class has the one model with the least squared error. */
    public SegmentEnsemble bestBySegment() {
        return new SegmentEnsemble("best-by-segment", models, weights(Gram::bestModel), all.bestModel());
    }

    private Map<DemandClass, double[]> weights(Function<Gram, double[]> of) {
        Map<DemandClass, double[]> result = new EnumMap<>(DemandClass.class);
        byClass.forEach((demand, gram) -> {
            if (gram.series() >= ENOUGH_SERIES) {
                result.put(demand, of.apply(gram));
            }
        });
        return result;
    }

    private static double meanSquaredStep(double[] y, int heldOut) {
        double sum = 0;
        int steps = 0;
        for (int t = 1; t < y.length - heldOut; t++) {
            double step = y[t] - y[t - 1];
            if (!Double.isNaN(step)) {
                sum += step * step;
                steps++;
            }
        }
        return steps == 0 ? 0 : sum / steps;
    }
}
