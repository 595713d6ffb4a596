package ai.modular.models.aggregate;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Forecasts daily sums of many items by a regression of their logarithm on the calendar and a bent trend: ridge, recent days heavier, outliers
 * clipped once. The level of the last weeks and what their weekdays have beyond the regression are added. For one design all series share one
 * decomposition, so that hundreds of series take milliseconds.
 *
 * <p>Ridge regression: A. E. Hoerl and R. W. Kennard, Technometrics 12 (1970), 55–67. Values of the settings: docs/forecasting.md.
 */
public final class LevelRegression {

    private static final int SPAN = 1_500;
    private static final double HALF_LIFE = 500;
    private static final int KNOT = 120;
    private static final double TREND_RIDGE = 2;
    private static final double OUTLIER = 2.5;
    private static final double LEVEL_SPEED = .12;
    private static final int WEEKS = 8;
    private static final double WEEKDAY_SHARE = .3;
    private static final double WEEKDAY_LIMIT = .5;
    private static final double LEAST = .5;
    private static final double YEAR = 365;

    private final CalendarDesign calendar;
    private final boolean[] closed;
    private final int past;
    private final int from;
    private final int knots;
    private final int width;
    private final double[] weights;
    private final double[][] rows;
    private final LinearSolverDense<DMatrixRMaj> solver;

    /**
     * @param calendar of the past and the days to forecast
     * @param closed days that say nothing, such as those on which the shops are shut; their sums are to be filled in
     * @param past days that may be seen; the day of this number is the first one to forecast
     */
    public LevelRegression(CalendarDesign calendar, boolean[] closed, int past) {
        this.calendar = calendar;
        this.closed = closed;
        this.past = past;
        from = Math.max(0, past - SPAN);
        knots = Math.max(0, (past - 2 - from) / KNOT);
        width = 2 + knots + calendar.width();
        weights = new double[past - from];
        rows = new double[past - from][];
        for (int day = from; day < past; day++) {
            weights[day - from] = closed[day] ? 0 : Math.pow(.5, (past - 1 - day) / HALF_LIFE);
            rows[day - from] = row(day);
        }
        solver = LinearSolverFactory_DDRM.symmPosDef(width);
        if (!solver.setA(normalEquations())) {
            throw new IllegalStateException("the calendar's regression has no solution for %d days".formatted(past));
        }
    }

    /**
     * @param totals daily sums, the first {@code past} of them are read
     * @return the expected sums of the next days
     */
    public double[] forecast(double[] totals, int horizon) {
        double[] logs = new double[past - from];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(Math.max(LEAST, totals[from + i]));
        }
        double[] fitted = fitted(solve(logs));
        double limit = OUTLIER * deviation(logs, fitted);
        double[] clipped = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            clipped[i] = fitted[i] + clip(logs[i] - fitted[i], limit);
        }
        double[] coefficients = solve(clipped);
        fitted = fitted(coefficients);
        double[] beyond = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            beyond[i] = clip(logs[i] - fitted[i], limit);
        }
        double recent = level(beyond);
        // The mean of a log-normal lies above the exponent of its logarithm's mean
        double level = recent + .5 * variance(logs, fitted);
        double[] result = new double[horizon];
        for (int ahead = 0; ahead < horizon; ahead++) {
            result[ahead] =
                    Math.exp(product(row(past + ahead), coefficients) + level + weekday(beyond, recent, ahead % 7));
        }
        return result;
    }

    /** 1, the trend, its bends, the calendar. The trend stays level after the past. */
    private double[] row(int day) {
        double[] row = new double[width];
        int seen = Math.min(day, past - 1);
        row[0] = 1;
        row[1] = (seen - from) / YEAR;
        for (int knot = 0; knot < knots; knot++) {
            row[2 + knot] = Math.min(0, seen - (past - 1 - (knot + 1) * KNOT)) / YEAR;
        }
        for (int column = 0; column < calendar.width(); column++) {
            row[2 + knots + column] = calendar.value(day, column);
        }
        return row;
    }

    private DMatrixRMaj normalEquations() {
        DMatrixRMaj result = new DMatrixRMaj(width, width);
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < width; a++) {
                double weighted = weights[i] * rows[i][a];
                for (int b = 0; weighted != 0 && b < width; b++) {
                    result.add(a, b, weighted * rows[i][b]);
                }
            }
        }
        for (int column = 1; column < width; column++) {
            result.add(column, column, column < 2 + knots ? TREND_RIDGE : calendar.ridge(column - 2 - knots));
        }
        return result;
    }

    private double[] solve(double[] logs) {
        DMatrixRMaj right = new DMatrixRMaj(width, 1);
        for (int i = 0; i < logs.length; i++) {
            for (int column = 0; column < width; column++) {
                right.add(column, 0, weights[i] * logs[i] * rows[i][column]);
            }
        }
        DMatrixRMaj result = new DMatrixRMaj(width, 1);
        solver.solve(right, result);
        return result.data;
    }

    private double[] fitted(double[] coefficients) {
        double[] result = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            result[i] = product(rows[i], coefficients);
        }
        return result;
    }

    private double deviation(double[] logs, double[] fitted) {
        double squares = 0;
        double weight = 0;
        for (int i = 0; i < logs.length; i++) {
            squares += weights[i] * (logs[i] - fitted[i]) * (logs[i] - fitted[i]);
            weight += weights[i];
        }
        return Math.sqrt(squares / weight);
    }

    private static double variance(double[] logs, double[] fitted) {
        int first = (int) Math.max(0, logs.length - YEAR);
        double squares = 0;
        for (int i = first; i < logs.length; i++) {
            squares += (logs[i] - fitted[i]) * (logs[i] - fitted[i]);
        }
        return squares / (logs.length - first);
    }

    private double level(double[] beyond) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < beyond.length; i++) {
            double w = closed[from + i] ? 0 : Math.pow(1 - LEVEL_SPEED, beyond.length - 1. - i);
            sum += w * beyond[i];
            weight += w;
        }
        return sum / weight;
    }

    private static double weekday(double[] beyond, double level, int weekday) {
        double sum = 0;
        int weeks = Math.min(WEEKS, beyond.length / 7);
        for (int week = 1; week <= weeks; week++) {
            sum += clip(beyond[beyond.length - 7 * week + weekday] - level, WEEKDAY_LIMIT);
        }
        return weeks == 0 ? 0 : WEEKDAY_SHARE * sum / weeks;
    }

    private static double product(double[] row, double[] coefficients) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * coefficients[i];
        }
        return sum;
    }

    private static double clip(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
