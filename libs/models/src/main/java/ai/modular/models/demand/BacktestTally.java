package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.QuantileGrid;
import java.time.LocalDate;
import java.util.Arrays;

/** Adds up how a model did at one origin. */
final class BacktestTally {

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

    /**
     * @param actual units per day; a day that is not scored is NaN
     * @return the score of each day
     */
    DayScore[] add(BacktestSeries series, DemandForecast forecast, double[] actual) {
        DayScore[] scores = new DayScore[actual.length];
        double squares = 0;
        int scored = 0;
        for (int day = 0; day < actual.length; day++) {
            scores[day] = DayScore.NONE;
            if (!Double.isNaN(actual[day])) {
                scores[day] = addDay(forecast.mean()[day], forecast.quantiles()[day], actual[day]);
                squares += Math.pow(forecast.mean()[day] - actual[day], 2);
                scored++;
            }
        }
        if (scored > 0 && series.scale() > 0) {
            scaledErrors += Math.sqrt(squares / scored) / series.scale();
            scaledSeries++;
        }
        return scores;
    }

    private DayScore addDay(double mean, double[] quantiles, double actual) {
        DayScore score = DayScore.of(quantiles, actual);
        days++;
        absolute += Math.abs(mean - actual);
        error += mean - actual;
        came += actual;
        loss += score.pinball();
        for (int i = 0; i < quantiles.length; i++) {
            reached[i] += actual <= quantiles[i] ? 1 : 0;
        }
        within50 += score.within50() ? 1 : 0;
        within90 += score.within90() ? 1 : 0;
        return score;
    }

    BacktestScore score(String model, LocalDate origin) {
        return new BacktestScore(
                model,
                origin,
                days,
                absolute / came,
                error / came,
                scaledErrors / scaledSeries,
                loss / came,
                within50 / (double) days,
                within90 / (double) days,
                Arrays.stream(reached).mapToObj(count -> count / (double) days).toList());
    }
}
