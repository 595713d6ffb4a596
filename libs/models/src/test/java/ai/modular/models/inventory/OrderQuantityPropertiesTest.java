package ai.modular.models.inventory;

import static ai.modular.models.inventory.OrderInputs.TODAY;
import static ai.modular.models.inventory.OrderInputs.withCosts;
import static ai.modular.models.inventory.OrderInputs.withDemand;
import static ai.modular.models.inventory.OrderInputs.withLot;
import static ai.modular.models.inventory.OrderInputs.withPeriod;
import static ai.modular.models.inventory.OrderInputs.withRatio;
import static ai.modular.models.inventory.OrderInputs.withStock;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every order, whatever the shelf, the supplier and the demand. */
class OrderQuantityPropertiesTest {

    @Property(tries = 500, seed = "7")
    void theReceiptAddsUpToTheQuantity(@ForAll("orders") OrderInput input) {
        OrderProposal proposal = OrderQuantity.propose(input);
        BigDecimal sum = BigDecimal.ZERO;
        for (Term term : proposal.receipt().terms()) {
            assertThat(term.value().scale()).isEqualTo(3);
            sum = sum.add(term.value());
        }
        assertThat(sum).isEqualByComparingTo(proposal.quantity());
        assertThat(Receipt.fromJson(proposal.receipt().toJson())).isEqualTo(proposal.receipt());
    }

    @Property(tries = 500, seed = "7")
    void theQuantityIsPacksAndNothingOrTheMinimum(@ForAll("orders") OrderInput input) {
        BigDecimal quantity = OrderQuantity.propose(input).quantity();
        assertThat(quantity.remainder(input.terms().packSize())).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(quantity.signum()).isIn(0, 1);
        if (quantity.signum() > 0) {
            assertThat(quantity).isGreaterThanOrEqualTo(input.terms().minimum());
        }
    }

    @Property(tries = 300, seed = "7")
    void aHigherCriticalRatioNeverOrdersLess(@ForAll("orders") OrderInput input, @ForAll("ratios") double other) {
        double lower = Math.min(other, input.terms().criticalRatio());
        double higher = Math.max(other, input.terms().criticalRatio());
        assertThat(OrderQuantity.propose(withRatio(input, lower)).quantity())
                .isLessThanOrEqualTo(
                        OrderQuantity.propose(withRatio(input, higher)).quantity());
    }

    @Property(tries = 300, seed = "7")
    void moreOnTheShelfNeverOrdersMore(@ForAll("orders") OrderInput input, @ForAll("quantities") BigDecimal more) {
        OrderInput fuller = withLot(input, new StockLot(more, Optional.empty()));
        assertThat(OrderQuantity.propose(fuller).quantity())
                .isLessThanOrEqualTo(OrderQuantity.propose(input).quantity());
    }

    @Property(tries = 300, seed = "7")
    void theQuantityStaysWithinItsLimitsWhateverTheyAre(@ForAll("bounded") OrderInput input) {
        OrderProposal proposal = OrderQuantity.propose(input);
        BigDecimal quantity = proposal.quantity();
        assertThat(quantity.remainder(input.terms().packSize())).isEqualByComparingTo(BigDecimal.ZERO);
        input.limits().maximum().ifPresent(most -> assertThat(quantity).isLessThanOrEqualTo(most));
        BigDecimal smallest = OrderSteps.smallest(input);
        if (quantity.signum() > 0) {
            assertThat(quantity).isGreaterThanOrEqualTo(smallest);
        }
        input.limits()
                .shelfCapacity()
                .ifPresent(capacity -> assertThat(quantity).isLessThanOrEqualTo(capacity.max(smallest)));
        assertThat(proposal.receipt().sum()).isEqualByComparingTo(quantity);
        assertThat(proposal.receipt().whatIf())
                .as("the proposed quantity is one of those told")
                .anyMatch(outcome -> outcome.quantity().compareTo(quantity) == 0);
    }

    @Property(tries = 300, seed = "7")
    void theTargetGrowsWithTheDemand(@ForAll("keeping") OrderInput input, @ForAll("factors") double factor) {
        assertThat(target(withDemand(input, factor))).isGreaterThanOrEqualTo(target(input));
    }

    @Property(tries = 300, seed = "7")
    void theTargetGrowsWithTheCriticalRatio(@ForAll("orders") OrderInput input, @ForAll("ratios") double other) {
        double lower = Math.min(other, input.terms().criticalRatio());
        double higher = Math.max(other, input.terms().criticalRatio());
        assertThat(target(withRatio(input, higher))).isGreaterThanOrEqualTo(target(withRatio(input, lower)));
    }

    /**
     * On the same calendar, with a stock that lasts and nothing on its way: what would be lost before a later delivery is not ordered afterwards,
     * and what arrives in more days is less to order.
     */
    @Property(tries = 300, seed = "7")
    void theTargetGrowsWithTheLeadTime(@ForAll("keeping") OrderInput input, @ForAll("leads") int lead) {
        OrderInput full = withStock(
                input,
                new StockPosition(
                        TODAY, List.of(new StockLot(new BigDecimal("5000"), Optional.empty())), List.of(), false));
        var calendar = Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY);
        assertThat(target(withPeriod(full, new DeliveryCalendar(lead + 1, calendar).protection(TODAY))))
                .isGreaterThanOrEqualTo(
                        target(withPeriod(full, new DeliveryCalendar(lead, calendar).protection(TODAY))));
    }

    @Property(tries = 200, seed = "7")
    void theOrderOfLotsAndOpenOrdersMeansNothing(@ForAll("bounded") OrderInput input, @ForAll long seed) {
        Random random = new Random(seed);
        StockPosition old = input.stock().orElseThrow();
        List<StockLot> lots = shuffled(old.lots(), random);
        List<OpenOrder> orders = shuffled(old.onOrder(), random);
        OrderInput other = new OrderInput(
                input.mean(),
                input.paths(),
                Optional.of(new StockPosition(old.asOf(), lots, orders, old.assumed())),
                input.terms(),
                input.period(),
                input.signs(),
                input.conditions());
        assertThat(OrderQuantity.propose(other)).isEqualTo(OrderQuantity.propose(input));
    }

    @Property(tries = 300, seed = "7")
    void dearerWasteNeverOrdersMore(@ForAll("orders") OrderInput input, @ForAll("factors") double waste) {
        double ratio = input.terms().criticalRatio();
        OrderProposal cheap = OrderQuantity.propose(withCosts(input, UnitCosts.of(ratio, 1, 0)));
        OrderProposal dear = OrderQuantity.propose(withCosts(input, UnitCosts.of(ratio, 1, waste)));
        assertThat(dear.quantity()).isLessThanOrEqualTo(cheap.quantity());
    }

    /** The need before packs, minimum, shelf and expiry. */
    private static BigDecimal target(OrderInput input) {
        Set<String> needs = Set.of(
                "EXPECTED_DEMAND", "LOST_BEFORE_DELIVERY", "SAFETY_STOCK", "ON_HAND", "EXPIRES_UNSOLD", "ON_ORDER");
        return OrderQuantity.propose(input).receipt().terms().stream()
                .filter(term -> needs.contains(term.code()))
                .map(Term::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static <T> List<T> shuffled(List<T> values, Random random) {
        List<T> result = new ArrayList<>(values);
        Collections.shuffle(result, random);
        return result;
    }

    @Provide
    Arbitrary<Double> factors() {
        return Arbitraries.doubles().between(1, 4);
    }

    @Provide
    Arbitrary<Integer> leads() {
        return Arbitraries.integers().between(1, 9);
    }

    @Provide
    Arbitrary<Double> ratios() {
        return Arbitraries.doubles().between(.05, .99);
    }

    @Provide
    Arbitrary<BigDecimal> quantities() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("80"))
                .ofScale(3);
    }

    @Provide
    Arbitrary<OrderInput> orders() {
        return Arbitraries.longs().map(OrderInputs::order);
    }

    /** Items and stock that do not spoil. */
    @Provide
    Arbitrary<OrderInput> keeping() {
        return Arbitraries.longs().map(OrderInputs::keeping);
    }

    @Provide
    Arbitrary<OrderInput> bounded() {
        return Arbitraries.longs().map(OrderInputs::bounded);
    }
}
