package ai.modular.models.inventory;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The risk of running out, day by day, when nothing more is ordered.
 *
 * @param probability per day: that demand exceeds what is sellable on that day
 * @param expectedLost per day: units of demand that meet an empty shelf
 * @param anyDay probability that it happens on at least one of the days
 */
public record StockoutRisk(double[] probability, double[] expectedLost, double anyDay) {

    /** Less than this is rounding and no lost sale. */
    static final double SMALLEST_SHORTAGE = 1e-6;

    /**
     * Plays the stock along each path: deliveries on their way become sellable on their day, lots that have expired are no stock, and demand that
     * meets an empty shelf is lost.
     *
     * @param paths units, {@code [path][day]}, from the day after the business date on; the last week repeats when they are shorter than
     *     {@code days}
     * @param stock at the close of the business date
     * @param days how many days: usually those before the next delivery
     * @param shelfLifeDays days of sale of what is on order; empty when it keeps
     */
    public static StockoutRisk of(
            double[][] paths, StockPosition stock, LocalDate businessDate, int days, OptionalInt shelfLifeDays) {
        if (paths.length == 0 || paths[0].length == 0) {
            throw new IllegalArgumentException(
                    "no sample paths are given. Maybe the item was skipped by the forecast?");
        }
        double[] probability = new double[days];
        double[] lost = new double[days];
        int hit = 0;
        ProjectedStock.Walk walk =
                ProjectedStock.of(stock, businessDate, shelfLifeDays).walk();
        for (double[] path : paths) {
            walk.start();
            boolean any = false;
            for (int day = 0; day < days; day++) {
                double shortage = walk.shortageOf(day, DemandPaths.at(path, day));
                if (shortage > SMALLEST_SHORTAGE) {
                    probability[day]++;
                    lost[day] += shortage;
                    any = true;
                }
            }
            hit += any ? 1 : 0;
        }
        int count = paths.length;
        return new StockoutRisk(
                Arrays.stream(probability).map(value -> value / count).toArray(),
                Arrays.stream(lost).map(value -> value / count).toArray(),
                hit / (double) count);
    }

    /** Units that are expected to be lost over all days. */
    public double totalLost() {
        return Arrays.stream(expectedLost).sum();
    }
}
