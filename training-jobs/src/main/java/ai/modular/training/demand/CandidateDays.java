package ai.modular.training.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.DemandReplay;
import ai.modular.models.gate.PairedLoss;
import ai.modular.models.hierarchy.Reconciliation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the models that may be registered forecast in the backtest, kept to be paired with another model on the same series, origins and days:
 * which of them it will be is known at the end.
 */
final class CandidateDays implements Consumer<BacktestRow> {

    private final int horizon;
    private final Map<String, SortedMap<LocalDate, Map<String, Days>>> byModel = new TreeMap<>();

    /** Units per day after the origin; what is not scored is NaN. */
    private record Days(double[] forecast, double[] actual) {}

    CandidateDays(int horizon) {
        this.horizon = horizon;
        DemandModels.registrable().forEach(model -> byModel.put(model, new TreeMap<>()));
    }

    @Override
    public void accept(BacktestRow row) {
        SortedMap<LocalDate, Map<String, Days>> byOrigin = byModel.get(row.model());
        if (byOrigin != null) {
            Days days = byOrigin.computeIfAbsent(row.origin(), origin -> new HashMap<>())
                    .computeIfAbsent(
                            BacktestLosses.unit(row.locationId(), row.itemId()),
                            key -> new Days(new double[horizon], new double[horizon]));
            int day = row.horizon() - 1;
            days.forecast()[day] = row.forecast();
            days.actual()[day] = row.censored() ? Double.NaN : row.actual();
        }
    }

    /**
     * Both models on the days after {@code after}: what a model has learned from is no test for it. A day that is not scored is left out.
     *
     * @param model name of the new model
     * @param reconciliation of the champion; empty when it has none
     * @param sample the series that it was trained on
     */
    List<PairedLoss> beside(
            String model,
            DemandModel champion,
            Optional<Reconciliation> reconciliation,
            List<DemandSeries> sample,
            LocalDate after) {
        List<PairedLoss> result = new ArrayList<>();
        byModel.get(model).forEach((origin, candidates) -> {
            int first = (int) Math.max(0, after.toEpochDay() - origin.toEpochDay());
            if (first < horizon) {
                List<DemandSeries> paired = sample.stream()
                        .filter(series -> candidates.containsKey(unit(series)))
                        .toList();
                List<DemandForecast> forecasts = DemandReplay.at(champion, reconciliation, paired, origin, horizon);
                for (int i = 0; i < forecasts.size(); i++) {
                    DemandSeries series = paired.get(i);
                    result.add(loss(
                            series,
                            origin,
                            candidates.get(unit(series)),
                            forecasts.get(i).mean(),
                            first));
                }
            }
        });
        return result;
    }

    /**
     * Demand and forecast of a series by days before the end of the sample, each day as the last origin before it saw it.
     *
     * @return {@code {days, demand, forecast}}; what is not scored is NaN
     */
    double[][] lately(String model, String unit, LocalDate until) {
        SortedMap<Long, double[]> byDay = new TreeMap<>();
        byModel.get(model).forEach((origin, units) -> {
            Days days = units.get(unit);
            for (int day = 0; days != null && day < horizon; day++) {
                long before = origin.toEpochDay() + day + 1 - until.toEpochDay();
                byDay.put(before, new double[] {days.actual()[day], days.forecast()[day]});
            }
        });
        return new double[][] {
            byDay.keySet().stream().mapToDouble(Long::doubleValue).toArray(),
            byDay.values().stream().mapToDouble(each -> each[0]).toArray(),
            byDay.values().stream().mapToDouble(each -> each[1]).toArray()
        };
    }

    private static PairedLoss loss(DemandSeries series, LocalDate origin, Days days, double[] other, int first) {
        double candidate = 0;
        double champion = 0;
        double actual = 0;
        for (int day = first; day < other.length; day++) {
            if (!Double.isNaN(days.actual()[day])) {
                candidate += Math.abs(days.forecast()[day] - days.actual()[day]);
                champion += Math.abs(other[day] - days.actual()[day]);
                actual += days.actual()[day];
            }
        }
        return new PairedLoss(unit(series), origin.toString(), series.group(), candidate, champion, actual);
    }

    private static String unit(DemandSeries series) {
        return BacktestLosses.unit(series.locationId(), series.itemId());
    }
}
