package ai.modular.bench.demochain;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.TradingCalendar;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.FallbackChain;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Forecasts of one origin after the other against the demand that came: from recovered demand, and from the sales as they are. */
final class ForecastTrial {

    private final Map<String, ErrorSum> errors = new LinkedHashMap<>();

    /** One store's days. */
    record Days(Store store, StoreLog log, TrueDemand truth) {

        List<DemandSeries> series(LocalDate origin, boolean plain) {
            return log.series(origin, NightRule.PAST_DAYS, NightRule.HORIZON, plain).stream()
                    .filter(one -> DemandModels.reasonToSkip(one).isEmpty())
                    .toList();
        }

        /** Units that were wanted; NaN where nothing could be. */
        double units(String itemId, LocalDate day) {
            return TradingCalendar.isClosed(store, day) ? Double.NaN : truth.units(itemId, day);
        }
    }

    /**
     * @param recovered learned from recovered demand
     * @param plain the same model learned from sales
     */
    void add(Days days, LocalDate origin, DemandModel recovered, DemandModel plain) {
        add("recovered_demand", days, days.series(origin, false), recovered);
        add("plain_sales", days, days.series(origin, true), plain);
        add("weekday_mean_of_plain_sales", days, days.series(origin, true), DemandModels.seasonalNaive());
    }

    private void add(String name, Days days, List<DemandSeries> series, DemandModel model) {
        ErrorSum sum = errors.computeIfAbsent(name, none -> new ErrorSum());
        List<FallbackChain.Result> forecasts = new FallbackChain(model).forecast(series);
        for (int i = 0; i < series.size(); i++) {
            DemandSeries one = series.get(i);
            DemandForecast forecast = forecasts.get(i).forecast();
            for (int day = 0; day < forecast.mean().length; day++) {
                double units = days.units(one.itemId(), one.origin().plusDays(day + 1L));
                if (!Double.isNaN(units)) {
                    sum.add(forecast.mean()[day], units);
                }
            }
        }
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        errors.forEach((name, sum) -> figures.put(name, sum.figures()));
        return figures;
    }
}
