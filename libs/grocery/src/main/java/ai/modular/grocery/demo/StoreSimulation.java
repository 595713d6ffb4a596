package ai.modular.grocery.demo;

import ai.modular.grocery.demo.Draws.Subject;
import ai.modular.grocery.demo.StoreDay.ItemDemand;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One store of the demo chain, day after day. Not safe for several threads; stores are independent of each other, so make one per store. */
public final class StoreSimulation {

    private static final int WARM_UP_DAYS = 28;

    private final DemoChain chain;
    private final Store store;
    private final List<Product> listing;
    private final Baskets baskets;
    private final Replenishment replenishment;

    public StoreSimulation(DemoChain chain, Store store) {
        this.chain = chain;
        this.store = store;
        this.listing = chain.listing(store);
        this.baskets = new Baskets(chain, store);
        this.replenishment = new Replenishment(chain, store);
    }

    /** The store at the close of the day before the history. */
    public StoreState start() {
        StoreState warm = opening();
        while (warm.date().isBefore(chain.firstDay().minusDays(1))) {
            warm = day(warm, orders(warm)).after();
        }
        return warm;
    }

    /** The days of the chain's history, simulated as they are asked for; the store orders by its own rule. */
    public Iterator<StoreDay> history() {
        return history(start());
    }

    /** The days after a state up to the end of the chain's history. */
    public Iterator<StoreDay> history(StoreState start) {
        return new Iterator<>() {
            private StoreState state = start;

            @Override
            public boolean hasNext() {
                return state.date().isBefore(chain.end());
            }

            @Override
            public StoreDay next() {
                StoreDay day = day(state, orders(state));
                state = day.after();
                return day;
            }
        };
    }

    /** What the store's own rule orders from the close of a day. */
    public List<OpenOrder> orders(StoreState state) {
        return replenishment.orders(state);
    }

    /**
     * The day after the state.
     *
     * @param sent orders that were sent this morning, in addition to those on their way; what arrives today is sold today
     */
    public StoreDay day(StoreState before, List<OpenOrder> sent) {
        LocalDate date = before.date().plusDays(1);
        var events = new DayEvents(chain, store, date);
        Map<String, Shelf> shelves = shelves(before);
        var open = new ArrayList<OpenOrder>();
        Stream.concat(before.openOrders().stream(), sent.stream()).forEach(order -> {
            if (order.arrivesOn().isAfter(date)) {
                open.add(order);
            } else {
                events.deliver(order, shelves);
            }
        });
        List<ItemDemand> demand = sell(date, shelves, events);
        events.returns(listing);
        for (Product product : listing) {
            events.close(product, shelves.get(product.itemId()));
        }
        return events.finish(
                demand,
                shelves,
                new StoreState(
                        store.locationId(),
                        date,
                        lots(shelves),
                        List.copyOf(open),
                        replenishment.levels(before.levels(), date, demand)));
    }

    private List<ItemDemand> sell(LocalDate date, Map<String, Shelf> shelves, DayEvents events) {
        long[] wanted = new long[listing.size()];
        long[] sold = new long[listing.size()];
        int[] emptyFrom = new int[listing.size()];
        for (int item = 0; item < listing.size(); item++) {
            emptyFrom[item] = shelves.get(listing.get(item).itemId()).onHand() == 0 ? store.opensHour() : 24;
        }
        Baskets.Day day = baskets.of(date);
        for (Purchase purchase : day.purchases()) {
            int item = purchase.item();
            Shelf shelf = shelves.get(listing.get(item).itemId());
            long taken = shelf.take(purchase.thousandths());
            wanted[item] += purchase.thousandths();
            sold[item] += taken;
            if (taken > 0) {
                events.sale(purchase, listing.get(item), taken);
                emptyFrom[item] = shelf.onHand() == 0 ? purchase.second() / 3600 : 24;
            }
        }
        day.looks().forEach(look -> events.view(look, listing.get(look.item())));
        var demand = new ArrayList<ItemDemand>();
        for (int item = 0; item < listing.size(); item++) {
            if (chain.isOnSale(listing.get(item), date)) {
                demand.add(new ItemDemand(listing.get(item).itemId(), wanted[item], sold[item], emptyFrom[item]));
            }
        }
        return demand;
    }

    private Map<String, Shelf> shelves(StoreState state) {
        Map<String, Shelf> shelves = new HashMap<>();
        listing.forEach(product -> shelves.put(product.itemId(), new Shelf()));
        state.lots().forEach(lot -> shelves.get(lot.itemId()).open(lot));
        return shelves;
    }

    private List<Lot> lots(Map<String, Shelf> shelves) {
        return listing.stream()
                .flatMap(product -> shelves.get(product.itemId()).lots().stream())
                .toList();
    }

    /** A guessed stock and level of each product, long enough before the history to be forgotten by then. */
    private StoreState opening() {
        LocalDate date = chain.firstDay().minusDays(WARM_UP_DAYS + 1L);
        var curve = new DemandCurve(chain, store);
        var lots = new ArrayList<Lot>();
        Map<String, Double> levels = new HashMap<>();
        for (Product product : listing) {
            Draws draws =
                    Draws.of(chain.seed(), Subject.OPENING, Draws.key(store.locationId()), Draws.key(product.itemId()));
            double level = curve.usualUnits(product) * draws.around1(.25);
            levels.put(product.itemId(), level);
            if (chain.isOnSale(product, date)) {
                long packs = 1 + Math.round(level * (2 + 3 * draws.uniform()) / product.packSize());
                LocalDate expiry = product.spoils() ? date.plusDays(product.shelfLifeDays()) : null;
                lots.add(new Lot(
                        product.itemId(),
                        "opening-" + store.locationId() + "-" + product.itemId(),
                        date,
                        expiry,
                        packs * product.packSize() * 1000L));
            }
        }
        return new StoreState(store.locationId(), date, lots, List.of(), levels);
    }
}
