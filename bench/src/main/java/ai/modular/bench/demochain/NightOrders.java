package ai.modular.bench.demochain;

import ai.modular.bench.SupplyRows;
import ai.modular.contracts.model.DemandForecast;
import ai.modular.etl.demochain.ShelfRules;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Lot;
import ai.modular.grocery.demo.OpenOrder;
import ai.modular.grocery.demo.Product;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreState;
import ai.modular.grocery.demo.Supplier;
import ai.modular.scoring.orders.ProposalRow;
import ai.modular.scoring.orders.SeriesProposals;
import ai.modular.scoring.orders.SupplierOrders;
import ai.modular.scoring.supply.CriticalRatio;
import ai.modular.spark.SeriesBatches.Series;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** From a store at the close of a day and a forecast of each item to its orders, by the code that a night's executors run. */
final class NightOrders {

    private static final long SEED = 1;

    private final DemoChain chain;
    private final Store store;
    private final int paths;
    private final Map<String, Supplier> suppliers;
    private final List<LocalDate> closedDays;

    NightOrders(DemoChain chain, Store store, int paths) {
        this.chain = chain;
        this.store = store;
        this.paths = paths;
        this.suppliers = chain.catalogue().suppliersById();
        this.closedDays = ShelfRules.closedDays(chain);
    }

    /**
     * A forecast from the day after the state on.
     *
     * @param usual mean units of the last four weeks
     */
    record ItemForecast(DemandForecast forecast, double dayCorrelation, double usual) {}

    List<OpenOrder> orders(StoreState state, Map<String, ItemForecast> forecasts) {
        Map<String, List<Lot>> lots = state.lots().stream().collect(Collectors.groupingBy(Lot::itemId));
        Map<String, List<OpenOrder>> open =
                state.openOrders().stream().collect(Collectors.groupingBy(OpenOrder::itemId));
        List<Series> series = new ArrayList<>();
        forecasts.forEach((itemId, forecast) -> series.add(series(
                state.date(),
                chain.catalogue().product(itemId),
                forecast,
                lots.getOrDefault(itemId, List.of()),
                open.getOrDefault(itemId, List.of()))));
        List<ProposalRow> rows = new ArrayList<>();
        new SeriesProposals(state.date(), paths, SEED, new CriticalRatio(.95, .7, .99))
                .apply(series)
                .forEachRemaining(rows::add);
        return rows.stream()
                .filter(row -> row.getReason() == null)
                .collect(Collectors.groupingBy(row -> row.getSupplierId() + row.getDeliveryDate()))
                .values()
                .stream()
                .flatMap(order -> new SupplierOrders().apply(order).stream())
                .filter(row -> row.getQuantity().signum() > 0)
                .map(row -> OrderRule.line(
                        state,
                        row.getSupplierId(),
                        chain.catalogue().product(row.getItemId()),
                        row.getQuantity().movePointRight(3).longValueExact(),
                        row.getDeliveryDate().toLocalDate()))
                .toList();
    }

    private Series series(LocalDate date, Product product, ItemForecast item, List<Lot> lots, List<OpenOrder> open) {
        List<Row> rows = new ArrayList<>();
        rows.add(SupplyRows.facts(store.locationId(), product.itemId(), facts(date, product, item, lots, open)));
        for (int day = 0; day < item.forecast().mean().length; day++) {
            rows.add(SupplyRows.forecast(
                    store.locationId(),
                    product.itemId(),
                    date.plusDays(day + 1L),
                    item.forecast().mean()[day],
                    item.forecast().quantiles()[day],
                    item.dayCorrelation()));
        }
        return new Series(store.locationId(), product.itemId(), rows);
    }

    private Map<String, Object> facts(
            LocalDate date, Product product, ItemForecast item, List<Lot> lots, List<OpenOrder> open) {
        Supplier supplier = suppliers.get(product.supplierId());
        Map<String, Object> facts = new HashMap<>();
        facts.put("supplier_id", supplier.supplierId());
        facts.put("lead_time_days", supplier.leadTimeDays());
        facts.put(
                "delivery_days",
                supplier.deliveryDays().stream().map(day -> day.getValue()).toList());
        facts.put("minimum_value", BigDecimal.valueOf(supplier.minimumCents(), 2));
        facts.put("cutoff_hour", supplier.cutoffHour());
        facts.put("opens_hour", store.opensHour());
        facts.put("closed_days", closedDays);
        facts.put("terms_assumed", false);
        facts.put("lead_time_missing", false);
        facts.put("pack_size", BigDecimal.valueOf(product.packSize()));
        facts.put("minimum_quantity", BigDecimal.valueOf(product.packSize()));
        facts.put("unit_cost", BigDecimal.valueOf(product.costCents(), 2));
        facts.put("price", BigDecimal.valueOf(chain.prices().cents(store, product, date), 2));
        facts.put("maximum_quantity", decimal(ShelfRules.maximum(product)));
        facts.put("shelf_capacity", decimal(ShelfRules.capacity(store, product)));
        facts.put("presentation_minimum", decimal(ShelfRules.presentation(store, product)));
        facts.put("shelf_life_days", product.spoils() ? product.shelfLifeDays() : null);
        facts.put("introduced_on", product.lifecycle().introducedOn(chain.end()));
        facts.put("delisted_on", product.lifecycle().delistedOn(chain.end()));
        facts.put("unit", product.unit());
        facts.put("currency", Store.CURRENCY);
        facts.put("usual", item.usual());
        facts.put("as_of", date);
        facts.put("assumed", false);
        facts.put("on_hand", quantity(lots.stream().mapToLong(Lot::thousandths).sum()));
        facts.put(
                "lots",
                lots.stream()
                        .map(lot -> SupplyRows.lot(lot.lotId(), quantity(lot.thousandths()), lot.expiresOn()))
                        .toList());
        facts.put(
                "on_order",
                open.stream()
                        .map(order ->
                                SupplyRows.order(order.orderId(), quantity(order.thousandths()), order.arrivesOn()))
                        .toList());
        return facts;
    }

    private static BigDecimal decimal(Number value) {
        return value == null ? null : BigDecimal.valueOf(value.longValue());
    }

    private static BigDecimal quantity(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3);
    }
}
