package ai.modular.scoring.stockout;

import ai.modular.models.inventory.DeliveryCalendar;
import ai.modular.models.inventory.StockPosition;
import ai.modular.models.inventory.StockoutRisk;
import ai.modular.models.inventory.SupplyTerms;
import ai.modular.scoring.supply.CriticalRatio;
import ai.modular.scoring.supply.SupplySeries;
import ai.modular.spark.SeriesBatches.BatchFunction;
import ai.modular.spark.SeriesBatches.Series;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Risks batch after batch on an executor. Every series comes out: with its days, or with the reason why it has none. */
final class SeriesRisks implements BatchFunction<SeriesRisk> {

    private final LocalDate date;
    private final int paths;
    private final long seed;
    private final CriticalRatio ratio;

    SeriesRisks(LocalDate date, int paths, long seed, CriticalRatio ratio) {
        this.date = date;
        this.paths = paths;
        this.seed = seed;
        this.ratio = ratio;
    }

    @Override
    public Iterator<SeriesRisk> apply(List<Series> batch) {
        return batch.stream()
                .map(series -> risk(new SupplySeries(series, date)))
                .iterator();
    }

    private SeriesRisk risk(SupplySeries series) {
        Optional<StockPosition> stock = series.stock();
        Optional<String> reason = series.reasonToSkip()
                .or(() -> stock.isEmpty() ? Optional.of("no stock position") : Optional.empty())
                .or(() -> series.hasForecast() ? Optional.empty() : Optional.of("no forecast"));
        if (reason.isPresent()) {
            return SeriesRisk.skipped(series.locationId(), series.itemId(), reason.get());
        }
        SupplyTerms terms = series.terms(ratio);
        return SeriesRisk.of(
                series.locationId(),
                series.itemId(),
                StockoutRisk.of(
                        series.paths(series.forecast(), paths, seed),
                        stock.get(),
                        date,
                        days(terms),
                        series.shelfLifeDays()));
    }

    /** The days before the delivery of an order placed now; tomorrow at least, which shows what that delivery has to save. */
    private int days(SupplyTerms terms) {
        return Math.max(1, DeliveryCalendar.of(terms).protection(date).daysBeforeDelivery());
    }
}
