package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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

    private static int daysBack(DemandSeries series, LocalDate origin) {
        return (int) (series.origin().toEpochDay() - origin.toEpochDay());
    }
}
