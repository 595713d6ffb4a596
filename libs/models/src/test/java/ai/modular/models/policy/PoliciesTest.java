package ai.modular.models.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.replenishment.ItemTerms;
import ai.modular.models.simulation.ItemStock;
import ai.modular.models.simulation.OrderPolicy;
import ai.modular.models.simulation.OrderPolicy.Situation;
import ai.modular.models.simulation.Simulation;
import ai.modular.models.simulation.SimulationResult;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static ItemTerms terms(int leadTime, int review, int pack, int minimum) {
        return new ItemTerms(leadTime, review, BigDecimal.valueOf(pack), BigDecimal.valueOf(minimum), .2, 1);
    }

    private static double order(OrderPolicy policy, double[] known, ItemStock stock) {
        return policy.order(new Situation(0, new double[][] {known}, List.of(stock)))[0];
    }

    @Test
    void minMaxOrdersUpToTheMaximumOnceTheMinimumIsReached() {
        OrderPolicy policy = new MinMaxPolicy(List.of(terms(2, 1, 1, 0)), 1, 3, 4);
        double[] fourAPeriod = {9, 4, 4, 4, 4};

        assertThat(order(policy, fourAPeriod, ItemStock.keeping(8, 5)))
                .as("13 are above a cover of three periods")
                .isZero();
        assertThat(order(policy, fourAPeriod, ItemStock.keeping(8, 4)))
                .as("12 are not: up to five periods")
                .isEqualTo(8);
    }

    @Test
    void whatIsMissingComesInPacksAndInTheSmallestOrder() {
        double[] four = {4, 4, 4, 4};

        assertThat(order(new RecentSalesPolicy(List.of(terms(2, 1, 6, 0)), 4), four, ItemStock.keeping(1)))
                .as("7 are missing")
                .isEqualTo(12);
        assertThat(order(new RecentSalesPolicy(List.of(terms(2, 1, 6, 15)), 4), four, ItemStock.keeping(1)))
                .isEqualTo(18);
        assertThat(order(new RecentSalesPolicy(List.of(terms(2, 1, 6, 15)), 4), four, ItemStock.keeping(8)))
                .isZero();
        assertThat(order(
                        new RecentSalesPolicy(List.of(terms(2, 1, 1, 0)), 4),
                        new double[] {Double.NaN},
                        ItemStock.keeping(0)))
                .as("nothing is known")
                .isZero();
    }

    @Property(seed = "7", tries = 200)
    void whoKnowsTheDemandLosesAndKeepsNothingOnceAnOrderCanArrive(
            @ForAll @Size(value = 12) List<@IntRange(max = 9) Integer> demand,
            @ForAll @IntRange(min = 1, max = 4) int leadTime,
            @ForAll @IntRange(min = 1, max = 3) int review) {
        double[][] wanted = {demand.stream().mapToDouble(Integer::doubleValue).toArray()};
        List<ItemTerms> terms = List.of(terms(leadTime, review, 1, 0));

        SimulationResult result = new Simulation(
                        List.of(ItemStock.keeping(0)), List.of(terms.get(0).rules()))
                .run(new ForesightPolicy(terms, wanted), new double[1][0], wanted, 12);

        for (int period = leadTime - 1; period < 12; period++) {
            assertThat(result.lost(0, period)).isZero();
        }
        assertThat(result.left(0, 11)).isZero();
    }
}
