package ai.modular.bench.vn2forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Errors of several origins, of the weeks in stock. RMSSE as in M5: root of the mean squared error ÷ mean squared step from week to week, by series
 * and origin, then their mean and their mean weighted by what the series sold in the year before.
 */
final class Vn2Score {

    private static final int YEAR = 52;

    private final double probability;
    private double pinball;
    private int weeks;
    private double scaled;
    private int series;
    private double weighted;
    private double weights;
    private double difference;
    private double sold;

    Vn2Score(double probability) {
        this.probability = probability;
    }

    /** @param quantile of the probability, by week after the origin, as the means */
    void add(double[] demand, int origin, double[] means, double[] quantile) {
        double squares = 0;
        int known = 0;
        for (int week = 0; week < means.length; week++) {
            double outcome = demand[origin + week];
            if (!Double.isNaN(outcome)) {
                double missing = outcome - quantile[week];
                pinball += Math.max(probability * missing, (probability - 1) * missing);
                squares += (means[week] - outcome) * (means[week] - outcome);
                difference += means[week] - outcome;
                sold += outcome;
                known++;
            }
        }
        weeks += known;
        double step = meanSquaredStep(demand, origin);
        if (known > 0 && step > 0) {
            double error = Math.sqrt(squares / known / step);
            double weight = soldBefore(demand, origin);
            scaled += error;
            series++;
            weighted += weight * error;
            weights += weight;
        }
    }

    Map<String, Object> row(String model) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", model);
        row.put("pinball", rounded(pinball / weeks));
        row.put("rmsse", rounded(scaled / series));
        row.put("weighted_rmsse", rounded(weighted / weights));
        row.put("bias", rounded(difference / sold));
        return row;
    }

    private static double meanSquaredStep(double[] demand, int origin) {
        double sum = 0;
        int steps = 0;
        for (int week = 1; week < origin; week++) {
            double step = demand[week] - demand[week - 1];
            if (!Double.isNaN(step)) {
                sum += step * step;
                steps++;
            }
        }
        return steps == 0 ? 0 : sum / steps;
    }

    private static double soldBefore(double[] demand, int origin) {
        double sum = 0;
        for (int week = Math.max(0, origin - YEAR); week < origin; week++) {
            sum += Double.isNaN(demand[week]) ? 0 : demand[week];
        }
        return sum;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
