package ai.modular.bench.demochain;

import ai.modular.bench.demochain.NightOrders.ItemForecast;
import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.QuantileGrid;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.OpenOrder;
import ai.modular.grocery.demo.Product;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hindsight: the night's own ordering, from the demand that came. Packs, lorries that come half empty and shelf lives cost it money still. */
final class ForesightRule implements OrderRule {

    private final DemoChain chain;
    private final List<Product> listing;
    private final TrueDemand truth;
    private final NightOrders orders;

    ForesightRule(DemoChain chain, Store store, TrueDemand truth, NightOrders orders) {
        this.chain = chain;
        this.listing = chain.listing(store);
        this.truth = truth;
        this.orders = orders;
    }

    @Override
    public List<OpenOrder> orders(StoreState state) {
        Map<String, ItemForecast> items = new LinkedHashMap<>();
        for (Product product : listing) {
            if (chain.isOnSale(product, state.date().plusDays(1))) {
                items.put(product.itemId(), new ItemForecast(coming(product, state), 0, product.dailyUnits()));
            }
        }
        return orders.orders(state, items);
    }

    private DemandForecast coming(Product product, StoreState state) {
        double[] mean = new double[NightRule.HORIZON];
        double[][] quantiles = new double[mean.length][QuantileGrid.SIZE];
        for (int day = 0; day < mean.length; day++) {
            double units = truth.units(product.itemId(), state.date().plusDays(day + 1L));
            mean[day] = Double.isNaN(units) ? 0 : units;
            Arrays.fill(quantiles[day], mean[day]);
        }
        return new DemandForecast(mean, quantiles);
    }
}
