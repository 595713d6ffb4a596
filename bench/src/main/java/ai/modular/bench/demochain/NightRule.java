package ai.modular.bench.demochain;

import ai.modular.bench.demochain.NightOrders.ItemForecast;
import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.demo.OpenOrder;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreState;
import ai.modular.grocery.demo.TradingCalendar;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.FallbackChain;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platform's night: the demand behind the sales, the champion's forecast, the orders. It sees what a store sees. */
final class NightRule implements OrderRule {

    /** Days of past that a night forecasts from. */
    static final int PAST_DAYS = 84;

    static final int HORIZON = 14;

    private final Store store;
    private final StoreLog log;
    private final NightOrders orders;
    private DemandModel model = DemandModels.seasonalNaive();

    NightRule(Store store, StoreLog log, NightOrders orders) {
        this.store = store;
        this.log = log;
        this.orders = orders;
    }

    /** From now on another model is champion; the one before is closed. */
    void champion(DemandModel next) {
        model.close();
        model = next;
    }

    StoreLog log() {
        return log;
    }

    @Override
    public List<OpenOrder> orders(StoreState state) {
        List<DemandSeries> series = log.series(state.date(), PAST_DAYS, HORIZON, false).stream()
                .filter(one -> DemandModels.reasonToSkip(one).isEmpty())
                .toList();
        List<FallbackChain.Result> forecasts = new FallbackChain(model).forecast(series);
        Map<String, ItemForecast> items = new LinkedHashMap<>();
        for (int i = 0; i < series.size(); i++) {
            DemandSeries one = series.get(i);
            items.put(
                    one.itemId(),
                    new ItemForecast(
                            onOpenDays(forecasts.get(i).forecast(), state.date()),
                            model.dayCorrelation(one.group()),
                            log.usual(one.itemId(), state.date())));
        }
        return orders.orders(state, items);
    }

    private DemandForecast onOpenDays(DemandForecast forecast, LocalDate origin) {
        double[] mean = forecast.mean().clone();
        double[][] quantiles = forecast.quantiles().clone();
        for (int day = 0; day < mean.length; day++) {
            if (TradingCalendar.isClosed(store, origin.plusDays(day + 1L))) {
                mean[day] = 0;
                quantiles[day] = new double[quantiles[day].length];
            }
        }
        return new DemandForecast(mean, quantiles);
    }

    @Override
    public void close(StoreDay day) {
        log.close(day);
    }
}
