package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.models.gate.Bootstrap;
import ai.modular.models.gate.PairedComparison;
import ai.modular.models.gate.PairedLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Absolute errors of two models of the backtest beside each other, of series or of sums of series, by origin. */
final class PairedErrors {

    private static final int RESAMPLES = 1_000;
    private static final double CONFIDENCE = .9;

    private final Function<BacktestSeries, String> unit;
    private final List<PairedLoss> pairs = new ArrayList<>();

    private PairedErrors(Function<BacktestSeries, String> unit) {
        this.unit = unit;
    }

    static PairedErrors ofSeries() {
        return new PairedErrors(series -> series.locationId() + '/' + series.itemId());
    }

    /** Of the sums over the scored series of a department of a store. */
    static PairedErrors ofDepartments() {
        return new PairedErrors(series -> series.locationId() + '/' + series.group());
    }

    /** A unit on the days after an origin. */
    private static final class Days {

        private final String group;
        private final double[] challenger;
        private final double[] champion;
        private final double[] came;

        Days(String group, int horizon) {
            this.group = group;
            challenger = new double[horizon];
            champion = new double[horizon];
            came = new double[horizon];
        }

        void add(double[] first, double[] second, double[] actual) {
            for (int day = 0; day < actual.length; day++) {
                if (!Double.isNaN(actual[day])) {
                    challenger[day] += first[day];
                    champion[day] += second[day];
                    came[day] += actual[day];
                }
            }
        }

        PairedLoss loss(String unit, String fold) {
            double first = 0;
            double second = 0;
            double weight = 0;
            for (int day = 0; day < came.length; day++) {
                first += Math.abs(challenger[day] - came[day]);
                second += Math.abs(champion[day] - came[day]);
                weight += came[day];
            }
            return new PairedLoss(unit, fold, group, first, second, weight);
        }
    }

    void add(BacktestOrigin origin, List<DemandForecast> challenger, List<DemandForecast> champion) {
        Map<String, Days> units = new TreeMap<>();
        for (int i = 0; i < challenger.size(); i++) {
            BacktestSeries series = origin.series().get(i);
            double[] came = origin.actuals()[i];
            units.computeIfAbsent(unit.apply(series), key -> new Days(series.group(), came.length))
                    .add(challenger.get(i).mean(), champion.get(i).mean(), came);
        }
        units.forEach((key, days) -> pairs.add(days.loss(key, origin.date().toString())));
    }

    /** Challenger − champion; empty when nothing came. */
    Optional<PairedComparison> comparison(long seed) {
        return PairedComparison.hasWeight(pairs)
                ? Optional.of(PairedComparison.of(pairs, new Bootstrap(RESAMPLES, CONFIDENCE, seed)))
                : Optional.empty();
    }
}
