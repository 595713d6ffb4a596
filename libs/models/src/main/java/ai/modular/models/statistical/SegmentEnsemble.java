package ai.modular.models.statistical;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weighted mean of models, with the weights of the series' {@link DemandClass}; made by {@link SegmentBacktest}. */
public final class SegmentEnsemble implements StatisticalModel {

    private final String name;
    private final List<HistoryModel> models;
    private final Map<DemandClass, double[]> weights = new EnumMap<>(DemandClass.class);
    private final double[] otherwise;

    /** @param otherwise for classes without weights */
    SegmentEnsemble(String name, List<HistoryModel> models, Map<DemandClass, double[]> weights, double[] otherwise) {
        this.name = name;
        this.models = models;
        this.otherwise = otherwise;
        this.weights.putAll(weights);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FittedModel fit(double[] y, int season) {
        History history = History.of(y, season);
        String reason = history.reasonForFallback();
        if (reason != null) {
            return StructuralFit.ofMean(name, history, reason);
        }
        double[] of = of(DemandClass.of(history));
        List<StructuralFit> fits = new ArrayList<>();
        List<Double> positive = new ArrayList<>();
        for (int i = 0; i < of.length; i++) {
            if (of[i] > 0) {
                fits.add(models.get(i).fit(history));
                positive.add(of[i]);
            }
        }
        return fits.size() == 1
                ? fits.get(0)
                : new CombinedFit(
                        name, fits, positive.stream().mapToDouble(w -> w).toArray());
    }

    /** The weights of a class by the models' names; models without weight are left out. */
    public Map<String, Double> weights(DemandClass demand) {
        Map<String, Double> result = new LinkedHashMap<>();
        double[] of = of(demand);
        for (int i = 0; i < of.length; i++) {
            if (of[i] > 0) {
                result.put(models.get(i).name(), of[i]);
            }
        }
        return Collections.unmodifiableMap(result);
    }

    private double[] of(DemandClass demand) {
        return weights.getOrDefault(demand, otherwise);
    }
}
