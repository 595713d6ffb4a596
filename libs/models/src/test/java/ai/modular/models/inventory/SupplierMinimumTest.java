package ai.modular.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SupplierMinimumTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void aLargeEnoughOrderStaysAsItIs() {
        Map<String, OrderProposal> result = minimum("20", 0).apply(List.of(line("a", 2, 30, "1")));
        assertThat(result.get("a").quantity()).isEqualTo("30.000");
        assertThat(result.get("a").receipt().terms())
                .noneMatch(term -> term.code().equals("SUPPLIER_MINIMUM"));
    }

    @Test
    void aSmallOrderIsFilledUpByThePacksThatAreWorthMost() {
        // The steady item keeps what it has; the uncertain one sells more in some weeks
        OrderProposal before = line("a", 2, 30, "1").proposal();
        Map<String, OrderProposal> result =
                minimum("40", 0).apply(List.of(line("a", 2, 30, "1"), line("b", 2, 0, "1")));
        BigDecimal all = result.get("a").quantity().add(result.get("b").quantity());
        assertThat(all).isEqualTo("40.000");
        Term term = last(result.get("a"));
        assertThat(term.code()).isEqualTo("SUPPLIER_MINIMUM");
        assertThat(term.value()).isEqualTo(result.get("a").quantity().subtract(before.quantity()));
        assertThat(term.facts()).isEqualTo(Map.of("minimum_value", "40", "order_value", "30"));
        assertThat(result.get("a").receipt().whatIf())
                .extracting(outcome -> outcome.quantity().intValue())
                .contains(0, result.get("a").quantity().intValue());
    }

    @Test
    void anOrderFarBelowTheMinimumWaits() {
        Map<String, OrderProposal> result = minimum("1000", 0).apply(List.of(line("a", 2, 30, "1")));
        assertThat(result.get("a").quantity()).isEqualTo("0.000");
        assertThat(result.get("a").exceptions()).containsExactly(OrderException.ORDER_POSTPONED);
        assertThat(last(result.get("a")).facts()).containsEntry("postponed", "true");
    }

    @Test
    void packsCountLikeMoney() {
        Map<String, OrderProposal> result = minimum("0", 5).apply(List.of(line("a", 2, 30, "10")));
        assertThat(result.get("a").quantity()).isEqualTo("50.000");
        assertThat(last(result.get("a")).facts()).containsEntry("minimum_packs", "5");
    }

    @Test
    void nothingToOrderIsNotFilledUp() {
        Map<String, OrderProposal> result = minimum("40", 0).apply(List.of(line("b", 2, 0, "1")));
        assertThat(result.get("b").quantity()).isEqualTo("0.000");
        assertThat(result.get("b").exceptions()).isEmpty();
    }

    @Property(tries = 200, seed = "7")
    void theOrderReachesItsMinimumOrIsEmptyWhateverTheOrderOfItsLines(@ForAll long seed) {
        Random random = new Random(seed);
        List<SupplierMinimum.Line> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            lines.add(line("i" + i, 1 + random.nextInt(3), random.nextInt(20), random.nextBoolean() ? "1" : "6"));
        }
        SupplierMinimum minimum = minimum(String.valueOf(1 + random.nextInt(80)), random.nextInt(4));
        Map<String, OrderProposal> result = minimum.apply(lines);

        BigDecimal value = BigDecimal.ZERO;
        for (SupplierMinimum.Line line : lines) {
            OrderProposal proposal = result.get(line.itemId());
            assertThat(proposal.receipt().sum()).isEqualByComparingTo(proposal.quantity());
            assertThat(proposal.quantity().remainder(line.packSize())).isEqualByComparingTo(BigDecimal.ZERO);
            value = value.add(proposal.quantity().multiply(line.unitCost()));
        }
        assertThat(value.signum() == 0 || value.compareTo(minimum.value()) >= 0).isTrue();

        Collections.shuffle(lines, random);
        assertThat(minimum.apply(lines)).isEqualTo(result);
    }

    private static SupplierMinimum minimum(String value, int packs) {
        return new SupplierMinimum(new BigDecimal(value), packs);
    }

    private static Term last(OrderProposal proposal) {
        List<Term> terms = proposal.receipt().terms();
        return terms.get(terms.size() - 1);
    }

    /** An item of cost 1 that sells so many units, and eight more in one path of ten. */
    private static SupplierMinimum.Line line(String itemId, double lostSale, int units, String pack) {
        double[][] paths = new double[10][1];
        for (int i = 0; i < paths.length; i++) {
            paths[i][0] = units + (i == 9 ? 8 : 0);
        }
        BigDecimal size = new BigDecimal(pack);
        OrderInput input = new OrderInput(
                new double[] {units},
                paths,
                Optional.of(StockPosition.none(TODAY)),
                new SupplyTerms(1, Set.of(DayOfWeek.values()), size, BigDecimal.ZERO, .8, OptionalInt.empty()),
                new ProtectionPeriod(TODAY, TODAY.plusDays(1), TODAY.plusDays(1)),
                DemandSigns.none(),
                OrderConditions.none().withCosts(UnitCosts.of(.8, lostSale, 0)));
        return new SupplierMinimum.Line(itemId, OrderQuantity.propose(input), BigDecimal.ONE, size);
    }
}
