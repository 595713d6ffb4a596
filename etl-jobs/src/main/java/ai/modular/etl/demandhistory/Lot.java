package ai.modular.etl.demandhistory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Units of an item that came together and expire together.
 *
 * @param lotId {@link #UNKNOWN} where lots are not kept
 * @param quantity in the item's unit; below 0 only for the unknown lot: more was sold than the books had
 * @param expiresOn null for what does not spoil or is not known
 */
record Lot(String lotId, BigDecimal quantity, LocalDate expiresOn) {

    static final String UNKNOWN = "";

    /** First expired, first out; what never expires goes last. */
    static final Comparator<Lot> FIRST_EXPIRED = Comparator.comparing(
                    Lot::expiresOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Lot::lotId);

    Lot with(BigDecimal newQuantity) {
        return new Lot(lotId, newQuantity, expiresOn);
    }
}
