package ai.modular.models.replenishment;

/** Exponentially weighted means of a series before each period; unknown periods change nothing (simple exponential smoothing, Brown 1956). */
final class RunningLevel {

    private RunningLevel() {}

    /**
     * @param weight of the last period
     * @return one more than there are periods: {@code [t]} knows the periods before t; NaN before the first known one
     */
    static double[] of(double[] demand, double weight) {
        double[] result = new double[demand.length + 1];
        double sum = 0;
        double weights = 0;
        result[0] = Double.NaN;
        for (int period = 0; period < demand.length; period++) {
            if (!Double.isNaN(demand[period])) {
                sum = (1 - weight) * sum + weight * demand[period];
                weights = (1 - weight) * weights + weight;
            }
            result[period + 1] = weights == 0 ? Double.NaN : sum / weights;
        }
        return result;
    }
}
