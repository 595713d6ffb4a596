package ai.modular.models.statistical;

import java.util.Arrays;

/** Sums of products of the models' errors: all that is needed to know the error of any weighted mean of their forecasts. */
public final class Gram {

    private static final int SWEEPS = 200;

    /** Less is not worth a fit. */
    private static final double LEAST_WEIGHT = .02;

    private final double[][] products;
    private int series;

    /** @param models how many */
    public Gram(int models) {
        products = new double[models][models];
    }

    /**
     * Adds a series.
     *
     * @param errors model × period, 0 where nothing is known
     * @param scale what squared errors are divided by, more than 0
     */
    public void add(double[][] errors, double scale) {
        series++;
        double weight = 1 / (scale * errors[0].length);
        for (int i = 0; i < errors.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int h = 0; h < errors[i].length; h++) {
                    sum += errors[i][h] * errors[j][h];
                }
                products[i][j] += sum * weight;
                products[j][i] = products[i][j];
            }
        }
    }

    /** How many series were added. */
    public int series() {
        return series;
    }

    /** One for the model with the least error. */
    double[] bestModel() {
        int best = 0;
        for (int i = 1; i < products.length; i++) {
            best = products[i][i] < products[best][best] ? i : best;
        }
        double[] weights = new double[products.length];
        weights[best] = 1;
        return weights;
    }

    /**
     * The weights, 0 or more with sum 1, of the mean with the least squared error: J. M. Bates and C. W. J. Granger, The Combination of Forecasts,
     * Operational Research Quarterly 20 (1969), 451–468. From equal weights on, weight moves between each pair of models as far as it helps. A model
     * that would have less than .02 has none.
     */
    public double[] bestWeights() {
        double[] weights = new double[products.length];
        Arrays.fill(weights, 1.0 / weights.length);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < i; j++) {
                    move(weights, i, j);
                }
            }
        }
        return withoutCrumbs(weights);
    }

    private static double[] withoutCrumbs(double[] weights) {
        double sum =
                Arrays.stream(weights).filter(weight -> weight >= LEAST_WEIGHT).sum();
        return Arrays.stream(weights)
                .map(weight -> weight < LEAST_WEIGHT ? 0 : weight / sum)
                .toArray();
    }

    private void move(double[] weights, int to, int from) {
        double curvature = products[to][to] - 2 * products[to][from] + products[from][from];
        if (curvature <= 0) {
            return;
        }
        double slope = 0;
        for (int k = 0; k < weights.length; k++) {
            slope += (products[to][k] - products[from][k]) * weights[k];
        }
        double step = Math.max(-weights[to], Math.min(weights[from], -slope / curvature));
        weights[to] += step;
        weights[from] -= step;
    }
}
