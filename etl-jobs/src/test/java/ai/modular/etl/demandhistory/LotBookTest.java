package ai.modular.etl.demandhistory;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.etl.demandhistory.ShelfEvent.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LotBookTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final LotBook book = new LotBook(List.of(lot("young", 6, 9), lot("old", 4, 2)));

    @Test
    void salesTakeWhatExpiresFirst() {
        book.apply(event(Kind.SALE, 5, ""));
        assertThat(book.lots()).containsExactly(lot("young", 5, 9));
    }

    @Test
    void aWriteOffTakesItsLotFirst() {
        book.apply(event(Kind.WRITE_OFF, 7, "young"));
        assertThat(book.lots()).containsExactly(lot("old", 3, 2));
    }

    @Test
    void aDeliveryAddsALot() {
        book.apply(
                new ShelfEvent(DAY, Instant.EPOCH, "d", Kind.DELIVERY, 6, new BigDecimal(12), "new", DAY.plusDays(12)));
        assertThat(book.lots()).containsExactly(lot("old", 4, 2), lot("young", 6, 9), lot("new", 12, 12));
    }

    @Test
    void aDeliveryWithoutLotIsKnownByItsExpiry() {
        book.apply(new ShelfEvent(DAY, Instant.EPOCH, "d", Kind.DELIVERY, 6, BigDecimal.ONE, "", DAY.plusDays(3)));
        assertThat(book.lots()).contains(new Lot("expires 2026-11-25", BigDecimal.ONE, DAY.plusDays(3)));
    }

    @Test
    void whatIsSoldBeyondTheBooksIsOwedByTheUnknownLot() {
        book.apply(event(Kind.SALE, 13, ""));
        assertThat(book.lots()).containsExactly(new Lot("", new BigDecimal(-3), null));
        book.apply(event(Kind.DELIVERY, 10, "next"));
        assertThat(book.lots()).containsExactly(new Lot("next", new BigDecimal(7), null));
    }

    @Test
    void aCountOfALotSetsThatLot() {
        book.apply(event(Kind.COUNT, 1, "young"));
        assertThat(book.lots()).containsExactly(lot("old", 4, 2), new Lot("young", BigDecimal.ONE, null));
    }

    @Test
    void aCountOfTheItemSetsTheWhole() {
        book.apply(event(Kind.COUNT, 7, ""));
        assertThat(book.lots()).containsExactly(lot("old", 1, 2), lot("young", 6, 9));
        book.apply(event(Kind.COUNT, 9, ""));
        assertThat(book.lots())
                .containsExactly(lot("old", 1, 2), lot("young", 6, 9), new Lot("", BigDecimal.valueOf(2), null));
        book.apply(event(Kind.COUNT, 0, ""));
        assertThat(book.lots()).containsExactly(new Lot("", BigDecimal.ZERO, null));
    }

    @Test
    void returnsDoNotComeBackToTheShelf() {
        book.apply(event(Kind.RETURN, 2, ""));
        assertThat(book.onHand()).isEqualByComparingTo("10");
    }

    @Property(seed = "7")
    void theLotsAddUpToTheBookings(
            @ForAll @Size(max = 30) List<@IntRange(max = 3) Integer> kinds,
            @ForAll @Size(30) List<@IntRange(max = 20) Integer> quantities,
            @ForAll @Size(30) List<@IntRange(max = 4) Integer> lotNumbers) {
        LotBook any = new LotBook(List.of(lot("1", 5, 1)));
        int expected = 5;
        for (int i = 0; i < kinds.size(); i++) {
            Kind kind = List.of(Kind.SALE, Kind.DELIVERY, Kind.WRITE_OFF, Kind.COUNT)
                    .get(kinds.get(i));
            int quantity = quantities.get(i);
            String lotId = kind == Kind.COUNT || lotNumbers.get(i) == 0
                    ? ""
                    : lotNumbers.get(i).toString();
            any.apply(event(kind, quantity, lotId));
            expected = switch (kind) {
                case DELIVERY -> expected + quantity;
                case COUNT -> quantity;
                default -> expected - quantity;
            };
            assertThat(any.onHand()).isEqualByComparingTo(BigDecimal.valueOf(expected));
        }
        assertThat(any.lots().stream()
                        .filter(lot -> lot.quantity().signum() < 0)
                        .count())
                .isEqualTo(expected < 0 ? 1 : 0);
    }

    private static ShelfEvent event(Kind kind, int quantity, String lotId) {
        return new ShelfEvent(DAY, Instant.EPOCH, "e", kind, 10, BigDecimal.valueOf(quantity), lotId, null);
    }

    private static Lot lot(String lotId, int quantity, int days) {
        return new Lot(lotId, BigDecimal.valueOf(quantity), DAY.plusDays(days));
    }
}
