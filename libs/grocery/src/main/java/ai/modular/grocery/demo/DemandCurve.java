package ai.modular.grocery.demo;

import ai.modular.grocery.demo.Draws.Subject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * The units that a store would sell of a product on a day, on average: its size and taste, weekday, season, pay day, holidays, price, leaflet,
 * and a level that drifts from week to week.
 */
final class DemandCurve {

    private static final double TASTE = .45;
    private static final double DEPARTMENT_TASTE = .15;
    private static final double DRIFT = .20;
    private static final double CATEGORY_WEEK = .07;
    private static final double STORE_DAY = .07;
    private static final int RAMP_DAYS = 14;

    private final DemoChain chain;
    private final Store store;
    private final long storeKey;
    private final Map<String, Double> usual = new HashMap<>();
    private final PriceList prices;
    private final PromotionPlan promotions;

    DemandCurve(DemoChain chain, Store store) {
        this.chain = chain;
        this.store = store;
        this.storeKey = Draws.key(store.locationId());
        this.prices = chain.prices();
        this.promotions = chain.promotions();
    }

    /** Expected units, 0 when the store is closed or the product not on sale. */
    double units(Product product, LocalDate day) {
        if (!chain.isOnSale(product, day) || TradingCalendar.isClosed(store, day)) {
            return 0;
        }
        return usualUnits(product)
                * product.week().factor(day, store.commuters())
                * product.season().factor(day)
                * TradingCalendar.factor(day)
                * Math.pow(prices.step(product, day), -product.elasticity())
                * promotions.uplift(product, day)
                * ramp(product, day)
                * drift(product, day)
                * categoryWeek(product, day)
                * around1(STORE_DAY, Subject.STORE_DAY, day.toEpochDay());
    }

    /** The long-run level: what the catalogue says, times the store's size and its customers' taste. */
    double usualUnits(Product product) {
        return usual.computeIfAbsent(product.itemId(), unknown -> usual(product));
    }

    private double usual(Product product) {
        return product.dailyUnits()
                * store.size()
                * around1(TASTE, Subject.TASTE, Draws.key(product.itemId()))
                * around1(DEPARTMENT_TASTE, Subject.TASTE, Draws.key(product.department()));
    }

    /** A new product becomes known within two weeks. */
    private double ramp(Product product, LocalDate day) {
        LocalDate introduced = product.lifecycle().introducedOn(chain.end());
        if (introduced == null) {
            return 1;
        }
        return Math.min(1, .4 + .6 * introduced.until(day, ChronoUnit.DAYS) / RAMP_DAYS);
    }

    /** Straight lines between a random level per four weeks. */
    private double drift(Product product, LocalDate day) {
        long item = Draws.key(product.itemId());
        double position = DemoChain.week(day) / 4.0 + (day.getDayOfWeek().getValue() - 1) / 28.0;
        long knot = (long) Math.floor(position);
        double share = position - knot;
        return (1 - share) * around1(DRIFT, Subject.LEVEL, item, knot)
                + share * around1(DRIFT, Subject.LEVEL, item, knot + 1);
    }

    private double categoryWeek(Product product, LocalDate day) {
        return around1(CATEGORY_WEEK, Subject.CATEGORY_WEEK, Draws.key(product.category()), DemoChain.week(day));
    }

    private double around1(double sigma, Subject subject, long... keys) {
        long[] all = new long[keys.length + 1];
        all[0] = storeKey;
        System.arraycopy(keys, 0, all, 1, keys.length);
        return Draws.of(chain.seed(), subject, all).around1(sigma);
    }
}
