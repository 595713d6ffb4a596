package ai.modular.models.statistical;

import java.util.Arrays;

/** The mean of the same position in the last eight seasons; a position not known in them has the mean of the series. */
final class WeekdayClimatology extends HistoryModel {

    private static final int SEASONS = 8;

    @Override
    public String name() {
        return "weekday-climatology";
    }

    @Override
    StructuralFit fitted(History history) {
        double[] y = history.y();
        int season = history.season();
        double[] errors = new double[y.length];
        Arrays.fill(errors, 0, Math.min(season, y.length), Double.NaN);
        for (int t = season; t < y.length; t++) {
            errors[t] = y[t] - before(y, t, history);
        }
        double[] next = new double[season];
        for (int h = 0; h < season; h++) {
            next[h] = before(y, y.length + h, history);
        }
        return StructuralFit.of(name(), history, 0, 0, 1, next, StructuralFit.Gains.NONE, errors);
    }

    private static double before(double[] y, int t, History history) {
        double sum = 0;
        int known = 0;
        for (int s = 1; s <= SEASONS; s++) {
            int at = t - s * history.season();
            if (at >= 0 && at < y.length && !Double.isNaN(y[at])) {
                sum += y[at];
                known++;
            }
        }
        return known == 0 ? history.mean() : sum / known;
    }
}
