package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.statistical.DemandClass;
import ai.modular.models.statistical.Gram;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How members are mixed, by class of demand: each weight 0 or more, sum 1. A series that has not been known for four weeks in the last twelve, or
 * never sold in them, has the first member alone: it says too little of itself.
 *
 * @param members names; the first one is the pooled model, where it is among them
 * @param byClass weights in the order of the members, by {@link BacktestSeries#demandClass()}
 * @param otherwise of a class with few series
 */
record MemberWeights(List<String> members, Map<String, double[]> byClass, double[] otherwise) {

    private static final int ENOUGH_DAYS = 28;
    private static final String NONE = DemandClass.NONE.name().toLowerCase(Locale.ROOT);

    /** All weight to the first member. */
    static MemberWeights first(List<String> members) {
        return new MemberWeights(members, new TreeMap<>(), unit(members.size()));
    }

    /** @throws ai.modular.contracts.error.UserError if a member is not one of this version */
    void requireKnown() {
        members.stream().filter(name -> !name.equals(DemandModels.LIGHTGBM)).forEach(SeriesMember::named);
    }

    double[] of(DemandSeries series) {
        return of(demandClass(series));
    }

    double[] of(String demandClass) {
        return demandClass.equals(NONE) ? unit(members.size()) : byClass.getOrDefault(demandClass, otherwise);
    }

    /** Weights by class and member, without those of 0. */
    Map<String, Map<String, Double>> describe() {
        Map<String, Map<String, Double>> result = new TreeMap<>();
        byClass.forEach((demand, weights) -> result.put(demand, named(weights)));
        result.put("other", named(otherwise));
        return result;
    }

    private Map<String, Double> named(double[] weights) {
        Map<String, Double> result = new LinkedHashMap<>();
        IntStream.range(0, weights.length)
                .filter(i -> weights[i] > 0)
                .forEach(i -> result.put(members.get(i), weights[i]));
        return result;
    }

    /**
     * The weighted mean.
     *
     * @param means by member; null where the weight is 0
     */
    static double[] mix(double[] weights, double[][] means, int horizon) {
        double[] result = new double[horizon];
        for (int i = 0; i < weights.length; i++) {
            for (int day = 0; weights[i] > 0 && day < horizon; day++) {
                result[day] += weights[i] * means[i][day];
            }
        }
        return result;
    }

    /** How a series sold in the last twelve weeks; {@code none} also when too little of them is known. */
    static String demandClass(DemandSeries series) {
        double[] demand = Arrays.copyOfRange(
                series.demand(), Math.max(0, series.length() - SeriesMember.WINDOW), series.length());
        long known = Arrays.stream(demand).filter(value -> !Double.isNaN(value)).count();
        return known < ENOUGH_DAYS ? NONE : DemandClass.of(demand).name().toLowerCase(Locale.ROOT);
    }

    private static double[] unit(int size) {
        double[] result = new double[size];
        result[0] = 1;
        return result;
    }

    /**
     * Learns weights from errors: for each class those of the least squared error, each series counting by 1 ÷ its scale. That is near to the sum of
     * absolute errors, by which models are compared, and unlike it has one solution.
     */
    static final class Fit {

        private static final int ENOUGH_SERIES = 30;

        private final List<String> members;
        private final Map<String, Gram> byClass = new TreeMap<>();
        private final Gram all;

        Fit(List<String> members) {
            this.members = members;
            this.all = new Gram(members.size());
        }

        /** @param errors member × day, 0 on days that are not scored */
        void add(BacktestSeries series, double[][] errors) {
            if (series.scale() > 0 && !series.demandClass().equals(NONE)) {
                byClass.computeIfAbsent(series.demandClass(), key -> new Gram(members.size()))
                        .add(errors, series.scale());
                all.add(errors, series.scale());
            }
        }

        /** All weight to the first member where nothing was added. */
        MemberWeights weights() {
            if (all.series() == 0) {
                return first(members);
            }
            Map<String, double[]> weights = new TreeMap<>();
            byClass.forEach((demand, gram) -> {
                if (gram.series() >= ENOUGH_SERIES) {
                    weights.put(demand, gram.bestWeights());
                }
            });
            return new MemberWeights(members, weights, all.bestWeights());
        }
    }
}
