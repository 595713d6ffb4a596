package ai.modular.models.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.inventory.OrderException;
import ai.modular.models.inventory.OrderProposal;
import ai.modular.models.simulation.ItemStock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrderPlannerTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    /** Exponential smoothing alone: quick, and every step can be followed. */
    private static final PlannerSettings SMOOTHING = new PlannerSettings(0, 1, 200, 1, 1);

    private static final ItemTerms TERMS = terms(3, "1", .2, 1);

    /** Four a week and no sign of more scatter than a Poisson count has: its quantiles at 1 ÷ 1.2 are 15 of three weeks and 6 of one. */
    @Test
    void ordersUpToTheQuantileOfWhatIsNeeded() {
        double[] four = new double[60];
        Arrays.fill(four, 4);
        // Twelve are there until the order is: nothing is lost before it, and three weeks are needed
        assertThat(quantity(four, ItemStock.keeping(8, 4, 0), TERMS)).isEqualTo(3);
        assertThat(quantity(four, ItemStock.keeping(20), TERMS)).isZero();
        // What was lost before the delivery is not ordered afterwards
        assertThat(quantity(four, ItemStock.keeping(0), TERMS)).isEqualTo(6);
        assertThat(quantity(four, ItemStock.keeping(0), terms(3, "5", .2, 1))).isEqualTo(5);
    }

    @Test
    void aSeriesOfWhichNothingIsKnownIsNotOrdered() {
        double[] unknown = new double[20];
        Arrays.fill(unknown, Double.NaN);
        OrderProposal proposal = plan(new double[][] {unknown}, List.of(Optional.of(ItemStock.keeping(0))), TERMS)
                .get(0);
        assertThat(proposal.quantity()).isZero();
        assertThat(proposal.exceptions()).containsExactly(OrderException.NO_FORECAST);
    }

    @Test
    void anUnknownStockIsSaid() {
        assertThat(plan(new double[][] {new double[20]}, List.of(Optional.empty()), TERMS)
                        .get(0)
                        .exceptions())
                .contains(OrderException.NO_STOCK_POSITION);
    }

    /** An empty shelf is no lack of demand. */
    @Test
    void weeksWithoutStockDoNotLowerTheOrder() {
        double[] sold = sales(1, 60, 5);
        double[] censored = sold.clone();
        double[] asZero = sold.clone();
        for (int week = 56; week < 60; week++) {
            censored[week] = Double.NaN;
            asZero[week] = 0;
        }
        assertThat(quantity(censored, ItemStock.keeping(0), TERMS))
                .isGreaterThan(quantity(asZero, ItemStock.keeping(0), TERMS));
    }

    @Property(tries = 60, seed = "7")
    void quantitiesArePacksAndTheReceiptAddsUp(@ForAll @IntRange(min = 1, max = 12) int pack, @ForAll int seed) {
        for (OrderProposal proposal : plan(panel(seed), stock(seed), terms(2, String.valueOf(pack), .2, 1))) {
            assertThat(proposal.quantity().remainder(BigDecimal.valueOf(pack))).isEqualByComparingTo("0");
            assertThat(proposal.receipt().sum()).isEqualByComparingTo(proposal.quantity());
        }
    }

    /** Along each path: more is sold before the delivery, and more is asked for after it. */
    @Property(tries = 60, seed = "7")
    void moreDemandNeverOrdersLess(@ForAll int seed, @ForAll @DoubleRange(min = 1, max = 4) double times) {
        var panel = new PeriodPanel(Cadence.WEEKLY, MONDAY, panel(seed));
        DemandParts demand = PeriodForecaster.train(panel, 3, SMOOTHING).forecast(panel);
        double[][] larger = Arrays.stream(demand.smoothed())
                .map(mean -> Arrays.stream(mean).map(units -> times * units).toArray())
                .toArray(double[][]::new);
        DemandParts more = new DemandParts(null, larger, demand.spread(), demand.whole());
        List<Optional<ItemStock>> stock = stock(seed);
        for (int series = 0; series < panel.series(); series++) {
            assertThat(order(more, series, stock)).isGreaterThanOrEqualTo(order(demand, series, stock));
        }
    }

    private static BigDecimal order(DemandParts demand, int series, List<Optional<ItemStock>> stock) {
        return new BaseStock(demand, SMOOTHING)
                .propose(series, stock.get(series), TERMS, OptionalDouble.empty())
                .quantity();
    }

    @Property(tries = 60, seed = "7")
    void aDearerLostSaleNeverOrdersLess(@ForAll int seed, @ForAll @DoubleRange(min = .3, max = 5) double cost) {
        List<OrderProposal> before = plan(panel(seed), stock(seed), terms(3, "1", .2, cost));
        List<OrderProposal> after = plan(panel(seed), stock(seed), terms(3, "1", .2, 2 * cost));
        for (int series = 0; series < before.size(); series++) {
            assertThat(after.get(series).quantity())
                    .isGreaterThanOrEqualTo(before.get(series).quantity());
        }
    }

    @Test
    void withTreesTheSameInputGivesTheSameOrders() {
        double[][] demand = new double[40][];
        for (int series = 0; series < demand.length; series++) {
            demand[series] = sales(series, 80, 1 + series % 7);
        }
        var planner = new OrderPlanner(new PlannerSettings(.5, 1, 100, 1, 1));
        var stock = Collections.nCopies(40, Optional.of(ItemStock.keeping(1)));
        var panel = new PeriodPanel(Cadence.WEEKLY, MONDAY, demand);
        OrderPlanner.Plan plan = planner.plan(panel, stock, Collections.nCopies(40, TERMS));
        assertThat(plan.hasTrees()).isTrue();
        assertThat(plan.proposals()).anyMatch(proposal -> proposal.quantity().signum() > 0);
        assertThat(planner.plan(panel, stock, Collections.nCopies(40, TERMS)).proposals())
                .isEqualTo(plan.proposals());
    }

    private static double quantity(double[] demand, ItemStock stock, ItemTerms terms) {
        return plan(new double[][] {demand}, List.of(Optional.of(stock)), terms)
                .get(0)
                .quantity()
                .doubleValue();
    }

    private static List<OrderProposal> plan(double[][] demand, List<Optional<ItemStock>> stock, ItemTerms terms) {
        return new OrderPlanner(SMOOTHING)
                .plan(new PeriodPanel(Cadence.WEEKLY, MONDAY, demand), stock, Collections.nCopies(demand.length, terms))
                .proposals();
    }

    private static ItemTerms terms(int leadTime, String pack, double holding, double lost) {
        return new ItemTerms(leadTime, 1, new BigDecimal(pack), BigDecimal.ZERO, holding, lost);
    }

    private static double[][] panel(int seed) {
        double[][] result = new double[6][];
        for (int series = 0; series < result.length; series++) {
            result[series] = sales(seed + series, 40, series + .5);
        }
        return result;
    }

    private static double[] sales(long seed, int weeks, double mean) {
        Random random = new Random(seed);
        double[] result = new double[weeks];
        for (int week = 0; week < weeks; week++) {
            result[week] = Math.floor(-2 * mean * Math.log(1 - random.nextDouble()) * random.nextDouble() + .3);
        }
        return result;
    }

    private static List<Optional<ItemStock>> stock(int seed) {
        Random random = new Random(seed);
        List<Optional<ItemStock>> result = new ArrayList<>();
        for (int series = 0; series < 6; series++) {
            result.add(Optional.of(ItemStock.keeping(random.nextInt(6), random.nextInt(4), random.nextInt(4))));
        }
        return result;
    }
}
