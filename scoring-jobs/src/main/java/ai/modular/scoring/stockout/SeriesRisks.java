package ai.modular.scoring.stockout;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.models.inventory.DeliveryCalendar;
import ai.modular.models.inventory.StockPosition;
import ai.modular.models.inventory.StockoutRisk;
import ai.modular.models.stockout.RiskModel;
import ai.modular.models.stockout.ShelfMoment;
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
    private final RiskModel model;
    private final String label;

    /**
     * @param model null: the projected stock is taken at its word
     * @param label of the model
     */
    SeriesRisks(LocalDate date, int paths, long seed, CriticalRatio ratio, RiskModel model, String label) {
        this.date = date;
        this.paths = paths;
        this.seed = seed;
        this.ratio = ratio;
        this.model = model;
        this.label = label;
    }

    /** Whether it reads what {@link ShelfTables} know. */
    boolean needsShelves() {
        return model != null && model.route() != RiskModel.Route.DISTRIBUTION;
    }

    @Override
    public Iterator<SeriesRisk> apply(List<Series> batch) {
        return batch.stream()
                .map(series -> risk(new SupplySeries(series, date)))
                .iterator();
    }

    private SeriesRisk risk(SupplySeries series) {
        Optional<StockPosition> stock = series.stockToday();
        Optional<String> reason = series.reasonToSkip()
                .or(() -> stock.isEmpty() ? Optional.of("no stock position") : Optional.empty())
                .or(() -> series.hasForecast() ? Optional.empty() : Optional.of("no forecast"));
        if (reason.isPresent()) {
            return SeriesRisk.skipped(series.locationId(), series.itemId(), reason.get());
        }
        DeliveryCalendar calendar = series.order().calendar(series.terms(ratio));
        int before = calendar.protection(date).daysBeforeDelivery();
        DemandForecast forecast = series.forecast();
        // Tomorrow at least, which shows what a delivery of tomorrow has to save
        StockoutRisk played = StockoutRisk.of(
                series.paths(forecast, paths, seed), stock.get(), date, Math.max(1, before), series.shelfLifeDays());
        // Learnt from counted shelves on days that no order could reach: about others it knows nothing
        return model == null || before == 0 || stock.get().assumed()
                ? SeriesRisk.of(series.locationId(), series.itemId(), played, RiskModel.PROJECTED_STOCK)
                : SeriesRisk.of(
                        series.locationId(),
                        series.itemId(),
                        judged(
                                played,
                                needsShelves() ? NightShelf.of(series, date, stock.get(), calendar) : null,
                                forecast.mean()),
                        label);
    }

    /**
     * The model's probabilities. What is lost when a shelf runs out comes from the paths that run out; where none does, half a day's demand.
     *
     * @param shelf null where the model does not ask for it
     */
    private StockoutRisk judged(StockoutRisk played, ShelfMoment shelf, double[] mean) {
        int days = played.probability().length;
        double[] probability = new double[days];
        double[] lost = new double[days];
        double worst = 0;
        for (int day = 0; day < days; day++) {
            double expected = mean[Math.min(day, mean.length - 1)];
            // On a day on which nobody comes no shelf runs out
            if (expected > 0) {
                double raw = played.probability()[day];
                probability[day] = model.probability(raw, shelf, day + 1);
                lost[day] = probability[day] * (raw > 0 ? played.expectedLost()[day] / raw : expected / 2);
                worst = Math.max(worst, probability[day]);
            }
        }
        // Days hang together: of any of them, no more is known than of the worst
        return new StockoutRisk(probability, lost, worst);
    }
}
