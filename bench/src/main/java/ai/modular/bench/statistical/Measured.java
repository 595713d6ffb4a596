package ai.modular.bench.statistical;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model's forecasts of all series, and their cost.
 *
 * @param forecast series × day
 * @param coreSeconds of all series, without what is paid once per process
 * @param peakMegabytes of its process, 0 when it shares one
 */
record Measured(String model, double[][] forecast, double coreSeconds, double peakMegabytes) {

    /**
     * Root mean squared scaled error, its mean over series and its mean weighted by dollar sales; absolute error and bias ÷ what sold.
     */
    record Score(double rmsse, double weightedRmsse, double wape, double bias) {}

    Score score(SeriesSample sample) {
        double rmsse = 0;
        double weighted = 0;
        double weights = 0;
        double absolute = 0;
        double difference = 0;
        double sold = 0;
        for (int i = 0; i < forecast.length; i++) {
            double squares = 0;
            for (int day = 0; day < SeriesSample.HORIZON; day++) {
                double error = forecast[i][day] - sample.outcome()[i][day];
                squares += error * error;
                absolute += Math.abs(error);
                difference += error;
                sold += sample.outcome()[i][day];
            }
            double scaled = Math.sqrt(squares / SeriesSample.HORIZON / sample.scale()[i]);
            rmsse += scaled;
            weighted += sample.weight()[i] * scaled;
            weights += sample.weight()[i];
        }
        return new Score(rmsse / forecast.length, weighted / weights, absolute / sold, difference / sold);
    }

    Map<String, Object> row(SeriesSample sample) {
        Score score = score(sample);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", model);
        row.put("rmsse", rounded(score.rmsse(), 4));
        row.put("weighted_rmsse", rounded(score.weightedRmsse(), 4));
        row.put("wape", rounded(score.wape(), 4));
        row.put("bias", rounded(score.bias(), 4));
        row.put("core_s", rounded(coreSeconds, 2));
        row.put("core_s_per_series", rounded(perSeries(), 6));
        if (peakMegabytes > 0) {
            row.put("peak_mb", Math.round(peakMegabytes));
        }
        return row;
    }

    double perSeries() {
        return coreSeconds / forecast.length;
    }

    static double rounded(double value, int digits) {
        double unit = Math.pow(10, digits);
        return Math.round(value * unit) / unit;
    }
}
