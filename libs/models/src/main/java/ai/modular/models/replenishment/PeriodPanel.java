package ai.modular.models.replenishment;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Demand of many series over the same periods.
 *
 * @param first first day of the first period
 * @param demand units, {@code [series][period]}; NaN where the demand is unknown: before a series began, or while the shelf was empty
 * @param groups {@code [grouping][series]}: a shop, a department, …; series with the same number move alike
 */
public record PeriodPanel(Cadence cadence, LocalDate first, double[][] demand, int[][] groups) {

    public PeriodPanel {
        for (double[] series : demand) {
            if (series.length != demand[0].length) {
                throw new IllegalArgumentException(
                        "a series has %d periods, but the first one has %d".formatted(series.length, demand[0].length));
            }
        }
    }

    /** Series of which nothing is known but their demand. */
    public PeriodPanel(Cadence cadence, LocalDate first, double[][] demand) {
        this(cadence, first, demand, new int[0][]);
    }

    public PeriodPanel withGroups(int[][] values) {
        return new PeriodPanel(cadence, first, demand, values);
    }

    public int series() {
        return demand.length;
    }

    public int periods() {
        return demand.length == 0 ? 0 : demand[0].length;
    }

    /** Where a period stands in the season; periods after the last one are allowed. */
    int season(int period) {
        return cadence.season(first.plusDays((long) period * cadence.days()));
    }

    /** Mean of all series per period; NaN where nothing is known. */
    double[] total() {
        double[] result = new double[periods()];
        for (int period = 0; period < result.length; period++) {
            double sum = 0;
            int count = 0;
            for (double[] series : demand) {
                if (!Double.isNaN(series[period])) {
                    sum += series[period];
                    count++;
                }
            }
            result[period] = count == 0 ? Double.NaN : sum / count;
        }
        return result;
    }

    /** The same series as they were known earlier. */
    public PeriodPanel until(int periods) {
        return new PeriodPanel(
                cadence,
                first,
                Arrays.stream(demand)
                        .map(series -> Arrays.copyOf(series, periods))
                        .toArray(double[][]::new),
                groups);
    }
}
