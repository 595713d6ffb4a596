package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;
import java.util.Arrays;

/** A series as it looked earlier. */
final class Slices {

    private Slices() {}

    /**
     * The series without the last {@code daysBack} days of its past; what was planned for the next {@code horizon} days stays visible.
     *
     * @return a series with a past of {@code length − daysBack} days, which must be at least 1
     */
    static DemandSeries before(DemandSeries series, int daysBack, int horizon) {
        int past = series.length() - daysBack;
        int planned = past + horizon;
        return new DemandSeries(
                series.locationId(),
                series.itemId(),
                series.group(),
                series.origin().minusDays(daysBack),
                Arrays.copyOf(series.demand(), past),
                Arrays.copyOf(series.sold(), past),
                Arrays.copyOf(series.availability(), past),
                Arrays.copyOf(series.price(), planned),
                Arrays.copyOf(series.discount(), planned),
                Arrays.copyOf(series.event(), planned));
    }
}
