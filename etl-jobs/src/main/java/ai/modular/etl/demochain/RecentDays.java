package ai.modular.etl.demochain;

import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.OpenOrder;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreSimulation;
import ai.modular.grocery.demo.StoreState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days of the chain that come as events, and the states around its history.
 *
 * @param days of all stores, by store and day
 * @param start each store at the close of the day before the history
 * @param bulkEnd each store at the close of the last day that is bulk-loaded
 */
record RecentDays(List<StoreDay> days, List<StoreState> start, List<StoreState> bulkEnd) {

    /** An order line and its store. */
    record PlacedOrder(String locationId, OpenOrder order) {}

    /** Simulates the chain, its stores side by side. */
    static RecentDays of(DemoChain chain, LocalDate lastOfBulk) {
        List<RecentDays> stores = chain.stores().parallelStream()
                .map(store -> of(chain, store, lastOfBulk))
                .toList();
        return new RecentDays(
                stores.stream().flatMap(store -> store.days.stream()).toList(),
                stores.stream().flatMap(store -> store.start.stream()).toList(),
                stores.stream().flatMap(store -> store.bulkEnd.stream()).toList());
    }

    private static RecentDays of(DemoChain chain, Store store, LocalDate lastOfBulk) {
        var simulation = new StoreSimulation(chain, store);
        StoreState start = simulation.start();
        var recent = new ArrayList<StoreDay>();
        var bulkEnd = new ArrayList<StoreState>();
        simulation.history(start).forEachRemaining(day -> {
            if (day.date().isAfter(lastOfBulk)) {
                recent.add(day);
            } else if (day.date().equals(lastOfBulk)) {
                bulkEnd.add(day.after());
            }
        });
        return new RecentDays(recent, List.of(start), bulkEnd);
    }

    /** Each store at the close of the chain's last day. */
    List<StoreState> end(LocalDate date) {
        return days.stream()
                .filter(day -> day.date().equals(date))
                .map(StoreDay::after)
                .toList();
    }

    /** Every order that was on its way at the close of one of these days. */
    List<PlacedOrder> orders() {
        var orders = new LinkedHashSet<PlacedOrder>();
        Stream.concat(bulkEnd.stream(), days.stream().map(StoreDay::after))
                .forEach(state ->
                        state.openOrders().forEach(order -> orders.add(new PlacedOrder(state.locationId(), order))));
        return List.copyOf(orders);
    }
}
