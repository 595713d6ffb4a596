package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.hierarchy.Department;
import ai.modular.models.hierarchy.Reconciliation;
import ai.modular.models.hierarchy.SumTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The departments of the series of one origin, with their sums in the days that a night sees of a series.
 *
 * @param of which department each series is in
 * @param count of departments
 */
record Departments(int[] of, int count, int horizon, SumTree tree) {

    /** @param daysBack days from the origin to the end of the series' past */
    static Departments of(List<DemandSeries> series, int daysBack, int horizon) {
        Map<List<String>, Integer> numbers = new LinkedHashMap<>();
        List<Department> departments = new ArrayList<>();
        int[] of = new int[series.size()];
        for (int i = 0; i < of.length; i++) {
            DemandSeries each = series.get(i);
            of[i] = numbers.computeIfAbsent(List.of(each.locationId(), each.group()), key -> {
                departments.add(new Department(each.locationId(), each.group(), unknown()));
                return numbers.size();
            });
            add(each, daysBack, departments.get(of[i]).history());
        }
        return new Departments(of, departments.size(), horizon, new SumTree(departments, horizon));
    }

    private static double[] unknown() {
        double[] result = new double[SeriesMember.WINDOW];
        Arrays.fill(result, Double.NaN);
        return result;
    }

    private static void add(DemandSeries series, int daysBack, double[] history) {
        int first = series.length() - daysBack - history.length;
        for (int day = Math.max(0, -first); day < history.length; day++) {
            double value = series.demand()[first + day];
            if (!Double.isNaN(value)) {
                history[day] = Double.isNaN(history[day]) ? value : history[day] + value;
            }
        }
    }

    /**
     * Sums over the series of each department.
     *
     * @param values {@code [series][day]}; NaN is left out
     * @return {@code [department][day]}
     */
    double[][] sums(double[][] values) {
        double[][] result = new double[count][horizon];
        for (int i = 0; i < of.length; i++) {
            for (int day = 0; day < horizon; day++) {
                result[of[i]][day] += Double.isNaN(values[i][day]) ? 0 : values[i][day];
            }
        }
        return result;
    }

    /** The forecasts of all series of the origin, scaled: means and quantiles by one factor, so that quantiles do not cross. */
    List<DemandForecast> reconciled(List<DemandForecast> forecasts, Reconciliation reconciliation) {
        double[][] means = forecasts.stream().map(DemandForecast::mean).toArray(double[][]::new);
        double[][] factors = reconciliation.factors(tree, sums(means));
        List<DemandForecast> result = new ArrayList<>(forecasts.size());
        for (int i = 0; i < of.length; i++) {
            result.add(scaled(forecasts.get(i), factors[of[i]]));
        }
        return result;
    }

    private static DemandForecast scaled(DemandForecast forecast, double[] factors) {
        double[] mean = new double[factors.length];
        double[][] quantiles = new double[factors.length][];
        for (int day = 0; day < factors.length; day++) {
            double factor = factors[day];
            mean[day] = factor * forecast.mean()[day];
            quantiles[day] = Arrays.stream(forecast.quantiles()[day])
                    .map(value -> factor * value)
                    .toArray();
        }
        return new DemandForecast(mean, quantiles);
    }
}
