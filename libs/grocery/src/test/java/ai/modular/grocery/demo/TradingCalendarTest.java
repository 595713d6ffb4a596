package ai.modular.grocery.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {

    private static final Store STORE = Store.ALL.get(0);

    @Test
    void easterIsWhereTheTablesHaveIt() {
        assertThat(TradingCalendar.easter(2024)).isEqualTo("2024-03-31");
        assertThat(TradingCalendar.easter(2025)).isEqualTo("2025-04-20");
        assertThat(TradingCalendar.easter(2026)).isEqualTo("2026-04-05");
    }

    @Test
    void theHistoryOfTheDemoHasItsHolidays() {
        assertThat(TradingCalendar.events(STORE, LocalDate.of(2026, 5, 27), LocalDate.of(2026, 11, 22)))
                .extracting(TradingCalendar.EventDay::event)
                .containsExactly("June holiday", "August holiday", "Stocktaking", "October holiday", "Halloween");
    }

    @Test
    void nothingIsSoldOnAClosedDay() {
        LocalDate stocktaking = LocalDate.of(2026, 9, 1);
        assertThat(TradingCalendar.isClosed(STORE, stocktaking)).isTrue();
        var chain = DemoChain.of(7, LocalDate.of(2026, 9, 30), 60, 1);
        assertThat(new DemandCurve(chain, STORE).units(chain.listing(STORE).get(0), stocktaking))
                .isEqualTo(0.0);
        assertThat(new Baskets(chain, STORE).of(stocktaking).purchases()).isEmpty();
    }
}
