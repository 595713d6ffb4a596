package ai.modular.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderQuantityTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate TOMORROW = TODAY.plusDays(1);
    private static final double[] TEN_A_DAY = {10, 10, 10, 10, 10, 10, 10};

    @Test
    void ordersUpToTheDemandUntilTheFollowingDelivery() {
        OrderProposal proposal = propose(position("4", null), terms(1, "1", "0"), period(1, 3));
        assertThat(proposal.quantity()).isEqualTo("26.000");
        assertThat(values(proposal)).containsExactly("EXPECTED_DEMAND 30.000", "SAFETY_STOCK 0.000", "ON_HAND -4.000");
        assertThat(proposal.receipt().terms().get(0).facts())
                .isEqualTo(Map.of("first_day", "2026-11-23", "last_day", "2026-11-25", "days", "3"));
        assertThat(proposal.daysOfCover()).hasValue(.4);
        assertThat(proposal.exceptions()).isEmpty();
    }

    @Test
    void theCriticalRatioSetsTheSafetyStock() {
        double[][] paths = new double[101][1];
        for (int i = 0; i < paths.length; i++) {
            paths[i][0] = i;
        }
        var input = new OrderInput(
                new double[] {50},
                paths,
                Optional.of(StockPosition.none(TODAY)),
                terms(1, "1", "0"),
                period(1, 1),
                DemandSigns.none());
        assertThat(values(OrderQuantity.propose(input)))
                .containsExactly("EXPECTED_DEMAND 50.000", "SAFETY_STOCK 40.000", "ON_HAND 0.000");
    }

    @Test
    void whatIsLostBeforeTheDeliveryIsNotOrderedAfterwards() {
        OrderProposal proposal = propose(position("5", null), terms(1, "1", "0"), period(3, 4));
        assertThat(values(proposal))
                .containsExactly(
                        "EXPECTED_DEMAND 40.000",
                        "LOST_BEFORE_DELIVERY -15.000",
                        "SAFETY_STOCK 0.000",
                        "ON_HAND -5.000");
        assertThat(proposal.quantity()).isEqualTo("20.000");
        assertThat(proposal.risk()).isEqualTo(1);
        assertThat(proposal.expectedLost()).isEqualTo(15);
        assertThat(proposal.exceptionCodes()).containsExactly("WILL_RUN_OUT");
    }

    @Test
    void whatExpiresIsNoStock() {
        OrderProposal proposal = propose(position("25", TOMORROW), terms(1, "1", "0"), period(1, 3));
        assertThat(values(proposal))
                .containsExactly(
                        "EXPECTED_DEMAND 30.000", "SAFETY_STOCK 0.000", "ON_HAND -25.000", "EXPIRES_UNSOLD 15.000");
        assertThat(proposal.exceptions()).containsExactly(OrderException.EXPIRES_UNSOLD);
    }

    @Test
    void whatArrivesInTimeIsCounted() {
        var orders = List.of(
                new OpenOrder(new BigDecimal("7"), TOMORROW), new OpenOrder(new BigDecimal("90"), TODAY.plusDays(9)));
        OrderProposal proposal =
                propose(new StockPosition(TODAY, List.of(), orders, false), terms(1, "1", "0"), period(1, 3));
        assertThat(values(proposal))
                .containsExactly("EXPECTED_DEMAND 30.000", "SAFETY_STOCK 0.000", "ON_HAND 0.000", "ON_ORDER -7.000");
        assertThat(proposal.receipt().terms().get(3).facts()).isEqualTo(Map.of("next_arrival", "2026-11-23"));
    }

    @Test
    void enoughStockNeedsNothing() {
        OrderProposal proposal = propose(position("100", null), terms(1, "6", "12"), period(1, 3));
        assertThat(values(proposal))
                .containsExactly(
                        "EXPECTED_DEMAND 30.000", "SAFETY_STOCK 0.000", "ON_HAND -100.000", "NOT_NEEDED 70.000");
        assertThat(proposal.quantity()).isEqualTo("0.000");
        assertThat(proposal.daysOfCover()).isEmpty();
    }

    @Test
    void theCheaperOfTheTwoPacksIsTaken() {
        assertThat(propose(position("0", null), terms(1, "20", "0"), period(1, 3))
                        .quantity())
                .isEqualTo("40.000");
        assertThat(propose(position("0", null), terms(1, "100", "0"), period(1, 3))
                        .quantity())
                .isEqualTo("100.000");
        var cheapToLose = new OrderInput(
                TEN_A_DAY,
                new double[][] {TEN_A_DAY},
                Optional.empty(),
                new SupplyTerms(1, everyDay(), new BigDecimal("100"), BigDecimal.ZERO, .5, OptionalInt.empty()),
                period(1, 3),
                DemandSigns.none());
        assertThat(values(OrderQuantity.propose(cheapToLose))).contains("PACK_ROUNDING -30.000");
    }

    @Test
    void aSmallOrderIsLiftedToTheMinimumInPacks() {
        OrderProposal proposal = propose(position("20", null), terms(1, "6", "20"), period(1, 3));
        assertThat(values(proposal)).contains("PACK_ROUNDING 2.000", "MINIMUM 12.000");
        assertThat(proposal.quantity()).isEqualTo("24.000");
    }

    @Test
    void anOrderCoversNoDaysOnWhichItHasSpoiled() {
        var terms = new SupplyTerms(1, everyDay(), BigDecimal.ONE, BigDecimal.ZERO, .9, OptionalInt.of(2));
        OrderProposal proposal = propose(position("0", null), terms, period(1, 7));
        assertThat(proposal.quantity()).isEqualTo("20.000");
        assertThat(proposal.receipt().terms().get(0).facts()).containsEntry("last_day", "2026-11-24");
    }

    @Test
    void whatIsNotKnownIsSaid() {
        var assumed = new StockPosition(
                TODAY, List.of(new StockLot(new BigDecimal("-2"), Optional.empty())), List.of(), true);
        var signs = new DemandSigns(OptionalDouble.of(1), true, true);
        OrderProposal proposal = OrderQuantity.propose(new OrderInput(
                TEN_A_DAY, new double[][] {TEN_A_DAY}, Optional.of(assumed), terms(1, "1", "0"), period(1, 3), signs));
        assertThat(proposal.exceptions())
                .containsExactly(
                        OrderException.UNUSUAL_DEMAND,
                        OrderException.PROMOTION_AHEAD,
                        OrderException.STOCK_ASSUMED,
                        OrderException.STOCK_NEGATIVE,
                        OrderException.FORECAST_FALLBACK);
        assertThat(proposal.receipt().terms().get(2).facts())
                .isEqualTo(Map.of("as_of", "2026-11-22", "assumed", "true", "booked", "-2"));
    }

    @Test
    void withoutAPositionTheShelfCountsAsEmpty() {
        OrderProposal proposal = OrderQuantity.propose(new OrderInput(
                TEN_A_DAY,
                new double[][] {TEN_A_DAY},
                Optional.empty(),
                terms(1, "1", "0"),
                period(1, 3),
                DemandSigns.none()));
        assertThat(proposal.quantity()).isEqualTo("30.000");
        assertThat(proposal.exceptions()).containsExactly(OrderException.NO_STOCK_POSITION);
    }

    @Test
    void withoutAForecastNothingIsProposed() {
        OrderProposal proposal = OrderQuantity.withoutForecast();
        assertThat(proposal.quantity()).isEqualTo("0.000");
        assertThat(proposal.receipt().sum()).isEqualTo("0.000");
        assertThat(proposal.exceptions()).containsExactly(OrderException.NO_FORECAST);
    }

    private static OrderProposal propose(StockPosition position, SupplyTerms terms, ProtectionPeriod period) {
        return OrderQuantity.propose(new OrderInput(
                TEN_A_DAY, new double[][] {TEN_A_DAY}, Optional.of(position), terms, period, DemandSigns.none()));
    }

    private static List<String> values(OrderProposal proposal) {
        return proposal.receipt().terms().stream()
                .map(term -> term.code() + " " + term.value().toPlainString())
                .toList();
    }

    private static StockPosition position(String quantity, LocalDate expiresOn) {
        return new StockPosition(
                TODAY,
                List.of(new StockLot(new BigDecimal(quantity), Optional.ofNullable(expiresOn))),
                List.of(),
                false);
    }

    private static SupplyTerms terms(int leadTime, String pack, String minimum) {
        return new SupplyTerms(
                leadTime, everyDay(), new BigDecimal(pack), new BigDecimal(minimum), .9, OptionalInt.empty());
    }

    private static Set<DayOfWeek> everyDay() {
        return EnumSet.allOf(DayOfWeek.class);
    }

    private static ProtectionPeriod period(int delivery, int last) {
        return new ProtectionPeriod(TODAY, TODAY.plusDays(delivery), TODAY.plusDays(last));
    }
}
