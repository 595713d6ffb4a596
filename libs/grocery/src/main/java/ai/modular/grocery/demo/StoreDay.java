package ai.modular.grocery.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * All that happened in a store on a day, each list in the order of time or of the listing.
 *
 * @param tillLines what was sold and what came back
 * @param movements deliveries in the morning, write-offs and counts after closing
 * @param views what customers looked at
 * @param demand what was wanted and what was sold, for each product on sale
 * @param lots the day of each lot
 * @param after the store at the close
 */
public record StoreDay(
        Store store,
        LocalDate date,
        List<TillLine> tillLines,
        List<Movement> movements,
        List<View> views,
        List<ItemDemand> demand,
        List<LotDay> lots,
        StoreState after) {

    /** A line of a till receipt; a return when {@code returned}, with positive numbers all the same. */
    public record TillLine(
            String eventId,
            Instant at,
            int localHour,
            String itemId,
            String transactionId,
            String customerId,
            boolean returned,
            long thousandths,
            long amountCents,
            double discount) {}

    public enum MovementKind {
        DELIVERY,
        WRITE_OFF,
        COUNT
    }

    /** A movement of stock; order for deliveries only, reason for write-offs only, lot null for the count of an item without any. */
    public record Movement(
            String eventId,
            Instant at,
            int localHour,
            MovementKind kind,
            String itemId,
            long thousandths,
            String lotId,
            LocalDate expiresOn,
            String orderId,
            String reason) {}

    public record View(String eventId, Instant at, String itemId, String customerId) {}

    /**
     * The truth that a shop never sees.
     *
     * @param wanted what customers came for
     * @param sold what they got, returns not deducted
     * @param emptyFromHour local hour in which the shelf became empty, opening hour when it was empty all day, 24 when it never was
     */
    public record ItemDemand(String itemId, long wanted, long sold, int emptyFromHour) {}

    /** opening + delivered − sold − writtenOff = closing. */
    public record LotDay(
            String itemId,
            String lotId,
            LocalDate expiresOn,
            long opening,
            long delivered,
            long sold,
            long writtenOff,
            long closing) {}
}
