package ai.modular.models.statistical;

/** What a model would have forecast, beside what came. */
final class Holdout {

    private Holdout() {}

    /**
     * @param back periods before the end at which the forecast is made
     * @return squared errors of the next {@code length} periods, in the history's unit; gaps count nothing
     */
    static double squaredError(HistoryModel model, History history, int back, int length) {
        double[] errors = errors(model, history, back, length);
        double sum = 0;
        for (double error : errors) {
            sum += error * error;
        }
        return sum;
    }

    /** Forecast less outcome in the history's unit, 0 in gaps. */
    static double[] errors(HistoryModel model, History history, int back, int length) {
        double[] y = history.y();
        double[] forecast = model.fit(history.before(back)).forecast(length);
        double[] errors = new double[length];
        for (int h = 0; h < length; h++) {
            double outcome = y[y.length - back + h];
            errors[h] = Double.isNaN(outcome) ? 0 : forecast[h] / history.scale() - outcome;
        }
        return errors;
    }
}
