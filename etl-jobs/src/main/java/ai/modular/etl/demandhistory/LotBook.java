package ai.modular.etl.demandhistory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lots of one item in one store, kept through deliveries, sales, write-offs and counts.
 *
 * <p>Sales take the lot that expires first. What is sold beyond the books makes the unknown lot negative, and the next goods that come in settle
 * it: the sum over the lots is always what the bookings add up to. Returned goods do not come back to the shelf unless they are counted.
 */
final class LotBook {

    private final List<Lot> lots = new ArrayList<>();

    LotBook(List<Lot> opening) {
        opening.forEach(this::put);
        settle();
    }

    BigDecimal onHand() {
        return lots.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The lots, first expired first; an empty shelf is one unknown lot of 0, which tells it from a shelf that nobody knows. */
    List<Lot> lots() {
        return lots.isEmpty() ? List.of(new Lot(Lot.UNKNOWN, BigDecimal.ZERO, null)) : List.copyOf(lots);
    }

    void apply(ShelfEvent event) {
        switch (event.kind()) {
            case SALE -> take(event.quantity());
            case WRITE_OFF -> writeOff(event.lotId(), event.quantity());
            case DELIVERY -> deliver(event.lotId(), event.quantity(), event.expiresOn());
            case COUNT -> count(event);
            case RETURN -> {}
        }
    }

    private void deliver(String lotId, BigDecimal quantity, LocalDate expiresOn) {
        String name = lotId.isEmpty() && expiresOn != null ? "expires " + expiresOn : lotId;
        put(new Lot(name, quantity, expiresOn));
        settle();
    }

    private void writeOff(String lotId, BigDecimal quantity) {
        BigDecimal ofLot =
                find(lotId).map(Lot::quantity).orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
        BigDecimal named = lotId.isEmpty() ? BigDecimal.ZERO : ofLot.min(quantity);
        if (named.signum() > 0) {
            put(new Lot(lotId, named.negate(), null));
        }
        take(quantity.subtract(named));
    }

    private void count(ShelfEvent event) {
        if (event.lotId().isEmpty()) {
            countAll(event.quantity());
            return;
        }
        find(event.lotId()).ifPresent(lots::remove);
        put(new Lot(event.lotId(), event.quantity(), event.expiresOn()));
        settle();
    }

    /** Missing goods are taken from what expires first; more than the books have is stock of an unknown lot. */
    private void countAll(BigDecimal counted) {
        BigDecimal missing = onHand().subtract(counted);
        if (missing.signum() >= 0) {
            take(missing);
        } else {
            put(new Lot(Lot.UNKNOWN, missing.negate(), null));
            settle();
        }
    }

    private void take(BigDecimal quantity) {
        BigDecimal left = quantity;
        for (Lot lot : List.copyOf(lots)) {
            BigDecimal taken = lot.quantity().min(left).max(BigDecimal.ZERO);
            if (taken.signum() > 0) {
                put(lot.with(taken.negate()));
                left = left.subtract(taken);
            }
        }
        if (left.signum() > 0) {
            put(new Lot(Lot.UNKNOWN, left.negate(), null));
        }
    }

    /** Lets the other lots pay for a negative unknown one. */
    private void settle() {
        Optional<Lot> debt = find(Lot.UNKNOWN).filter(lot -> lot.quantity().signum() < 0);
        debt.ifPresent(lot -> {
            lots.remove(lot);
            take(lot.quantity().negate());
        });
    }

    /** Adds to the lot of that name, or takes from it; an emptied lot is gone. A known expiry stays. */
    private void put(Lot change) {
        Lot before = find(change.lotId()).orElse(change.with(BigDecimal.ZERO));
        lots.remove(before);
        BigDecimal after = before.quantity().add(change.quantity());
        if (after.signum() != 0) {
            LocalDate expiry = before.expiresOn() == null ? change.expiresOn() : before.expiresOn();
            lots.add(new Lot(change.lotId(), after, expiry));
            lots.sort(Lot.FIRST_EXPIRED);
        }
    }

    private Optional<Lot> find(String lotId) {
        return lots.stream().filter(lot -> lot.lotId().equals(lotId)).findFirst();
    }
}
