package ai.modular.grocery.demo;

import ai.modular.grocery.demo.Draws.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Regular prices: they move now and then, the same way in all stores, on a Monday. */
public final class PriceList {

    private static final int WEEKS_PER_PRICE = 13;
    private static final double[] STEPS = {1, 1, 1, 1.03, 1.06, .96};

    private final long seed;

    PriceList(long seed) {
        this.seed = seed;
    }

    /** A price and the first day on which it holds. */
    public record Price(LocalDate validFrom, long cents) {}

    /** The regular price per unit on the day. */
    public long cents(Store store, Product product, LocalDate day) {
        return Math.round(product.priceCents() * store.priceLevel() * step(product, day));
    }

    /** What one pays per unit under a discount of 0 … 1. */
    static long discounted(long cents, double discount) {
        return Math.round(cents * (1 - discount));
    }

    /** Cents of a quantity at a unit price, rounded to the nearest cent, half up. */
    static long amount(long cents, long thousandths) {
        return (cents * thousandths + 500) / 1000;
    }

    /** Every price of the span; the first one starts on the span's first day. */
    public List<Price> history(Store store, Product product, LocalDate first, LocalDate last) {
        var prices = new ArrayList<Price>();
        long previous = -1;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            long cents = cents(store, product, day);
            if (cents != previous) {
                prices.add(new Price(day, cents));
                previous = cents;
            }
        }
        return prices;
    }

    /** The price in relation to the catalogue's. */
    double step(Product product, LocalDate day) {
        long item = Draws.key(product.itemId());
        int phase = Draws.of(seed, Subject.PRICE, item).below(WEEKS_PER_PRICE);
        long period = (DemoChain.week(day) + phase) / WEEKS_PER_PRICE;
        return STEPS[Draws.of(seed, Subject.PRICE, item, period).below(STEPS.length)];
    }
}
