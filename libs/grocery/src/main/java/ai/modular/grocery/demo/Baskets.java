package ai.modular.grocery.demo;

import ai.modular.grocery.demo.Draws.Subject;
import ai.modular.grocery.demo.HouseholdVisits.Look;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a store's customers want on a day, whether it is there or not: the demand before stock cuts it.
 *
 * <p>Anonymous till lines per product are negative binomial (a Poisson count with a gamma-distributed rate) around the demand curve. They are
 * put together into baskets: within an hour, lines of the same errand come together, and sizes are log-normal.
 */
final class Baskets {

    /** Share of the demand that comes without a card. */
    static final double ANONYMOUS = .78;

    private static final double SHAPE_FRESH = 5;
    private static final double SHAPE_OTHER = 3.5;
    private static final int ERRANDS = 4;

    private final DemoChain chain;
    private final Store store;
    private final List<Product> listing;
    private final DemandCurve curve;
    private final HouseholdVisits visits;

    Baskets(DemoChain chain, Store store) {
        this.chain = chain;
        this.store = store;
        this.listing = chain.listing(store);
        this.curve = new DemandCurve(chain, store);
        this.visits = new HouseholdVisits(chain, store);
    }

    /** Purchases in the order of time, and views. */
    record Day(List<Purchase> purchases, List<Look> looks) {}

    Day of(LocalDate day) {
        var purchases = new ArrayList<Purchase>();
        var looks = new ArrayList<Look>();
        int next = visits.add(day, 1, purchases::add, looks::add);
        intoBaskets(anonymousLines(day), next, day, purchases);
        purchases.sort(Comparator.comparingInt(Purchase::second)
                .thenComparingInt(Purchase::basket)
                .thenComparingInt(Purchase::item));
        return new Day(purchases, looks);
    }

    private List<Purchase> anonymousLines(LocalDate day) {
        var lines = new ArrayList<Purchase>();
        long storeKey = Draws.key(store.locationId());
        for (int item = 0; item < listing.size(); item++) {
            Product product = listing.get(item);
            double expected = ANONYMOUS * curve.units(product, day) / product.unitsPerPurchase();
            Draws draws =
                    Draws.of(chain.seed(), Subject.LINES, storeKey, Draws.key(product.itemId()), day.toEpochDay());
            double shape = product.spoils() ? SHAPE_FRESH : SHAPE_OTHER;
            int count = expected > 0 ? draws.poisson(expected * draws.gammaAround1(shape)) : 0;
            HourShape hours = HourShape.of(product);
            for (int i = 0; i < count; i++) {
                lines.add(new Purchase(
                        hours.second(store, draws),
                        0,
                        null,
                        item,
                        quantity(product, product.unitsPerPurchase(), draws)));
            }
        }
        return lines;
    }

    /** Units bought at once: weighed goods log-normal to five grams, others one and some more. */
    static long quantity(Product product, double mean, Draws draws) {
        if (product.isWeighed()) {
            return Math.max(100, 5 * Math.round(200 * mean * draws.around1(.45)));
        }
        return 1000L * (1 + draws.geometric(mean - 1));
    }

    private void intoBaskets(List<Purchase> lines, int firstBasket, LocalDate day, List<Purchase> target) {
        Draws draws = Draws.of(chain.seed(), Subject.BASKETS, Draws.key(store.locationId()), day.toEpochDay());
        record Placed(Purchase line, int hour, double place) {}
        var placed = new ArrayList<Placed>(lines.size());
        for (Purchase line : lines) {
            placed.add(new Placed(line, line.second() / 3600, place(line, draws)));
        }
        placed.sort(Comparator.comparingInt(Placed::hour).thenComparingDouble(Placed::place));
        int basket = firstBasket - 1;
        int left = 0;
        Placed head = null;
        for (Placed line : placed) {
            if (left == 0 || line.hour() != head.hour()) {
                basket++;
                head = line;
                left = size(draws);
            }
            left--;
            target.add(new Purchase(
                    head.line().second(),
                    basket,
                    null,
                    line.line().item(),
                    line.line().thousandths()));
        }
    }

    /** An errand that suits the department, or any; then at random within it. */
    private double place(Purchase line, Draws draws) {
        int department = Math.floorMod(listing.get(line.item()).department().hashCode(), ERRANDS);
        int errand = draws.uniform() < .5 ? department : draws.below(ERRANDS);
        return errand + draws.uniform();
    }

    private static int size(Draws draws) {
        return Math.max(1, (int) Math.round(Math.exp(1.35 + .9 * draws.normal())));
    }
}
