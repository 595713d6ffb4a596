package ai.modular.web.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** The axis of units: three to five round steps that reach the tallest value. */
record Axis(double step, int steps) {

    static Axis upTo(double top) {
        double wanted = Math.max(top, 1) / 4;
        double magnitude = Math.pow(10, Math.floor(Math.log10(wanted)));
        double step = magnitude;
        for (double round : new double[] {1, 2, 2.5, 5, 10}) {
            step = magnitude * round;
            if (step >= wanted) {
                break;
            }
        }
        return new Axis(step, Math.max(1, (int) Math.ceil(Math.max(top, 1) / step - 1e-9)));
    }

    double ceiling() {
        return step * steps;
    }

    List<Double> levels() {
        return IntStream.rangeClosed(0, steps).mapToObj(i -> i * step).toList();
    }

    String label(double level) {
        return BigDecimal.valueOf(Math.round(level * 1000) / 1000.0)
                .stripTrailingZeros()
                .toPlainString();
    }
}
