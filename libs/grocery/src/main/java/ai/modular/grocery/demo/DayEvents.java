package ai.modular.grocery.demo;

import ai.modular.grocery.demo.Draws.Subject;
import ai.modular.grocery.demo.StoreDay.ItemDemand;
import ai.modular.grocery.demo.StoreDay.LotDay;
import ai.modular.grocery.demo.StoreDay.Movement;
import ai.modular.grocery.demo.StoreDay.MovementKind;
import ai.modular.grocery.demo.StoreDay.TillLine;
import ai.modular.grocery.demo.StoreDay.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes down what happens in a store on one day, with ids that are the same whenever the day is simulated again. */
final class DayEvents {

    private static final double RETURNS = 1.5;
    private static final double DAMAGED = .0015;
    private static final int BEFORE_OPENING = 1800;
    private static final int WRITE_OFF_AFTER_CLOSING = 300;
    private static final int COUNT_AFTER_CLOSING = 900;

    private final DemoChain chain;
    private final Store store;
    private final LocalDate date;
    private final String day;
    private final long midnight;
    private final Deliveries deliveries;
    private final PriceList prices;
    private final PromotionPlan promotions;
    private final Map<Product, Long> regularCents = new IdentityHashMap<>();
    private final List<TillLine> tillLines = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private int basket;
    private int line;

    DayEvents(DemoChain chain, Store store, LocalDate date) {
        this.chain = chain;
        this.store = store;
        this.date = date;
        this.day = store.locationId() + "-" + date.toString().replace("-", "");
        // Clocks change at night: counted from noon, every opening hour has its right instant.
        this.midnight = date.atTime(LocalTime.NOON).atZone(Store.ZONE).toEpochSecond() - 12 * 3600;
        this.deliveries = new Deliveries(chain, store, date);
        this.prices = chain.prices();
        this.promotions = chain.promotions();
    }

    /** Puts what came of an order on the shelf. */
    void deliver(OpenOrder order, Map<String, Shelf> shelves) {
        Product product = chain.catalogue().product(order.itemId());
        long quantity = deliveries.quantity(order, product);
        if (quantity == 0) {
            return;
        }
        String lotId = "%s-%s".formatted(order.itemId(), day);
        Lot lot = new Lot(order.itemId(), lotId, date, deliveries.expiry(product), quantity);
        shelves.get(order.itemId()).receive(lot);
        int second = store.opensHour() * 3600 - BEFORE_OPENING;
        movements.add(new Movement(
                "d-%s-%s".formatted(order.orderId(), order.itemId()),
                at(second),
                second / 3600,
                MovementKind.DELIVERY,
                order.itemId(),
                quantity,
                lotId,
                lot.expiresOn(),
                order.orderId(),
                null));
    }

    void sale(Purchase purchase, Product product, long sold) {
        line = purchase.basket() == basket ? line + 1 : 1;
        basket = purchase.basket();
        String transaction = day + "-" + DemoEvents.padded(basket, 4);
        double discount = promotions.discount(product, date);
        long cents = PriceList.discounted(
                regularCents.computeIfAbsent(product, unknown -> prices.cents(store, unknown, date)), discount);
        tillLines.add(new TillLine(
                transaction + "-" + DemoEvents.padded(line, 2),
                at(purchase.second()),
                purchase.second() / 3600,
                product.itemId(),
                transaction,
                purchase.customerId(),
                false,
                sold,
                PriceList.amount(cents, sold),
                discount));
    }

    /** A few goods that do not spoil come back; they are not sold again. */
    void returns(List<Product> listing) {
        Draws draws = Draws.of(chain.seed(), Subject.RETURNS, Draws.key(store.locationId()), date.toEpochDay());
        double[] weights = listing.stream()
                .mapToDouble(p -> p.spoils() || p.isWeighed() || !chain.isOnSale(p, date) ? 0 : p.dailyUnits())
                .toArray();
        var weighted = new Weights(weights);
        int count = TradingCalendar.isClosed(store, date) ? 0 : draws.poisson(RETURNS * store.size());
        for (int i = 1; i <= count; i++) {
            Product product = listing.get(weighted.choose(draws));
            int second = HourShape.USUAL.second(store, draws);
            String transaction = "%s-r%02d".formatted(day, i);
            tillLines.add(new TillLine(
                    transaction + "-01",
                    at(second),
                    second / 3600,
                    product.itemId(),
                    transaction,
                    null,
                    true,
                    1000,
                    prices.cents(store, product, date),
                    0));
        }
    }

    void view(HouseholdVisits.Look look, Product product) {
        views.add(new View(
                "v-" + day + "-" + DemoEvents.padded(views.size() + 1, 5),
                at(look.second()),
                product.itemId(),
                look.customerId()));
    }

    /** After closing: what has expired, broke or is no longer listed goes, the rest is counted. */
    void close(Product product, Shelf shelf) {
        shelf.expired(date).forEach(lot -> writeOff(shelf, lot, lot.thousandths(), "expired"));
        if (!chain.isOnSale(product, date.plusDays(1)) && chain.isOnSale(product, date)) {
            shelf.lots().forEach(lot -> writeOff(shelf, lot, lot.thousandths(), "delisted"));
        }
        Draws draws = Draws.of(
                chain.seed(),
                Subject.DAMAGE,
                Draws.key(store.locationId()),
                Draws.key(product.itemId()),
                date.toEpochDay());
        if (draws.uniform() < DAMAGED) {
            shelf.lots().stream().findFirst().ifPresent(lot -> writeOff(shelf, lot, 1000, "damaged"));
        }
        List<LotDay> lots = shelf.days();
        lots.forEach(lot -> count(product.itemId(), lot.closing(), lot.lotId(), lot.expiresOn()));
        if (lots.isEmpty() && chain.isOnSale(product, date)) {
            count(product.itemId(), 0, null, null);
        }
    }

    StoreDay finish(List<ItemDemand> demand, Map<String, Shelf> shelves, StoreState after) {
        List<LotDay> lots = chain.listing(store).stream()
                .flatMap(product -> shelves.get(product.itemId()).days().stream())
                .toList();
        return new StoreDay(store, date, tillLines, movements, views, demand, lots, after);
    }

    private void writeOff(Shelf shelf, Lot lot, long quantity, String reason) {
        long gone = shelf.writeOff(lot, quantity);
        if (gone > 0) {
            int second = store.closesHour() * 3600 + WRITE_OFF_AFTER_CLOSING;
            movements.add(new Movement(
                    "w-%s-%s-%s".formatted(day, lot.lotId(), reason),
                    at(second),
                    second / 3600,
                    MovementKind.WRITE_OFF,
                    lot.itemId(),
                    gone,
                    lot.lotId(),
                    lot.expiresOn(),
                    null,
                    reason));
        }
    }

    private void count(String itemId, long quantity, String lotId, LocalDate expiresOn) {
        int second = store.closesHour() * 3600 + COUNT_AFTER_CLOSING;
        movements.add(new Movement(
                "c-" + day + "-" + (lotId == null ? itemId : lotId),
                at(second),
                second / 3600,
                MovementKind.COUNT,
                itemId,
                quantity,
                lotId,
                expiresOn,
                null,
                null));
    }

    private Instant at(int second) {
        return Instant.ofEpochSecond(midnight + second);
    }
}
