package ai.modular.etl.demandhistory;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.etl.demandhistory.ShelfEvent.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShelfHistoryTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate MONDAY = SUNDAY.plusDays(1);
    private static final OpeningHours HOURS = new OpeningHours(8, 20);
    private static final List<Lot> FOUR = List.of(new Lot("a", new BigDecimal(4), null));

    @Test
    void unitsAreNetOfReturns() {
        ShelfDay day = run(
                        FOUR,
                        event(SUNDAY, 9, Kind.SALE, 2),
                        event(SUNDAY, 9, Kind.RETURN, 1),
                        event(SUNDAY, 17, Kind.SALE, 1))
                .get(0)
                .shelf();
        double[] expected = new double[24];
        expected[9] = 1;
        expected[17] = 1;
        assertThat(day.units()).containsExactly(expected);
    }

    @Test
    void anHourIsOutOfStockWhenTheShelfWasEmptyAllOfIt() {
        List<ShelfHistory.Close> days = run(FOUR, event(SUNDAY, 10, Kind.SALE, 4), event(SUNDAY, 15, Kind.DELIVERY, 6));
        assertThat(emptyHours(days.get(0))).containsExactly(11, 12, 13, 14);
        assertThat(days.get(0).lots()).containsExactly(new Lot("", new BigDecimal(6), null));
    }

    @Test
    void theStockOfADayOpensTheNext() {
        List<ShelfHistory.Close> days = run(FOUR, event(SUNDAY, 18, Kind.SALE, 4), event(MONDAY, 10, Kind.DELIVERY, 1));
        assertThat(emptyHours(days.get(0))).containsExactly(19);
        assertThat(emptyHours(days.get(1))).containsExactly(8, 9);
    }

    @Test
    void aSaleProvesStockWhateverTheBooksSay() {
        List<ShelfHistory.Close> days = run(FOUR, event(SUNDAY, 8, Kind.SALE, 4), event(SUNDAY, 12, Kind.SALE, 1));
        assertThat(emptyHours(days.get(0))).containsExactly(9, 10, 11, 13, 14, 15, 16, 17, 18, 19);
        assertThat(days.get(0).lots()).containsExactly(new Lot("", new BigDecimal(-1), null));
    }

    @Test
    void aCountResetsTheBooks() {
        List<ShelfHistory.Close> days = run(FOUR, event(SUNDAY, 7, Kind.COUNT, 0), event(SUNDAY, 19, Kind.COUNT, 3));
        assertThat(emptyHours(days.get(0))).containsExactly(8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
    }

    @Test
    void unknownStockIsNeverOutOfStock() {
        List<ShelfHistory.Close> never = run(List.of(), event(SUNDAY, 8, Kind.SALE, 4));
        assertThat(emptyHours(never.get(0))).isEmpty();
        assertThat(never.get(0).lots()).isEmpty();
        ShelfHistory.Close notKept = ShelfHistory.run(
                        FOUR, false, List.of(event(SUNDAY, 8, Kind.SALE, 4)), List.of(SUNDAY), HOURS)
                .get(0);
        assertThat(emptyHours(notKept)).isEmpty();
        assertThat(notKept.lots()).isEmpty();
    }

    @Test
    void theBooksStartWithTheFirstDelivery() {
        List<ShelfHistory.Close> days = run(List.of(), event(MONDAY, 9, Kind.DELIVERY, 2));
        assertThat(emptyHours(days.get(0))).isEmpty();
        assertThat(emptyHours(days.get(1))).containsExactly(8);
    }

    @Test
    void theOrderInWhichEventsArriveDoesNotMatter() {
        List<ShelfEvent> events = new ArrayList<>(List.of(
                event(SUNDAY, 9, Kind.SALE, 3),
                event(SUNDAY, 9, Kind.COUNT, 1),
                event(SUNDAY, 12, Kind.WRITE_OFF, 1),
                event(SUNDAY, 14, Kind.DELIVERY, 5),
                event(MONDAY, 9, Kind.SALE, 5)));
        List<ShelfHistory.Close> inOrder = ShelfHistory.run(FOUR, true, events, List.of(SUNDAY, MONDAY), HOURS);
        Collections.reverse(events);
        assertThat(ShelfHistory.run(FOUR, true, events, List.of(SUNDAY, MONDAY), HOURS))
                .usingRecursiveComparison()
                .isEqualTo(inOrder);
    }

    private static List<ShelfHistory.Close> run(List<Lot> opening, ShelfEvent... events) {
        return ShelfHistory.run(opening, true, List.of(events), List.of(SUNDAY, MONDAY), HOURS);
    }

    private static List<Integer> emptyHours(ShelfHistory.Close close) {
        boolean[] empty = close.shelf().outOfStock();
        return IntStream.range(0, empty.length)
                .filter(hour -> empty[hour])
                .boxed()
                .toList();
    }

    private static ShelfEvent event(LocalDate day, int hour, Kind kind, int quantity) {
        return new ShelfEvent(
                day,
                day.atTime(hour, 30).toInstant(ZoneOffset.UTC),
                kind + "-" + day + "-" + hour,
                kind,
                hour,
                BigDecimal.valueOf(quantity),
                "",
                null);
    }
}
