package ai.modular.models.statistical;

/**
 * Sizes of sales and the intervals between them, each smoothed when something sells; the rate is size ÷ interval. J. D. Croston, Forecasting and stock
 * control for intermittent demands, Operational Research Quarterly 23 (1972), 289–303. The constant is the one with the least squared one-step error;
 * both start from their means.
 */
final class Croston extends HistoryModel {

    private static final double[] ALPHAS = {.01, .05, .1, .2, .4};
    private static final int SECTIONS = 4;

    /** How the rate is corrected. */
    enum Variant {
        /** Not at all. */
        CROSTON("croston"),
        /** × (1 − α/2): A. A. Syntetos and J. E. Boylan, International Journal of Forecasting 21 (2005), 303–314. */
        SYNTETOS_BOYLAN("syntetos-boylan");

        private final String title;

        Variant(String title) {
            this.title = title;
        }
    }

    /** The sum of squared errors, and the rate after the last period. */
    record Pass(double squares, double rate) {}

    private final Variant variant;

    Croston(Variant variant) {
        this.variant = variant;
    }

    @Override
    public String name() {
        return variant.title;
    }

    @Override
    StructuralFit fitted(History history) {
        double[] errors = new double[history.y().length];
        Sales sales = Sales.of(history);
        if (sales.count() == 0) {
            return StructuralFit.ofMean(name(), history, "nothing sold");
        }
        double alpha = Search.alongLine(a -> run(history.y(), sales, a, errors).squares(), ALPHAS, SECTIONS);
        double rate = run(history.y(), sales, alpha, errors).rate();
        return StructuralFit.ofLevel(name(), history, rate, alpha, errors);
    }

    Pass run(double[] y, Sales sales, double alpha, double[] errors) {
        double factor = variant == Variant.SYNTETOS_BOYLAN ? 1 - alpha / 2 : 1;
        double size = sales.meanSize();
        double interval = sales.meanInterval();
        double rate = factor * size / interval;
        double squares = 0;
        int since = 0;
        for (int t = 0; t < y.length; t++) {
            double error = y[t] - rate;
            errors[t] = error;
            if (!Double.isNaN(error)) {
                squares += error * error;
                since++;
                if (y[t] > 0) {
                    size += alpha * (y[t] - size);
                    interval += alpha * (since - interval);
                    rate = factor * size / interval;
                    since = 0;
                }
            }
        }
        return new Pass(squares, rate);
    }
}
