package ai.modular.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StockoutRiskTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final double[][] PATHS = {{2, 2, 2}, {4, 4, 4}};

    @Test
    void countsThePathsThatRunOut() {
        StockoutRisk risk = of(position(List.of(lot("7", null)), List.of()), 3);
        assertThat(risk.probability()).containsExactly(0, .5, .5);
        assertThat(risk.expectedLost()).containsExactly(0, .5, 2);
        assertThat(risk.anyDay()).isEqualTo(.5);
        assertThat(risk.totalLost()).isEqualTo(2.5);
    }

    @Test
    void aDeliveryOnItsWayIsStockFromItsDayOn() {
        var order = new OpenOrder(new BigDecimal("100"), TODAY.plusDays(2));
        assertThat(of(position(List.of(), List.of(order)), 3).probability()).containsExactly(1, 0, 0);
    }

    @Test
    void aLateDeliveryIsExpectedTheNextDay() {
        var order = new OpenOrder(new BigDecimal("100"), TODAY.minusDays(3));
        assertThat(of(position(List.of(), List.of(order)), 3).anyDay()).isZero();
    }

    @Test
    void whatHasExpiredIsNoStock() {
        assertThat(of(position(List.of(lot("100", TODAY)), List.of()), 1).probability())
                .containsExactly(1);
        assertThat(of(position(List.of(lot("100", TODAY.plusDays(1))), List.of()), 2)
                        .probability())
                .containsExactly(0, 1);
    }

    @Test
    void whatExpiresFirstIsSoldFirst() {
        List<StockLot> lots = List.of(lot("4", TODAY.plusDays(3)), lot("4", TODAY.plusDays(1)));
        StockoutRisk risk = of(position(lots, List.of()), 2);
        assertThat(risk.expectedLost()).containsExactly(0, 0);
    }

    @Test
    void aDeliveryThatSpoilsIsNoStockAfterItsShelfLife() {
        var order = new OpenOrder(new BigDecimal("100"), TODAY.plusDays(1));
        StockoutRisk risk = StockoutRisk.of(PATHS, position(List.of(), List.of(order)), TODAY, 3, OptionalInt.of(2));
        assertThat(risk.probability()).containsExactly(0, 0, 1);
    }

    @Test
    void anOverdrawnLotIsTakenFromTheOthers() {
        List<StockLot> lots = List.of(lot("-3", null), lot("10", null));
        assertThat(of(position(lots, List.of()), 2).expectedLost()).containsExactly(0, .5);
    }

    @Test
    void beyondTheForecastTheLastWeekRepeats() {
        double[][] week = {{1, 2, 3, 4, 5, 6, 7, 8}};
        StockoutRisk risk = StockoutRisk.of(week, StockPosition.none(TODAY), TODAY, 10, OptionalInt.empty());
        assertThat(risk.expectedLost()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 2, 3);
    }

    @Test
    void missingPathsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        StockoutRisk.of(new double[0][], StockPosition.none(TODAY), TODAY, 1, OptionalInt.empty()))
                .withMessageStartingWith("no sample paths are given");
    }

    private static StockoutRisk of(StockPosition position, int days) {
        return StockoutRisk.of(PATHS, position, TODAY, days, OptionalInt.empty());
    }

    private static StockPosition position(List<StockLot> lots, List<OpenOrder> orders) {
        return new StockPosition(TODAY, lots, orders, false);
    }

    private static StockLot lot(String quantity, LocalDate expiresOn) {
        return new StockLot(new BigDecimal(quantity), Optional.ofNullable(expiresOn));
    }
}
