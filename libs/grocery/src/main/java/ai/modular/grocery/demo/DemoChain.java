package ai.modular.grocery.demo;

import ai.modular.grocery.demo.Draws.Subject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the demo chain is: its stores, its catalogue, its calendar of prices and leaflets. A value: the same settings are the same chain.
 *
 * @param seed every random number depends on it
 * @param end the last day of the history; products are introduced and delisted relative to it
 * @param days length of the history
 */
public record DemoChain(long seed, LocalDate end, int days, List<Store> stores, Catalogue catalogue) {

    public static final long DEFAULT_SEED = 20261122;
    public static final int DEFAULT_DAYS = 180;

    /** How far beyond the end prices, leaflets and holidays are planned. */
    public static final int PLANNED_DAYS = 120;

    private static final LocalDate A_MONDAY = LocalDate.of(2020, 1, 6);

    public DemoChain {
        stores = List.copyOf(stores);
    }

    /** @throws IllegalArgumentException if the chain has no such number of stores or of days */
    public static DemoChain of(long seed, LocalDate end, int days, int stores) {
        if (stores < 1 || stores > Store.ALL.size()) {
            throw new IllegalArgumentException("stores is %d, but must be 1 to %d".formatted(stores, Store.ALL.size()));
        }
        if (days < 28 || days > 1000) {
            throw new IllegalArgumentException("days is %d, but must be 28 to 1000".formatted(days));
        }
        return new DemoChain(seed, end, days, Store.ALL.subList(0, stores), Catalogue.bundled());
    }

    public LocalDate firstDay() {
        return end.minusDays(days - 1L);
    }

    public PriceList prices() {
        return new PriceList(seed);
    }

    public PromotionPlan promotions() {
        return new PromotionPlan(seed);
    }

    /** Whether the store ever lists the product; popular ones are more likely to be in a small store. */
    public boolean lists(Store store, Product product) {
        double rank = Draws.of(seed, Subject.LISTING, Draws.key(store.locationId()), Draws.key(product.itemId()))
                .uniform();
        double popularity = Math.min(1, product.dailyUnits() / 12);
        return rank < store.assortment() + (1 - store.assortment()) * popularity;
    }

    /** Whether the product is on sale on the day: introduced, and not delisted. */
    public boolean isOnSale(Product product, LocalDate day) {
        LocalDate introduced = product.lifecycle().introducedOn(end);
        LocalDate delisted = product.lifecycle().delistedOn(end);
        return (introduced == null || !day.isBefore(introduced)) && (delisted == null || day.isBefore(delisted));
    }

    /** The products that the store ever lists, in catalogue order. */
    public List<Product> listing(Store store) {
        return catalogue.products().stream()
                .filter(product -> lists(store, product))
                .toList();
    }

    /** Weeks, Monday to Sunday, since a fixed one. */
    static long week(LocalDate day) {
        return Math.floorDiv(ChronoUnit.DAYS.between(A_MONDAY, day), 7L);
    }
}
