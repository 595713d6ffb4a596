package ai.modular.training.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.DemandReplay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the new model forecast in the backtest, kept to be paired with another model on the same series, origins and days. */
final class CandidateDays implements Consumer<BacktestRow> {

    private final int horizon;
    private final SortedMap<LocalDate, Map<String, Days>> byOrigin = new TreeMap<>();

    /** Units per day after the origin; what is not scored is NaN. */
    private record Days(double[] forecast, double[] actual) {}

    CandidateDays(int horizon) {
        this.horizon = horizon;
    }

    @Override
    public void accept(BacktestRow row) {
        if (row.model().equals(DemandModels.LIGHTGBM)) {
            Days days = byOrigin.computeIfAbsent(row.origin(), origin -> new HashMap<>())
                    .computeIfAbsent(
                            key(row.locationId(), row.itemId()),
                            key -> new Days(new double[horizon], new double[horizon]));
            int day = (int) (row.ds().toEpochDay() - row.origin().toEpochDay()) - 1;
            days.forecast()[day] = row.forecast();
            days.actual()[day] = row.censored() ? Double.NaN : row.actual();
        }
    }

    /**
     * Both models on the days after {@code after}: what a model has learned from is no test for it.
     *
     * @param sample the series that the new model was trained on
     */
    PairedErrors beside(DemandModel champion, List<DemandSeries> sample, LocalDate after) {
        Sums sums = new Sums();
        byOrigin.forEach((origin, candidates) -> {
            int first = (int) Math.max(0, after.toEpochDay() - origin.toEpochDay());
            if (first < horizon) {
                List<DemandSeries> paired = sample.stream()
                        .filter(series -> candidates.containsKey(key(series.locationId(), series.itemId())))
                        .toList();
                List<DemandForecast> forecasts = DemandReplay.at(champion, new ArrayList<>(paired), origin, horizon);
                for (int i = 0; i < forecasts.size(); i++) {
                    DemandSeries series = paired.get(i);
                    sums.add(
                            candidates.get(key(series.locationId(), series.itemId())),
                            forecasts.get(i).mean(),
                            first);
                }
            }
        });
        return sums.errors();
    }

    private static String key(String locationId, String itemId) {
        return locationId + '\u001f' + itemId;
    }

    private static final class Sums {

        private long days;
        private double candidate;
        private double champion;
        private double actual;

        void add(Days days, double[] other, int first) {
            for (int day = first; day < other.length; day++) {
                if (!Double.isNaN(days.actual()[day])) {
                    this.days++;
                    candidate += Math.abs(days.forecast()[day] - days.actual()[day]);
                    champion += Math.abs(other[day] - days.actual()[day]);
                    actual += days.actual()[day];
                }
            }
        }

        PairedErrors errors() {
            return new PairedErrors(days, candidate / actual, champion / actual, false);
        }
    }
}
