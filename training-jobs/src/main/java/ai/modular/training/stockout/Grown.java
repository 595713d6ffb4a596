package ai.modular.training.stockout;

import ai.modular.models.stockout.DecisionForest;
import ai.modular.models.stockout.RiskFeatures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Trees that were learnt. @param importance share of the gain, by feature, the largest first */
record Grown(DecisionForest forest, Map<String, Double> importance) {

    /** @param gains in the order of the features; their sum may be anything */
    static Grown of(DecisionForest forest, double[] gains) {
        double sum = Arrays.stream(gains).sum();
        Map<String, Double> shares = new TreeMap<>();
        for (int i = 0; i < RiskFeatures.NAMES.size(); i++) {
            shares.put(RiskFeatures.NAMES.get(i), sum > 0 ? gains[i] / sum : 0);
        }
        Map<String, Double> ordered = new LinkedHashMap<>();
        shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(each -> ordered.put(each.getKey(), each.getValue()));
        return new Grown(forest, ordered);
    }
}
