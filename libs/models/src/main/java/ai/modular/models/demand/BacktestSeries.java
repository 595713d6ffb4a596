package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;

/**
 * A series as a backtest knows it at one origin.
 *
 * @param group of the item, its department
 * @param demandClass how it sold in the twelve weeks before the origin: {@code smooth}, {@code erratic}, {@code intermittent}, {@code lumpy}, {@code none}
 * @param scale root of the mean squared one-day difference of its past, what errors are divided by in RMSSE; 0 when it never changed
 */
public record BacktestSeries(String locationId, String itemId, String group, String demandClass, double scale) {

    static BacktestSeries of(DemandSeries past) {
        return new BacktestSeries(
                past.locationId(), past.itemId(), past.group(), MemberWeights.demandClass(past), scale(past));
    }

    private static double scale(DemandSeries past) {
        double sum = 0;
        int steps = 0;
        for (int day = 1; day < past.length(); day++) {
            double step = past.demand()[day] - past.demand()[day - 1];
            if (!Double.isNaN(step)) {
                sum += step * step;
                steps++;
            }
        }
        return steps == 0 ? 0 : Math.sqrt(sum / steps);
    }
}
