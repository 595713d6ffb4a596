package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.models.hierarchy.Reconciliation;
import ai.modular.models.hierarchy.ReconciliationFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A model of the backtest, reconciled with its sums: at each origin by weights from the days of earlier origins that had passed by then. */
final class ReconciliationTrial {

    private final List<Told> told = new ArrayList<>();
    private final PairedErrors series = PairedErrors.ofSeries();
    private final PairedErrors departments = PairedErrors.ofDepartments();

    /** What the model said of the departments of an origin; arrays as {@link ReconciliationFit#add} wants them, all days. */
    private record Told(BacktestOrigin origin, double[][] expected, double[][] scored, double[][] came) {

        static Told of(BacktestOrigin origin, List<DemandForecast> forecasts) {
            double[][] means = forecasts.stream().map(DemandForecast::mean).toArray(double[][]::new);
            double[][] scored = new double[means.length][];
            for (int i = 0; i < means.length; i++) {
                scored[i] = means[i].clone();
                for (int day = 0; day < scored[i].length; day++) {
                    scored[i][day] = Double.isNaN(origin.actuals()[i][day]) ? 0 : scored[i][day];
                }
            }
            Departments departments = origin.departments();
            return new Told(
                    origin, departments.sums(means), departments.sums(scored), departments.sums(origin.actuals()));
        }

        void teach(ReconciliationFit fit, int days) {
            fit.add(origin.departments().tree(), expected, first(scored, days), first(came, days));
        }

        private static double[][] first(double[][] values, int days) {
            return Arrays.stream(values)
                    .map(value -> Arrays.copyOf(Arrays.copyOf(value, days), value.length))
                    .toArray(double[][]::new);
        }
    }

    /**
     * The model's forecasts of an origin, reconciled.
     *
     * @param forecasts as a night would publish them bottom-up
     */
    List<DemandForecast> at(BacktestOrigin origin, List<DemandForecast> forecasts) {
        List<DemandForecast> result = origin.departments().reconciled(forecasts, weights(origin.daysBack()));
        // At the first origin there are no weights: no comparison
        if (!told.isEmpty()) {
            series.add(origin, result, forecasts);
            departments.add(origin, result, forecasts);
        }
        told.add(Told.of(origin, forecasts));
        return result;
    }

    private Reconciliation weights(int daysBack) {
        ReconciliationFit fit = new ReconciliationFit();
        for (Told each : told) {
            int days = each.origin()
                    .daysKnown(daysBack, each.origin().departments().horizon());
            if (days > 0) {
                each.teach(fit, days);
            }
        }
        return fit.weights();
    }

    /** What it is worth, and the weights that all origins give. */
    ReconciliationFinding finding(long seed) {
        return new ReconciliationFinding(weights(0), series.comparison(seed), departments.comparison(seed));
    }
}
