package ai.modular.models.demand;

import java.util.Arrays;

/** Forecast means beside what came, by horizon: what a calibration is fitted on. */
final class Residuals {

    private double[] mean = new double[1024];
    private double[] actual = new double[1024];
    private int[] horizon = new int[1024];
    private int size;

    /** @param horizon days ahead, from 1 */
    void add(double forecast, double came, int ahead) {
        if (size == mean.length) {
            mean = Arrays.copyOf(mean, 2 * size);
            actual = Arrays.copyOf(actual, 2 * size);
            horizon = Arrays.copyOf(horizon, 2 * size);
        }
        mean[size] = forecast;
        actual[size] = came;
        horizon[size] = ahead;
        size++;
    }

    void addAll(Residuals other) {
        for (int i = 0; i < other.size; i++) {
            add(other.mean[i], other.actual[i], other.horizon[i]);
        }
    }

    int size() {
        return size;
    }

    double mean(int i) {
        return mean[i];
    }

    double actual(int i) {
        return actual[i];
    }

    int horizon(int i) {
        return horizon[i];
    }

    /** Mean of what was forecast; 0 when there is nothing. */
    double meanForecast() {
        return size == 0 ? 0 : Arrays.stream(mean, 0, size).average().orElse(0);
    }

    /** What came ÷ what was forecast, over all; 1 when nothing was forecast or nothing came. */
    double level() {
        double forecast = 0;
        double came = 0;
        for (int i = 0; i < size; i++) {
            forecast += mean[i];
            came += actual[i];
        }
        return forecast > 0 && came > 0 ? came / forecast : 1;
    }
}
