package ai.modular.models.gate;

import ai.modular.models.gate.Bootstrap.Interval;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two models on paired folds. A figure is Σ loss ÷ Σ weight, so that a unit counts by its weight; a difference is challenger − champion, negative
 * when the challenger is better.
 *
 * @param total over all folds and units
 * @param low lower end of the difference's bootstrap interval
 * @param high upper end
 * @param units that both were scored on
 * @param folds by name
 * @param segments by name
 */
public record PairedComparison(
        Figures total, double low, double high, int units, Map<String, Figures> folds, Map<String, Figures> segments) {

    /** @param units that were scored */
    public record Figures(double challenger, double champion, double difference, int units) {

        private static Figures of(List<PairedLoss> losses) {
            double challenger = 0;
            double champion = 0;
            double weight = 0;
            for (PairedLoss loss : losses) {
                challenger += loss.challenger();
                champion += loss.champion();
                weight += loss.weight();
            }
            long units = losses.stream().map(PairedLoss::unit).distinct().count();
            return new Figures(
                    challenger / weight, champion / weight, (challenger - champion) / weight + 0.0, (int) units);
        }
    }

    /**
     * The order of the losses does not matter.
     *
     * @throws IllegalArgumentException if the losses have no weight: nothing can be said about the models
     */
    public static PairedComparison of(Collection<PairedLoss> losses, Bootstrap bootstrap) {
        List<PairedLoss> ordered = losses.stream()
                .sorted(Comparator.comparing(PairedLoss::unit)
                        .thenComparing(PairedLoss::fold)
                        .thenComparing(PairedLoss::segment)
                        .thenComparing(PairedLoss::weight)
                        .thenComparing(loss -> loss.challenger() + loss.champion()))
                .toList();
        if (!hasWeight(ordered)) {
            throw new IllegalArgumentException("%d losses without weight say nothing".formatted(ordered.size()));
        }
        Map<String, double[]> sums = new TreeMap<>();
        for (PairedLoss loss : ordered) {
            double[] sum = sums.computeIfAbsent(loss.unit(), unit -> new double[2]);
            sum[0] += loss.challenger() - loss.champion();
            sum[1] += loss.weight();
        }
        Interval interval = bootstrap.ofRatio(column(sums, 0), column(sums, 1));
        return new PairedComparison(
                Figures.of(ordered),
                interval.low(),
                interval.high(),
                sums.size(),
                by(PairedLoss::fold, ordered),
                by(PairedLoss::segment, ordered));
    }

    /** Whether a comparison can be made of the losses. */
    public static boolean hasWeight(Collection<PairedLoss> losses) {
        return losses.stream().anyMatch(loss -> loss.weight() > 0);
    }

    private static double[] column(Map<String, double[]> sums, int column) {
        return sums.values().stream().mapToDouble(sum -> sum[column]).toArray();
    }

    private static Map<String, Figures> by(Function<PairedLoss, String> name, List<PairedLoss> losses) {
        Map<String, Figures> result = new TreeMap<>();
        losses.stream()
                .collect(Collectors.groupingBy(name))
                .forEach((key, group) -> result.put(key, Figures.of(group)));
        return result;
    }
}
