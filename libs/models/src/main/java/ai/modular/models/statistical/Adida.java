package ai.modular.models.statistical;

import java.util.Arrays;

/**
 * Aggregate, smooth, disaggregate: sums over blocks as long as the mean interval between sales, exponentially smoothed with the best constant, spread
 * evenly over the block. K. Nikolopoulos et al., An aggregate–disaggregate intermittent demand approach to forecasting, Journal of the Operational
 * Research Society 62 (2011), 544–554. Blocks end with the series; a block is filled up with the mean of its known periods.
 */
final class Adida extends HistoryModel {

    @Override
    public String name() {
        return "adida";
    }

    @Override
    StructuralFit fitted(History history) {
        Sales sales = Sales.of(history);
        if (sales.count() == 0) {
            return StructuralFit.ofMean(name(), history, "nothing sold");
        }
        double[] y = history.y();
        int length = Math.max(1, Math.min((int) Math.round(sales.meanInterval()), y.length / 2));
        int first = y.length % length;
        History blocks = history.with(means(y, first, length));
        SmoothingForm.Candidate smoothed = SmoothingForm.simple(blocks);
        StructuralFit fit = smoothed.fit(name(), blocks);
        double unit = history.scale();
        double[] errors = new double[y.length];
        Arrays.fill(errors, 0, first, Double.NaN);
        for (int t = first; t < y.length; t++) {
            int block = (t - first) / length;
            errors[t] = y[t] - (blocks.y()[block] - fit.errors()[block] / unit);
        }
        return StructuralFit.ofLevel(name(), history, fit.level() / unit, smoothed.alpha() / length, errors);
    }

    private static double[] means(double[] y, int first, int length) {
        double[] means = new double[(y.length - first) / length];
        for (int block = 0; block < means.length; block++) {
            double sum = 0;
            int known = 0;
            for (int t = first + block * length; t < first + (block + 1) * length; t++) {
                if (!Double.isNaN(y[t])) {
                    sum += y[t];
                    known++;
                }
            }
            means[block] = known == 0 ? Double.NaN : sum / known;
        }
        return means;
    }
}
