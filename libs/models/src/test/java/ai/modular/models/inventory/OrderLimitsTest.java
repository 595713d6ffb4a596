package ai.modular.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten a day, known exactly, covered for three days from tomorrow's delivery on. */
class OrderLimitsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final double[] TEN_A_DAY = {10, 10, 10, 10, 10, 10, 10};
    private static final Set<DayOfWeek> EVERY_DAY = Set.of(DayOfWeek.values());
    private static final OrderLimits NONE = OrderLimits.none();

    @Test
    void aFullShelfTakesNoMoreThanFits() {
        OrderProposal proposal = propose("5", "6", "0", capacity("20"));
        // 5 are on the shelf in the morning of the delivery: 15 have a place, two packs of 6 of which
        assertThat(values(proposal))
                .containsExactly(
                        "EXPECTED_DEMAND 30.000",
                        "SAFETY_STOCK 0.000",
                        "ON_HAND -5.000",
                        "PACK_ROUNDING 5.000",
                        "SHELF_CAPACITY -18.000");
        assertThat(proposal.receipt().terms().get(4).facts()).isEqualTo(Map.of("capacity", "20", "on_shelf", "5"));
        assertThat(proposal.quantity()).isEqualTo("12.000");
    }

    @Test
    void whereNotEvenAPackFitsTheCheaperOfAPackAndNothingIsTaken() {
        OrderProposal proposal = propose("0", "24", "0", capacity("20"));
        assertThat(proposal.quantity()).isEqualTo("24.000");
        assertThat(proposal.exceptions()).containsExactly(OrderException.SHELF_TOO_SMALL);
        OrderProposal hopeless = propose("28", "24", "0", capacity("30"));
        assertThat(hopeless.quantity()).isEqualTo("0.000");
    }

    @Test
    void theLargestOrderIsKeptInPacks() {
        OrderProposal proposal = propose("0", "6", "0", maximum("20"));
        assertThat(values(proposal)).contains("MAXIMUM -12.000");
        assertThat(proposal.quantity()).isEqualTo("18.000");
    }

    @Test
    void aLargestOrderBelowTheSmallestOrdersNothingAndSaysSo() {
        OrderProposal proposal = propose("0", "6", "24", maximum("20"));
        assertThat(proposal.quantity()).isEqualTo("0.000");
        assertThat(proposal.exceptions()).containsExactly(OrderException.LIMITS_CONFLICT);
    }

    @Test
    void aShelfThatShouldLookStockedIsFilledBeyondTheDemand() {
        OrderProposal proposal = propose("5", "1", "0", presentation("8"));
        assertThat(values(proposal))
                .containsExactly(
                        "EXPECTED_DEMAND 30.000", "SAFETY_STOCK 0.000", "ON_HAND -5.000", "PRESENTATION 8.000");
        assertThat(propose("60", "1", "0", presentation("8")).quantity()).isEqualTo("0.000");
    }

    @Test
    void onlyTheDaysBeforeAnItemLeavesAreCovered() {
        OrderProposal proposal = propose("0", "1", "0", lastDay(TODAY.plusDays(2)));
        assertThat(proposal.quantity()).isEqualTo("20.000");
        assertThat(proposal.exceptions()).containsExactly(OrderException.LEAVES_ASSORTMENT);
    }

    @Test
    void nothingIsOrderedThatArrivesAfterTheLastDayOfSale() {
        OrderProposal proposal = propose("3", "1", "0", lastDay(TODAY));
        assertThat(proposal.quantity()).isEqualTo("0.000");
        assertThat(proposal.more()).isEmpty();
    }

    @Test
    void whatIsPutToRestKeepsItsArithmetic() {
        OrderProposal proposal = propose("0", "6", "0", snoozed(TODAY.plusDays(4)));
        assertThat(values(proposal)).contains("SNOOZED -30.000");
        assertThat(proposal.quantity()).isEqualTo("0.000");
        assertThat(propose("0", "6", "0", snoozed(TODAY.plusDays(1))).quantity())
                .isEqualTo("30.000");
    }

    @Test
    void anOldStockIsTakenLessWhatUsuallySells() {
        StockPosition old = new StockPosition(
                        TODAY.minusDays(3),
                        List.of(
                                new StockLot(new BigDecimal("4"), Optional.of(TODAY.plusDays(1))),
                                new StockLot(new BigDecimal("20"), Optional.empty())),
                        List.of(),
                        false)
                .afterUsualSales(2.5, 3);
        OrderProposal proposal = propose(old, "1", "0", OrderConditions.none());
        assertThat(values(proposal))
                .containsExactly(
                        "EXPECTED_DEMAND 30.000",
                        "SAFETY_STOCK 0.000",
                        "ON_HAND -24.000",
                        "SOLD_SINCE 7.500",
                        "PACK_ROUNDING 0.500");
        assertThat(proposal.daysOfCover()).isEqualTo(OptionalDouble.of(1.65));
    }

    @Test
    void expiredStockIsNoStockAndIsTold() {
        StockPosition position = new StockPosition(
                TODAY, List.of(new StockLot(new BigDecimal("9"), Optional.of(TODAY))), List.of(), false);
        OrderProposal proposal = propose(position, "1", "0", OrderConditions.none());
        assertThat(proposal.quantity()).isEqualTo("30.000");
        assertThat(proposal.exceptions()).containsExactly(OrderException.EXPIRES_UNSOLD, OrderException.EXPIRED_STOCK);
    }

    @Test
    void unitsThatCostMoreAsWasteThanTheySaveAreLeftOut() {
        double[][] paths = new double[100][1];
        for (int i = 0; i < paths.length; i++) {
            paths[i][0] = i;
        }
        SupplyTerms terms = terms("1", "0", OptionalInt.of(1), .99);
        OrderProposal proposal = OrderQuantity.propose(new OrderInput(
                new double[] {49.5},
                paths,
                Optional.of(StockPosition.none(TODAY)),
                terms,
                new ProtectionPeriod(TODAY, TODAY.plusDays(1), TODAY.plusDays(1)),
                DemandSigns.none(),
                OrderConditions.none().withCosts(UnitCosts.of(.99, 1, 1))));
        // Sold on one day only: half of the paths sell the unit that is worth its waste
        assertThat(proposal.quantity()).isEqualTo("49.000");
        assertThat(proposal.receipt().terms())
                .filteredOn(term -> term.code().equals("WASTE"))
                .extracting(Term::facts)
                .containsExactly(Map.of("waste_cost", "1.00", "lost_sale_cost", "1.00"));
    }

    @Test
    void otherQuantitiesAreToldWithWhatTheyWouldBring() {
        OrderConditions costs = OrderConditions.none().withCosts(UnitCosts.of(.9, 2, 0));
        Receipt receipt = propose(StockPosition.none(TODAY), "10", "0", costs).receipt();
        assertThat(receipt.whatIf())
                .extracting(outcome -> "%s lost %s left %s cost %s"
                        .formatted(
                                outcome.quantity().toPlainString(),
                                outcome.lost(),
                                outcome.leftOver(),
                                outcome.cost().orElseThrow()))
                .containsExactly(
                        "0.000 lost 30.000 left 0.000 cost 60.00",
                        "10.000 lost 20.000 left 0.000 cost 40.00",
                        "20.000 lost 10.000 left 0.000 cost 20.00",
                        "30.000 lost 0.000 left 0.000 cost 0.00",
                        "40.000 lost 0.000 left 10.000 cost 2.22",
                        "50.000 lost 0.000 left 20.000 cost 4.44");
        assertThat(Receipt.fromJson(receipt.toJson())).isEqualTo(receipt);
    }

    @Test
    void aNewItemWithoutAForecastFillsItsShelf() {
        OrderProposal proposal = FirstFill.propose(
                new StockPosition(
                        TODAY, List.of(new StockLot(new BigDecimal("3"), Optional.empty())), List.of(), false),
                terms("6", "0", OptionalInt.empty(), .9),
                new ProtectionPeriod(TODAY, TODAY.plusDays(1), TODAY.plusDays(3)),
                presentation("10"));
        assertThat(values(proposal)).containsExactly("PRESENTATION 10.000", "ON_HAND -3.000", "PACK_ROUNDING 5.000");
        assertThat(proposal.exceptions()).containsExactly(OrderException.NO_FORECAST);
    }

    private static OrderConditions capacity(String units) {
        return limits(new OrderLimits(
                Optional.empty(),
                Optional.of(new BigDecimal(units)),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static OrderConditions maximum(String units) {
        return limits(new OrderLimits(
                Optional.of(new BigDecimal(units)),
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static OrderConditions presentation(String units) {
        return limits(new OrderLimits(
                NONE.maximum(),
                NONE.shelfCapacity(),
                new BigDecimal(units),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static OrderConditions lastDay(LocalDate day) {
        return limits(new OrderLimits(
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.of(day),
                Optional.empty()));
    }

    private static OrderConditions snoozed(LocalDate until) {
        return limits(new OrderLimits(
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.of(until)));
    }

    private static OrderConditions limits(OrderLimits limits) {
        return OrderConditions.none().withLimits(limits);
    }

    private static OrderProposal propose(String onHand, String pack, String minimum, OrderConditions conditions) {
        return propose(
                new StockPosition(
                        TODAY, List.of(new StockLot(new BigDecimal(onHand), Optional.empty())), List.of(), false),
                pack,
                minimum,
                conditions);
    }

    private static OrderProposal propose(
            StockPosition position, String pack, String minimum, OrderConditions conditions) {
        return OrderQuantity.propose(new OrderInput(
                TEN_A_DAY,
                new double[][] {TEN_A_DAY},
                Optional.of(position),
                terms(pack, minimum, OptionalInt.empty(), .9),
                new ProtectionPeriod(TODAY, TODAY.plusDays(1), TODAY.plusDays(3)),
                DemandSigns.none(),
                conditions));
    }

    private static SupplyTerms terms(String pack, String minimum, OptionalInt shelfLife, double ratio) {
        return new SupplyTerms(1, EVERY_DAY, new BigDecimal(pack), new BigDecimal(minimum), ratio, shelfLife);
    }

    private static List<String> values(OrderProposal proposal) {
        return proposal.receipt().terms().stream()
                .map(term -> term.code() + " " + term.value().toPlainString())
                .toList();
    }
}
