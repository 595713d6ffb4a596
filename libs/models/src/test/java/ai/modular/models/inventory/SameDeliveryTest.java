package ai.modular.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an earlier order brings with the same delivery counts into what bounds the order: ten a day, five on hand, two packs of six ordered. */
class SameDeliveryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate DELIVERY = TODAY.plusDays(1);
    private static final double[] TEN_A_DAY = {10, 10, 10, 10, 10, 10, 10};

    @Test
    void theLargestOrderIsThatOfBothTogether() {
        OrderProposal proposal = propose(DELIVERY, maximum("20"));
        assertThat(proposal.quantity()).isEqualTo("6.000");
        Term last = proposal.receipt().terms().get(proposal.receipt().terms().size() - 1);
        assertThat(last.code()).isEqualTo("MAXIMUM");
        assertThat(last.facts()).isEqualTo(Map.of("maximum", "20", "ordered", "12"));
        assertThat(proposal.more()).extracting(Outcome::quantity).containsExactly(new BigDecimal("6.000"));
    }

    @Test
    void whatWasOrderedInFullIsNoConflict() {
        OrderProposal proposal = propose(DELIVERY, maximum("15"));
        assertThat(proposal.quantity()).isEqualTo("0.000");
        assertThat(proposal.exceptions()).isEmpty();
    }

    @Test
    void theShelfHasPlaceForWhatIsLeftOfItOnly() {
        OrderProposal proposal = propose(DELIVERY, capacity("25"));
        assertThat(proposal.quantity()).isEqualTo("6.000");
        Term last = proposal.receipt().terms().get(proposal.receipt().terms().size() - 1);
        assertThat(last.facts()).isEqualTo(Map.of("capacity", "25", "on_shelf", "17"));
        OrderProposal full = propose(DELIVERY, capacity("20"));
        assertThat(full.quantity()).isEqualTo("0.000");
        assertThat(full.exceptions()).isEmpty();
    }

    @Test
    void anotherDeliveryBoundsNothing() {
        assertThat(propose(DELIVERY.plusDays(1), maximum("20")).quantity()).isEqualTo("18.000");
    }

    private static OrderLimits maximum(String units) {
        return limits(Optional.of(new BigDecimal(units)), Optional.empty());
    }

    private static OrderLimits capacity(String units) {
        return limits(Optional.empty(), Optional.of(new BigDecimal(units)));
    }

    private static OrderLimits limits(Optional<BigDecimal> maximum, Optional<BigDecimal> capacity) {
        return new OrderLimits(
                maximum, capacity, BigDecimal.ZERO, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static OrderProposal propose(LocalDate arrives, OrderLimits limits) {
        StockPosition stock = new StockPosition(
                TODAY,
                List.of(new StockLot(new BigDecimal("5"), Optional.empty())),
                List.of(new OpenOrder(new BigDecimal("12"), arrives)),
                false);
        SupplyTerms terms = new SupplyTerms(
                1, Set.of(DayOfWeek.values()), new BigDecimal("6"), BigDecimal.ZERO, .9, OptionalInt.empty());
        return OrderQuantity.propose(new OrderInput(
                TEN_A_DAY,
                new double[][] {TEN_A_DAY},
                Optional.of(stock),
                terms,
                new ProtectionPeriod(TODAY, DELIVERY, TODAY.plusDays(3)),
                DemandSigns.none(),
                OrderConditions.none().withLimits(limits)));
    }
}
