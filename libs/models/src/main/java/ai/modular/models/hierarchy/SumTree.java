package ai.modular.models.hierarchy;

import ai.modular.models.statistical.StatisticalModels;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The departments of all stores at one origin, and forecasts of the sums at and above them: exponential smoothing of the daily sums, which see what
 * many series have in common and each of them hides in its noise. A level is forecast when it is first asked for. For one thread.
 */
public final class SumTree {

    private static final int SEASON = 7;
    private static final int ENOUGH_DAYS = 28;

    /** Of the usual sum: on a day of which less is known nothing is. */
    private static final double ENOUGH_KNOWN = .5;

    private final List<Department> departments;
    private final int horizon;
    private final Map<Level, List<Node>> levels = new EnumMap<>(Level.class);

    /**
     * A sum that has a forecast of its own.
     *
     * @param members the departments below it, or itself
     * @param forecast units per day ahead, finite, 0 or more
     */
    record Node(int[] members, double[] forecast) {}

    /** @param horizon days to forecast */
    public SumTree(List<Department> departments, int horizon) {
        this.departments = List.copyOf(departments);
        this.horizon = horizon;
    }

    /** How many departments. */
    int size() {
        return departments.size();
    }

    int horizon() {
        return horizon;
    }

    /** The nodes whose sum was known on four weeks of days, in an order that does not depend on that of the departments. */
    List<Node> nodes(Level level) {
        return levels.computeIfAbsent(level, this::forecast);
    }

    private List<Node> forecast(Level level) {
        Collection<List<Integer>> nodes = IntStream.range(0, departments.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> departments.get(i).locationId())
                        .thenComparing(i -> departments.get(i).group()))
                .collect(Collectors.groupingBy(
                        i -> level.node(departments.get(i)), LinkedHashMap::new, Collectors.toList()))
                .values();
        return nodes.parallelStream().flatMap(members -> node(members).stream()).toList();
    }

    private Optional<Node> node(List<Integer> members) {
        double[] history =
                history(members.stream().map(i -> departments.get(i).history()).toList());
        long known =
                Arrays.stream(history).filter(value -> !Double.isNaN(value)).count();
        return known < ENOUGH_DAYS
                ? Optional.empty()
                : Optional.of(new Node(
                        members.stream().mapToInt(i -> i).toArray(),
                        StatisticalModels.exponentialSmoothing()
                                .fit(history, SEASON)
                                .forecast(horizon)));
    }

    /** The sum of each day. A department of which a day is not known, such as of a closed store, counts as usual: the others tell how much that is. */
    static double[] history(List<double[]> parts) {
        double[] usual = parts.stream().mapToDouble(SumTree::usual).toArray();
        double whole = Arrays.stream(usual).sum();
        double[] result = new double[parts.get(0).length];
        for (int day = 0; day < result.length; day++) {
            double sum = 0;
            double share = 0;
            int known = 0;
            for (int part = 0; part < usual.length; part++) {
                double value = parts.get(part)[day];
                if (!Double.isNaN(value)) {
                    sum += value;
                    share += usual[part];
                    known++;
                }
            }
            boolean enough = known > 0 && share >= ENOUGH_KNOWN * whole;
            result[day] = enough ? sum * (share < whole ? whole / share : 1) : Double.NaN;
        }
        return result;
    }

    private static double usual(double[] history) {
        return Arrays.stream(history)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
    }
}
