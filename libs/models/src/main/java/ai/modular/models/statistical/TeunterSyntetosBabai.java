package ai.modular.models.statistical;

/**
 * The probability that something sells, smoothed every period, × the size of a sale, smoothed when something sells; so a product that is no longer
 * bought fades. R. H. Teunter, A. A. Syntetos and M. Z. Babai, Intermittent demand: linking forecasting to inventory obsolescence, European Journal of
 * Operational Research 214 (2011), 606–615. The constants have the least squared one-step error; both start from their means.
 */
final class TeunterSyntetosBabai extends HistoryModel {

    private static final double[] CONSTANTS = {.005, .03, .08, .2, .5};
    private static final int SECTIONS = 3;
    private static final double FIRST_SIZE_CONSTANT = .05;

    @Override
    public String name() {
        return "teunter-syntetos-babai";
    }

    @Override
    StructuralFit fitted(History history) {
        double[] y = history.y();
        double[] errors = new double[y.length];
        Sales sales = Sales.of(history);
        if (sales.count() == 0) {
            return StructuralFit.ofMean(name(), history, "nothing sold");
        }
        // One after the other: the error is nearly separable
        double forProbability = Search.alongLine(
                beta -> run(y, sales, FIRST_SIZE_CONSTANT, beta, errors).squares(), CONSTANTS, SECTIONS);
        double forSize = Search.alongLine(
                alpha -> run(y, sales, alpha, forProbability, errors).squares(), CONSTANTS, SECTIONS);
        double rate = run(y, sales, forSize, forProbability, errors).rate();
        return StructuralFit.ofLevel(name(), history, rate, forProbability, errors);
    }

    static Croston.Pass run(double[] y, Sales sales, double alpha, double beta, double[] errors) {
        double size = sales.meanSize();
        double probability = 1 / sales.meanInterval();
        double squares = 0;
        for (int t = 0; t < y.length; t++) {
            double error = y[t] - probability * size;
            errors[t] = error;
            if (!Double.isNaN(error)) {
                squares += error * error;
                if (y[t] > 0) {
                    size += alpha * (y[t] - size);
                    probability += beta * (1 - probability);
                } else {
                    probability -= beta * probability;
                }
            }
        }
        return new Croston.Pass(squares, probability * size);
    }
}
