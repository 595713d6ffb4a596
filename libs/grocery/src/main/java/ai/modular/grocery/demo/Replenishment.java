package ai.modular.grocery.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the chain ordered before it had a platform: a smoothed level of sales per item, the weekday's usual share, a rule of thumb for leaflets,
 * and some safety stock. It orders on the last day that is in time for a delivery. It does not know the demand that met an empty shelf.
 */
final class Replenishment {

    private static final double SMOOTHING = .08;
    private static final double SAFETY_FRESH = .85;
    private static final double SAFETY_OTHER = 1.3;
    private static final double VARIANCE_TO_MEAN = 1.8;
    private static final double LEAFLET_RULE = 2.4;
    private static final int RUN_DOWN_DAYS = 9;

    private final DemoChain chain;
    private final Store store;
    private final List<Product> listing;
    private final PromotionPlan promotions;
    private final Map<String, Supplier> suppliers;

    Replenishment(DemoChain chain, Store store) {
        this.chain = chain;
        this.store = store;
        this.listing = chain.listing(store);
        this.promotions = chain.promotions();
        this.suppliers = chain.catalogue().suppliersById();
    }

    /** What is ordered from the close of the state's day, sent the next morning. */
    List<OpenOrder> orders(StoreState state) {
        Map<String, Long> coming = new HashMap<>();
        state.openOrders().forEach(order -> coming.merge(order.itemId(), order.thousandths(), Long::sum));
        var orders = new ArrayList<OpenOrder>();
        for (Supplier supplier : chain.catalogue().suppliers()) {
            LocalDate arrival = state.date().plusDays(supplier.leadTimeDays());
            if (supplier.deliversOn(arrival)) {
                orders.addAll(aboveMinimum(supplier, lines(supplier, state, arrival, coming)));
            }
        }
        return orders;
    }

    /** The levels after a day in which so much was sold and some shelves became empty. */
    Map<String, Double> levels(Map<String, Double> before, LocalDate date, List<StoreDay.ItemDemand> day) {
        Map<String, Double> after = new HashMap<>(before);
        Map<String, StoreDay.ItemDemand> byItem = new HashMap<>();
        day.forEach(item -> byItem.put(item.itemId(), item));
        for (Product product : listing) {
            StoreDay.ItemDemand item = byItem.get(product.itemId());
            if (item != null && !TradingCalendar.isClosed(store, date)) {
                double level = before.get(product.itemId());
                double ordinary = item.sold() / 1000.0 / guess(product, date);
                boolean misleading = item.emptyFromHour() < 24 && ordinary < level;
                after.put(product.itemId(), misleading ? level : level + SMOOTHING * (ordinary - level));
            }
        }
        return after;
    }

    private List<OpenOrder> lines(Supplier supplier, StoreState state, LocalDate arrival, Map<String, Long> coming) {
        var lines = new ArrayList<OpenOrder>();
        LocalDate sent = state.date().plusDays(1);
        String orderId = orderId(store, supplier, sent);
        Map<String, Double> usable = usable(state, arrival);
        for (Product product : listing) {
            if (product.supplierId().equals(supplier.supplierId())
                    && chain.isOnSale(product, arrival.plusDays(RUN_DOWN_DAYS))) {
                double position =
                        usable.getOrDefault(product.itemId(), 0.0) + coming.getOrDefault(product.itemId(), 0L) / 1000.0;
                long packs = packs(product, state, arrival, supplier.nextDelivery(arrival), position);
                if (packs > 0) {
                    long quantity = packs * product.packSize() * 1000L;
                    lines.add(new OpenOrder(orderId, product.itemId(), supplier.supplierId(), quantity, sent, arrival));
                }
            }
        }
        return lines;
    }

    private long packs(Product product, StoreState state, LocalDate arrival, LocalDate next, double position) {
        double level = state.levels().get(product.itemId());
        double expected = expected(product, level, state.date().plusDays(1), next.minusDays(1));
        double deviation = Math.sqrt(VARIANCE_TO_MEAN * expected + Math.pow(.25 * expected, 2));
        double safety = store.caution() * (isFresh(product) ? SAFETY_FRESH : SAFETY_OTHER) * deviation;
        double need = expected + safety - position;
        if (product.spoils()) {
            LocalDate lastDay = arrival.plusDays(product.shelfLifeDays());
            need = Math.min(need, 1.15 * expected(product, level, arrival, lastDay) + .5 * product.packSize());
        }
        boolean urgent = position < Math.max(1, .7 * expected);
        return need <= 0
                ? 0
                : (long) (urgent ? Math.ceil(need / product.packSize()) : Math.round(need / product.packSize()));
    }

    private double expected(Product product, double level, LocalDate first, LocalDate last) {
        double units = 0;
        for (LocalDate day = first; !day.isAfter(last) && units < 100_000; day = day.plusDays(1)) {
            if (chain.isOnSale(product, day) && !TradingCalendar.isClosed(store, day)) {
                units += level * guess(product, day);
            }
            if (day.isAfter(first.plusDays(30))) {
                break;
            }
        }
        return units;
    }

    /** What the manager expects of the day, in relation to an ordinary one. */
    private double guess(Product product, LocalDate day) {
        return product.week().factor(day, store.commuters())
                * product.season().factor(day)
                * (1 + LEAFLET_RULE * promotions.discount(product, day));
    }

    /** Stock that will still be there for sale when the delivery comes, unless it is sold before. */
    private static Map<String, Double> usable(StoreState state, LocalDate arrival) {
        Map<String, Double> usable = new HashMap<>();
        for (Lot lot : state.lots()) {
            if (lot.expiresOn() == null || !lot.expiresOn().isBefore(arrival.minusDays(1))) {
                usable.merge(lot.itemId(), lot.thousandths() / 1000.0, Double::sum);
            }
        }
        return usable;
    }

    private List<OpenOrder> aboveMinimum(Supplier supplier, List<OpenOrder> lines) {
        double value = lines.stream()
                .mapToDouble(line -> line.thousandths()
                        / 1000.0
                        * chain.catalogue().product(line.itemId()).costCents())
                .sum();
        return value < supplier.minimumCents() ? List.of() : lines;
    }

    static String orderId(Store store, Supplier supplier, LocalDate sent) {
        return "%s-%s-%s"
                .formatted(
                        store.locationId(),
                        supplier.supplierId(),
                        sent.toString().replace("-", ""));
    }

    private static boolean isFresh(Product product) {
        return product.spoils() && product.shelfLifeDays() <= 15;
    }
}
