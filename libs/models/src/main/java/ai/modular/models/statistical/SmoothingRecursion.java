package ai.modular.models.statistical;

import java.util.Arrays;

/**
 * Additive exponential smoothing in error-correction form, the way of Hyndman et al., Forecasting with Exponential Smoothing, 2008, chapter 2:
 *
 * <pre>
 * e = y − (level + φ trend + season)
 * level ← level + φ trend + α e      trend ← φ trend + β e      season ← season + γ e
 * </pre>
 *
 * Errors are linear in the level and the trend at the start. One pass carries their derivatives along, and the start with the least sum of squares
 * follows in closed form: only the constants remain to be searched. The season starts from {@link SeasonProfile}.
 */
final class SmoothingRecursion {

    private static final double RIDGE = 1e-9;

    private final double[] y;
    private final double[] profile;
    private final double[] season;
    private final double[] seasonByLevel;
    private final double[] seasonByTrend;
    private final double guess;
    private double startLevel;
    private double startTrend;
    private double level;
    private double trend;

    SmoothingRecursion(History history, SeasonProfile profile) {
        this.y = history.y();
        this.profile = profile.values();
        this.guess = history.mean();
        season = new double[this.profile.length];
        seasonByLevel = new double[this.profile.length];
        seasonByTrend = new double[this.profile.length];
    }

    /** The least sum of squared errors that these constants allow; without a trend. */
    double leastSquares(double alpha, double gamma) {
        reset();
        double now = guess;
        double byLevel = 1;
        double ee = 0;
        double eu = 0;
        double uu = RIDGE;
        int at = 0;
        for (double value : y) {
            if (!Double.isNaN(value)) {
                double error = value - now - season[at];
                double u = -byLevel - seasonByLevel[at];
                ee += error * error;
                eu += error * u;
                uu += u * u;
                now += alpha * error;
                byLevel += alpha * u;
                season[at] += gamma * error;
                seasonByLevel[at] += gamma * u;
            }
            at = at + 1 == season.length ? 0 : at + 1;
        }
        startLevel = guess - eu / uu;
        startTrend = 0;
        return Math.max(0, ee - eu * eu / uu);
    }

    /** The least sum of squared errors that these constants allow; with a trend. */
    double leastSquares(double alpha, double beta, double gamma, double damping) {
        reset();
        double now = guess;
        double slope = 0;
        double nowByLevel = 1;
        double slopeByLevel = 0;
        double nowByTrend = 0;
        double slopeByTrend = 1;
        double ee = 0;
        double eu = 0;
        double ev = 0;
        double uu = RIDGE;
        double uv = 0;
        double vv = RIDGE;
        int at = 0;
        for (double value : y) {
            slope *= damping;
            slopeByLevel *= damping;
            slopeByTrend *= damping;
            now += slope;
            nowByLevel += slopeByLevel;
            nowByTrend += slopeByTrend;
            if (!Double.isNaN(value)) {
                double error = value - now - season[at];
                double u = -nowByLevel - seasonByLevel[at];
                double v = -nowByTrend - seasonByTrend[at];
                ee += error * error;
                eu += error * u;
                ev += error * v;
                uu += u * u;
                uv += u * v;
                vv += v * v;
                now += alpha * error;
                slope += beta * error;
                season[at] += gamma * error;
                nowByLevel += alpha * u;
                slopeByLevel += beta * u;
                seasonByLevel[at] += gamma * u;
                nowByTrend += alpha * v;
                slopeByTrend += beta * v;
                seasonByTrend[at] += gamma * v;
            }
            at = at + 1 == season.length ? 0 : at + 1;
        }
        return solve(ee, eu, ev, uu, uv, vv);
    }

    /** The start with the least sum of squared errors e + u × level + v × trend. */
    private double solve(double ee, double eu, double ev, double uu, double uv, double vv) {
        double determinant = uu * vv - uv * uv;
        double byLevel = (uv * ev - vv * eu) / determinant;
        double byTrend = (uv * eu - uu * ev) / determinant;
        startLevel = guess + byLevel;
        startTrend = byTrend;
        return Math.max(0, ee + byLevel * eu + byTrend * ev);
    }

    /** Runs from the start that {@link #leastSquares} found last; leaves the states after the last period. */
    double[] errors(double alpha, double beta, double gamma, double damping) {
        double[] errors = new double[y.length];
        reset();
        level = startLevel;
        trend = startTrend;
        for (int t = 0; t < y.length; t++) {
            int at = t % season.length;
            trend *= damping;
            level += trend;
            errors[t] = y[t] - level - season[at];
            if (!Double.isNaN(errors[t])) {
                level += alpha * errors[t];
                trend += beta * errors[t];
                season[at] += gamma * errors[t];
            }
        }
        return errors;
    }

    double level() {
        return level;
    }

    double trend() {
        return trend;
    }

    /** Of the periods after the history. */
    double[] nextSeason() {
        return SeasonProfile.next(season, y.length);
    }

    private void reset() {
        System.arraycopy(profile, 0, season, 0, season.length);
        Arrays.fill(seasonByLevel, 0);
        Arrays.fill(seasonByTrend, 0);
    }
}
