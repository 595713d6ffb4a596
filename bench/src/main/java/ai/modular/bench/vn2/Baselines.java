package ai.modular.bench.vn2;

import ai.modular.models.replenishment.PeriodPanel;
import ai.modular.models.simulation.ItemStock;
import ai.modular.models.simulation.OrderPolicy;

/** What is simple: orders up to a level for the weeks until the next order can be sold. */
final class Baselines {

    private static final int YEAR = 52;
    private static final int COVER = 4;

    private Baselines() {}

    /** Up to what the same four weeks of last year sold. */
    static double[] seasonalNaive(Window window, OrderPolicy.Situation now) {
        PeriodPanel known = window.played(now);
        double[] result = new double[known.series()];
        for (int series = 0; series < result.length; series++) {
            double sum = 0;
            for (int week = 0; week < COVER; week++) {
                double value = known.demand()[series][known.periods() + week - YEAR];
                sum += Double.isNaN(value) ? 0 : value;
            }
            result[series] = upTo(Math.rint(sum), now.stock().get(series));
        }
        return result;
    }

    /** Up to the quantile of a Poisson demand over lead time and review less one, whose mean is the organiser's forecast. */
    static double[] poisson(Window window, OrderPolicy.Situation now, double criticalRatio) {
        double[][] forecast = OrganiserForecast.of(window.played(now), Window.LEAD_TIME);
        double[] result = new double[forecast.length];
        for (int series = 0; series < result.length; series++) {
            double mean = 0;
            for (double week : forecast[series]) {
                mean += week;
            }
            result[series] =
                    upTo(poissonQuantile(mean, criticalRatio), now.stock().get(series));
        }
        return result;
    }

    private static double upTo(double level, ItemStock stock) {
        return Math.max(0, level - stock.onHand() - stock.onOrder());
    }

    /** The smallest count whose probability of at most it reaches the level. */
    static int poissonQuantile(double mean, double level) {
        double logProbability = -mean;
        double sum = Math.exp(logProbability);
        int count = 0;
        while (sum < level && count < 10 * mean + 100) {
            count++;
            logProbability += Math.log(mean / count);
            sum += Math.exp(logProbability);
        }
        return count;
    }
}
