package ai.modular.cli.plan;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.error.UserError;
import ai.modular.models.replenishment.Cadence;
import ai.modular.models.replenishment.ItemTerms;
import ai.modular.models.replenishment.PeriodPanel;
import ai.modular.models.simulation.ItemStock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is played: the last periods of the series whose demand is known in all of them.
 *
 * @param past what is known before
 * @param demand of the periods played, {@code [series][period]}
 * @param unknown series that are left out
 */
record Played(PeriodPanel past, double[][] demand, List<ItemTerms> terms, int unknown) {

    private static final int LEAST_PAST = 8;
    private static final int YEAR_OF_WEEKS = 52;
    private static final int YEAR_OF_DAYS = 364;

    /** @param wanted periods; null for a quarter of what there is */
    static Played of(PeriodPanel panel, List<ItemTerms> terms, Integer wanted) {
        int year = panel.cadence() == Cadence.WEEKLY ? YEAR_OF_WEEKS : YEAR_OF_DAYS;
        int periods = wanted == null ? Math.max(1, Math.min(year, panel.periods() / 4)) : wanted;
        if (periods < 1 || panel.periods() - periods < LEAST_PAST) {
            throw new CommandLineError(
                    "%d periods are to be played, but the sales have %d and %d of them at least are for learning"
                            .formatted(periods, panel.periods(), LEAST_PAST),
                    "Give --periods from 1 to %d.".formatted(Math.max(1, panel.periods() - LEAST_PAST)));
        }
        int start = panel.periods() - periods;
        List<Integer> kept = new ArrayList<>();
        for (int series = 0; series < panel.series(); series++) {
            if (Arrays.stream(panel.demand()[series], start, panel.periods()).noneMatch(Double::isNaN)) {
                kept.add(series);
            }
        }
        if (kept.isEmpty()) {
            throw new UserError(
                    "No series was in stock in all of the last %d periods".formatted(periods),
                    "Play fewer --periods; where the shelf was empty nobody knows the demand.");
        }
        double[][] all = kept.stream().map(series -> panel.demand()[series]).toArray(double[][]::new);
        int[][] groups = Arrays.stream(panel.groups())
                .map(grouping ->
                        kept.stream().mapToInt(series -> grouping[series]).toArray())
                .toArray(int[][]::new);
        return new Played(
                new PeriodPanel(panel.cadence(), panel.first(), all, groups).until(start),
                Arrays.stream(all)
                        .map(series -> Arrays.copyOfRange(series, start, panel.periods()))
                        .toArray(double[][]::new),
                kept.stream().map(terms::get).toList(),
                panel.series() - kept.size());
    }

    int periods() {
        return demand[0].length;
    }

    LocalDate firstDay() {
        return past.first().plusDays((long) past.periods() * past.cadence().days());
    }

    /** Periods that count as recent: four weeks. */
    int recent() {
        return 28 / past.cadence().days();
    }

    /** Units of the series per period, of late. */
    double usual(int series) {
        double[] known = past.demand()[series];
        return Arrays.stream(known, Math.max(0, known.length - recent()), known.length)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
    }

    /** Enough for lead time and review at what is usual, in whole units. */
    List<ItemStock> opening() {
        List<ItemStock> result = new ArrayList<>();
        for (int series = 0; series < terms.size(); series++) {
            result.add(ItemStock.keeping(
                    Math.ceil(usual(series) * terms.get(series).covered())));
        }
        return result;
    }
}
