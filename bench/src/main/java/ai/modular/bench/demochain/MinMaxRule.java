package ai.modular.bench.demochain;

import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.OpenOrder;
import ai.modular.grocery.demo.Product;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreState;
import ai.modular.grocery.demo.Supplier;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reordering rule of an ERP system, (s, S): when what is on hand and on order falls below a minimum, order up to a maximum in whole packs. Both
 * are days of the mean of the last four weeks beyond the next delivery that an order could wait for; nobody keeps more than sells within the shelf
 * life. It is looked at on the last evening that is in time for a delivery, and an order below the supplier's minimum is not sent.
 */
final class MinMaxRule implements OrderRule {

    private static final int RECENT = 28;

    private final DemoChain chain;
    private final List<Product> listing;
    private final double minimum;
    private final double maximum;
    private final Map<String, Deque<Double>> recent = new HashMap<>();

    /**
     * @param minimum days of safety in the minimum
     * @param maximum days by which the maximum is above the minimum
     */
    MinMaxRule(DemoChain chain, Store store, double minimum, double maximum) {
        this.chain = chain;
        this.listing = chain.listing(store);
        this.minimum = minimum;
        this.maximum = maximum;
    }

    @Override
    public List<OpenOrder> orders(StoreState state) {
        Map<String, Double> position = position(state);
        List<OpenOrder> orders = new ArrayList<>();
        for (Supplier supplier : chain.catalogue().suppliers()) {
            LocalDate arrival = state.date().plusDays(supplier.leadTimeDays());
            if (supplier.deliversOn(arrival)) {
                List<OpenOrder> lines = lines(supplier, state, arrival, position);
                double cents = lines.stream()
                        .mapToDouble(line -> line.thousandths()
                                / 1000.0
                                * chain.catalogue().product(line.itemId()).costCents())
                        .sum();
                orders.addAll(cents < supplier.minimumCents() ? List.of() : lines);
            }
        }
        return orders;
    }

    private List<OpenOrder> lines(
            Supplier supplier, StoreState state, LocalDate arrival, Map<String, Double> position) {
        long covered = ChronoUnit.DAYS.between(state.date(), supplier.nextDelivery(arrival)) - 1;
        List<OpenOrder> lines = new ArrayList<>();
        for (Product product : listing) {
            if (product.supplierId().equals(supplier.supplierId())
                    && chain.isOnSale(product, supplier.nextDelivery(arrival))) {
                double mean = mean(product);
                double low = mean * (covered + minimum);
                double high = low + mean * maximum;
                if (product.spoils()) {
                    high = Math.min(high, mean * (supplier.leadTimeDays() - 1 + product.shelfLifeDays()));
                }
                double have = position.getOrDefault(product.itemId(), 0.0);
                long packs = have < low ? (long) Math.ceil((high - have) / product.packSize() - 1e-9) : 0;
                if (packs > 0) {
                    lines.add(OrderRule.line(
                            state, supplier.supplierId(), product, packs * product.packSize() * 1000L, arrival));
                }
            }
        }
        return lines;
    }

    private static Map<String, Double> position(StoreState state) {
        Map<String, Double> position = new HashMap<>();
        state.lots().forEach(lot -> position.merge(lot.itemId(), lot.thousandths() / 1000.0, Double::sum));
        state.openOrders().forEach(order -> position.merge(order.itemId(), order.thousandths() / 1000.0, Double::sum));
        return position;
    }

    /** Before anything was seen of an item, the catalogue's usual sales. */
    private double mean(Product product) {
        Deque<Double> sold = recent.getOrDefault(product.itemId(), new ArrayDeque<>());
        return sold.stream().mapToDouble(Double::doubleValue).average().orElse(product.dailyUnits());
    }

    @Override
    public void close(StoreDay day) {
        day.demand().forEach(item -> {
            Deque<Double> sold = recent.computeIfAbsent(item.itemId(), none -> new ArrayDeque<>());
            sold.addLast(item.sold() / 1000.0);
            if (sold.size() > RECENT) {
                sold.removeFirst();
            }
        });
    }
}
