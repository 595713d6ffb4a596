package ai.modular.grocery.demo;

import ai.modular.grocery.demo.StoreDay.LotDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The stock of one item through one day, lot by lot, first expired first out. */
final class Shelf {

    private static final class Pile {
        private final Lot lot;
        private final long opening;
        private long delivered;
        private long sold;
        private long writtenOff;

        Pile(Lot lot, long opening, long delivered) {
            this.lot = lot;
            this.opening = opening;
            this.delivered = delivered;
        }

        long left() {
            return opening + delivered - sold - writtenOff;
        }
    }

    private final List<Pile> piles = new ArrayList<>();
    private long onHand;

    /** A lot that was there at the opening. */
    void open(Lot lot) {
        add(new Pile(lot, lot.thousandths(), 0));
    }

    /** A delivery; it joins the lot of the same name when there is one already. */
    void receive(Lot lot) {
        for (Pile pile : piles) {
            if (pile.lot.lotId().equals(lot.lotId())) {
                pile.delivered += lot.thousandths();
                onHand += lot.thousandths();
                return;
            }
        }
        add(new Pile(lot, 0, lot.thousandths()));
    }

    long onHand() {
        return onHand;
    }

    /** Sells what is there of the quantity wanted, and returns it. */
    long take(long wanted) {
        long missing = Math.min(wanted, onHand);
        long taken = missing;
        for (Pile pile : piles) {
            long part = Math.min(missing, pile.left());
            pile.sold += part;
            missing -= part;
        }
        onHand -= taken;
        return taken;
    }

    /** Throws the lot away, up to the quantity, and returns what was thrown away. */
    long writeOff(Lot lot, long quantity) {
        for (Pile pile : piles) {
            if (pile.lot.lotId().equals(lot.lotId())) {
                long gone = Math.min(quantity, pile.left());
                pile.writtenOff += gone;
                onHand -= gone;
                return gone;
            }
        }
        return 0;
    }

    /** Lots with something left, as they are now. */
    List<Lot> lots() {
        return piles.stream()
                .filter(pile -> pile.left() > 0)
                .map(pile -> pile.lot.with(pile.left()))
                .toList();
    }

    /** Lots whose last day of sale is today or was before. */
    List<Lot> expired(LocalDate today) {
        return lots().stream()
                .filter(lot -> lot.expiresOn() != null && !lot.expiresOn().isAfter(today))
                .toList();
    }

    List<LotDay> days() {
        return piles.stream()
                .map(pile -> new LotDay(
                        pile.lot.itemId(),
                        pile.lot.lotId(),
                        pile.lot.expiresOn(),
                        pile.opening,
                        pile.delivered,
                        pile.sold,
                        pile.writtenOff,
                        pile.left()))
                .toList();
    }

    private void add(Pile pile) {
        piles.add(pile);
        piles.sort((a, b) -> Lot.ORDER.compare(a.lot, b.lot));
        onHand += pile.left();
    }
}
