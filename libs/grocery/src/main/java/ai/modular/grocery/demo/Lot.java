package ai.modular.grocery.demo;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Goods of one delivery.
 *
 * @param expiresOn last day of sale, null for what does not spoil
 */
public record Lot(String itemId, String lotId, LocalDate receivedOn, LocalDate expiresOn, long thousandths) {

    /** First expired, first out; what does not spoil goes by its arrival. */
    static final Comparator<Lot> ORDER = Comparator.comparing(
                    (Lot lot) -> lot.expiresOn() == null ? LocalDate.MAX : lot.expiresOn())
            .thenComparing(Lot::receivedOn)
            .thenComparing(Lot::lotId);

    Lot with(long quantity) {
        return new Lot(itemId, lotId, receivedOn, expiresOn, quantity);
    }
}
