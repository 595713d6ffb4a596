package ai.modular.grocery.demo;

import ai.modular.grocery.demo.Draws.Subject;
import java.time.LocalDate;

/** What a store gets of its orders on one day: now and then a lorry comes half empty, or a line was forgotten. */
record Deliveries(DemoChain chain, Store store, LocalDate date) {

    private static final double SHORT_DELIVERY = .02;
    private static final double MISSING_LINE = .012;

    /** Base units in thousandths; 0 when the line was forgotten. */
    long quantity(OpenOrder order, Product product) {
        long arrival = date.toEpochDay();
        long storeKey = Draws.key(store.locationId());
        if (Draws.of(chain.seed(), Subject.DELIVERY, storeKey, Draws.key(order.itemId()), arrival)
                        .uniform()
                < MISSING_LINE) {
            return 0;
        }
        boolean isShort = Draws.of(chain.seed(), Subject.DELIVERY, storeKey, Draws.key(order.supplierId()), arrival)
                        .uniform()
                < SHORT_DELIVERY;
        long pack = product.packSize() * 1000L;
        return isShort ? order.thousandths() / pack / 2 * pack : order.thousandths();
    }

    /** Goods that keep long have lost a little of their life on the way; null for what does not spoil. */
    LocalDate expiry(Product product) {
        if (!product.spoils()) {
            return null;
        }
        Draws draws = Draws.of(chain.seed(), Subject.DELIVERY, Draws.key(product.itemId()), date.toEpochDay());
        return date.plusDays(product.shelfLifeDays() - draws.below(1 + product.shelfLifeDays() / 8));
    }
}
