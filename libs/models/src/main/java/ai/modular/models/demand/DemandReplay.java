package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.hierarchy.Reconciliation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model would have said earlier: for pairing a model that exists with what a backtest found. */
public final class DemandReplay {

    private static final int BATCH = 500;

    private DemandReplay() {}

    /**
     * Forecasts from an earlier origin, seeing nothing that came after it except what was planned.
     *
     * @param series each with known days up to the earlier origin, and at least {@code horizon} days after it
     * @return result i belongs to series i
     */
    public static List<DemandForecast> at(DemandModel model, List<DemandSeries> series, LocalDate origin, int horizon) {
        List<DemandForecast> result = new ArrayList<>(series.size());
        for (int from = 0; from < series.size(); from += BATCH) {
            List<DemandSeries> pasts = series.subList(from, Math.min(from + BATCH, series.size())).stream()
                    .map(each -> Slices.before(each, daysBack(each, origin), horizon))
                    .toList();
            result.addAll(model.forecast(pasts));
        }
        return result;
    }

    /**
     * The same by a model whose forecasts are to be reconciled: the sums are those of these series.
     *
     * @param series as above, all ending on the same day
     * @param reconciliation of the model; empty when it has none
     */
    public static List<DemandForecast> at(
            DemandModel model,
            Optional<Reconciliation> reconciliation,
            List<DemandSeries> series,
            LocalDate origin,
            int horizon) {
        List<DemandForecast> forecasts = at(model, series, origin, horizon);
        if (reconciliation.isEmpty() || series.isEmpty()) {
            return forecasts;
        }
        return Departments.of(series, daysBack(series.get(0), origin), horizon)
                .reconciled(forecasts, reconciliation.get());
    }

    private static int daysBack(DemandSeries series, LocalDate origin) {
        return (int) (series.origin().toEpochDay() - origin.toEpochDay());
    }
}
