package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.contracts.model.QuantileGrid;
import java.time.LocalDate;
import java.util.Arrays;

/** Adds up how a model did at one origin. */
final class BacktestTally {

    private static final int LOW_90 = 2;
    private static final int LOW_50 = 5;
    private static final int HIGH_50 = 7;
    private static final int HIGH_90 = 10;

    private long days;
    private double absolute;
    private double error;
    private double came;
    private double loss;
    private final long[] reached = new long[QuantileGrid.SIZE];
    private long within50;
    private long within90;
    private double scaledErrors;
    private long scaledSeries;

    /** @param actual units per day; a day that is not scored is NaN */
    void add(DemandSeries past, DemandForecast forecast, double[] actual) {
        double squares = 0;
        int scored = 0;
        for (int day = 0; day < actual.length; day++) {
            if (!Double.isNaN(actual[day])) {
                addDay(forecast.mean()[day], forecast.quantiles()[day], actual[day]);
                squares += Math.pow(forecast.mean()[day] - actual[day], 2);
                scored++;
            }
        }
        double scale = meanSquaredStep(past);
        if (scored > 0 && scale > 0) {
            scaledErrors += Math.sqrt(squares / scored / scale);
            scaledSeries++;
        }
    }

    private void addDay(double mean, double[] quantiles, double actual) {
        days++;
        absolute += Math.abs(mean - actual);
        error += mean - actual;
        came += actual;
        for (int i = 0; i < quantiles.length; i++) {
            double distance = actual - quantiles[i];
            loss += Math.max(QuantileGrid.level(i) * distance, (QuantileGrid.level(i) - 1) * distance);
            reached[i] += distance <= 0 ? 1 : 0;
        }
        within50 += actual >= quantiles[LOW_50] && actual <= quantiles[HIGH_50] ? 1 : 0;
        within90 += actual >= quantiles[LOW_90] && actual <= quantiles[HIGH_90] ? 1 : 0;
    }

    private static double meanSquaredStep(DemandSeries past) {
        double sum = 0;
        int steps = 0;
        for (int day = 1; day < past.length(); day++) {
            double step = past.demand()[day] - past.demand()[day - 1];
            if (!Double.isNaN(step)) {
                sum += step * step;
                steps++;
            }
        }
        return steps == 0 ? 0 : sum / steps;
    }

    BacktestScore score(String model, LocalDate origin) {
        return new BacktestScore(
                model,
                origin,
                days,
                absolute / came,
                error / came,
                scaledErrors / scaledSeries,
                2 * loss / QuantileGrid.SIZE / came,
                within50 / (double) days,
                within90 / (double) days,
                Arrays.stream(reached).mapToObj(count -> count / (double) days).toList());
    }
}
