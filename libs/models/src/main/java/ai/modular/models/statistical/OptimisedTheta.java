package ai.modular.models.statistical;

/**
 * The optimised theta model: exponential smoothing of the level, and a share ω = 1 − 1/θ of the straight line through the series. J. A. Fiorucci et
 * al., Models for optimising the theta method and their relationship to state space models, International Journal of Forecasting 32 (2016), 1151–1161.
 * For a given α the errors are linear in ω and in the level at the start, so that only α is searched. The season is taken out before, additively.
 */
final class OptimisedTheta extends HistoryModel {

    private static final double[] ALPHAS = {.01, .06, .15, .35, .65, .98};
    private static final int SECTIONS = 6;
    private static final double RIDGE = 1e-9;

    /** θ up to 100: the line alone would leave no room for the level. */
    private static final double MOST_LINE = .99;

    @Override
    public String name() {
        return "optimised-theta";
    }

    @Override
    StructuralFit fitted(History history) {
        double[] profile = SeasonProfile.of(history).values();
        double[] y = history.y().clone();
        for (int t = 0; t < y.length; t++) {
            y[t] -= profile[t % profile.length];
        }
        Pass pass = new Pass(y, history.mean());
        double alpha = Search.alongLine(pass::leastSquares, ALPHAS, SECTIONS);
        pass.leastSquares(alpha);
        double[] errors = pass.errors(alpha);
        int n = y.length;
        double faded = Math.pow(1 - alpha, n);
        double line = faded * pass.intercept + (1 - faded * (1 - alpha)) / alpha * pass.slope;
        return StructuralFit.of(
                name(),
                history,
                pass.level + pass.share * (line - pass.slope),
                pass.share * pass.slope,
                1,
                SeasonProfile.next(profile, n),
                new StructuralFit.Gains(alpha, 0, 0),
                errors);
    }

    /** Passes over one series. */
    private static final class Pass {

        private final double[] y;
        private final double guess;
        private double intercept;
        private double slope;
        private double share;
        private double start;
        private double level;

        Pass(double[] y, double guess) {
            this.y = y;
            this.guess = guess;
            line();
        }

        /** Through the points (1, y1) …, as in the paper. */
        private void line() {
            double n = 0;
            double st = 0;
            double sy = 0;
            double stt = 0;
            double sty = 0;
            for (int t = 0; t < y.length; t++) {
                if (!Double.isNaN(y[t])) {
                    n++;
                    st += t + 1;
                    sy += y[t];
                    stt += (t + 1.0) * (t + 1);
                    sty += (t + 1) * y[t];
                }
            }
            slope = (n * sty - st * sy) / (n * stt - st * st);
            intercept = (sy - slope * st) / n;
        }

        /** Sets the share of the line and the level at the start that are best for this α. */
        double leastSquares(double alpha) {
            double now = guess;
            double byStart = 1;
            double faded = 1;
            double ee = 0;
            double eu = 0;
            double ex = 0;
            double uu = RIDGE;
            double ux = 0;
            double xx = RIDGE;
            for (double value : y) {
                double x = -(faded * intercept + (1 - faded) / alpha * slope);
                if (!Double.isNaN(value)) {
                    double error = value - now;
                    ee += error * error;
                    eu -= error * byStart;
                    ex += error * x;
                    uu += byStart * byStart;
                    ux -= byStart * x;
                    xx += x * x;
                    now += alpha * error;
                    byStart *= 1 - alpha;
                }
                faded *= 1 - alpha;
            }
            double determinant = uu * xx - ux * ux;
            double free = determinant > RIDGE * uu * xx ? (ux * eu - uu * ex) / determinant : 0;
            share = Math.max(0, Math.min(MOST_LINE, free));
            double moved = -(eu + share * ux) / uu;
            start = guess + moved;
            return Math.max(0, ee + share * (2 * ex + share * xx) + moved * (2 * (eu + share * ux) + moved * uu));
        }

        double[] errors(double alpha) {
            double[] errors = new double[y.length];
            double faded = 1;
            level = start;
            for (int t = 0; t < y.length; t++) {
                errors[t] = y[t] - level - share * (faded * intercept + (1 - faded) / alpha * slope);
                if (!Double.isNaN(y[t])) {
                    level += alpha * (y[t] - level);
                }
                faded *= 1 - alpha;
            }
            return errors;
        }
    }
}
