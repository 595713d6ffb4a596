package ai.modular.bench.demochain;

import java.util.LinkedHashMap;
import java.util.Map;

/** Absolute and signed errors as shares of the true demand. */
final class ErrorSum {

    private double absolute;
    private double signed;
    private double total;

    void add(double found, double truth) {
        absolute += Math.abs(found - truth);
        signed += found - truth;
        total += truth;
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("wape", Math.round(1e4 * absolute / total) / 1e4);
        figures.put("bias", Math.round(1e4 * signed / total) / 1e4);
        return figures;
    }
}
