package ai.modular.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every order, whatever the shelf, the supplier and the demand. */
class OrderQuantityPropertiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

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

    /** Items and stock that do not spoil. */
    @Provide
    Arbitrary<OrderInput> keeping() {
        return Arbitraries.longs().map(seed -> {
            OrderInput input = order(seed);
            SupplyTerms terms = input.terms();
            StockPosition old = input.stock().orElseThrow();
            List<StockLot> lots = old.lots().stream()
                    .map(lot -> new StockLot(lot.quantity(), Optional.empty()))
                    .toList();
            return new OrderInput(
                    input.mean(),
                    input.paths(),
                    Optional.of(new StockPosition(old.asOf(), lots, old.onOrder(), old.assumed())),
                    new SupplyTerms(
                            terms.leadTimeDays(),
                            terms.deliveryDays(),
                            terms.packSize(),
                            terms.minimum(),
                            terms.criticalRatio(),
                            OptionalInt.empty()),
                    input.period(),
                    input.signs());
        });
    }

    @Provide
    Arbitrary<OrderInput> bounded() {
        return Arbitraries.longs().map(seed -> {
            Random random = new Random(seed);
            OrderLimits limits = new OrderLimits(
                    random.nextBoolean()
                            ? Optional.empty()
                            : Optional.of(decimal(random, 60).add(BigDecimal.ONE)),
                    random.nextBoolean()
                            ? Optional.empty()
                            : Optional.of(decimal(random, 60).add(BigDecimal.ONE)),
                    random.nextBoolean() ? BigDecimal.ZERO : decimal(random, 10),
                    Optional.empty(),
                    random.nextInt(3) > 0 ? Optional.empty() : Optional.of(TODAY.plusDays(random.nextInt(8))),
                    Optional.empty());
            OrderInput input = order(seed);
            double ratio = input.terms().criticalRatio();
            UnitCosts costs = UnitCosts.of(ratio, .1 + random.nextDouble(), random.nextDouble() * 2);
            return with(input, OrderConditions.none().withLimits(limits).withCosts(costs));
        });
    }

    private static OrderInput with(OrderInput input, OrderConditions conditions) {
        return new OrderInput(
                input.mean(), input.paths(), input.stock(), input.terms(), input.period(), input.signs(), conditions);
    }

    private static OrderInput withCosts(OrderInput input, UnitCosts costs) {
        return with(input, OrderConditions.none().withCosts(costs));
    }

    private static OrderInput withPeriod(OrderInput input, ProtectionPeriod period) {
        return new OrderInput(input.mean(), input.paths(), input.stock(), input.terms(), period, input.signs());
    }

    private static OrderInput withDemand(OrderInput input, double factor) {
        double[] mean = Arrays.stream(input.mean()).map(value -> value * factor).toArray();
        double[][] paths = Arrays.stream(input.paths())
                .map(path -> Arrays.stream(path).map(value -> value * factor).toArray())
                .toArray(double[][]::new);
        return new OrderInput(mean, paths, input.stock(), input.terms(), input.period(), input.signs());
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
        return Arbitraries.longs().map(OrderQuantityPropertiesTest::order);
    }

    private static OrderInput order(long seed) {
        Random random = new Random(seed);
        int days = 1 + random.nextInt(10);
        int delivery = 1 + random.nextInt(4);
        double[] mean = new double[days];
        double[][] paths = new double[1 + random.nextInt(40)][days];
        for (int day = 0; day < days; day++) {
            mean[day] = random.nextDouble() * 8;
            for (double[] path : paths) {
                path[day] = mean[day] * -Math.log(1 - random.nextDouble());
            }
        }
        OptionalInt shelfLife = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(9));
        var terms = new SupplyTerms(
                1,
                Set.of(DayOfWeek.values()),
                decimal(random, 12).add(new BigDecimal("0.001")),
                decimal(random, 20),
                .05 + .94 * random.nextDouble(),
                shelfLife);
        var period =
                new ProtectionPeriod(TODAY, TODAY.plusDays(delivery), TODAY.plusDays(delivery + random.nextInt(7)));
        var stock = new StockPosition(TODAY, lots(random), orders(random), random.nextBoolean());
        return new OrderInput(mean, paths, Optional.of(stock), terms, period, DemandSigns.none());
    }

    private static List<StockLot> lots(Random random) {
        List<StockLot> result = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            BigDecimal quantity = decimal(random, 30).subtract(new BigDecimal(random.nextInt(5)));
            Optional<LocalDate> expires =
                    random.nextBoolean() ? Optional.empty() : Optional.of(TODAY.plusDays(random.nextInt(8) - 1L));
            result.add(new StockLot(quantity, expires));
        }
        return result;
    }

    private static List<OpenOrder> orders(Random random) {
        List<OpenOrder> result = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            result.add(new OpenOrder(decimal(random, 30), TODAY.plusDays(random.nextInt(12) - 2L)));
        }
        return result;
    }

    private static BigDecimal decimal(Random random, int below) {
        return BigDecimal.valueOf(random.nextInt(below * 1000), 3);
    }

    private static OrderInput withRatio(OrderInput input, double ratio) {
        SupplyTerms old = input.terms();
        var terms = new SupplyTerms(
                old.leadTimeDays(), old.deliveryDays(), old.packSize(), old.minimum(), ratio, old.shelfLifeDays());
        return new OrderInput(input.mean(), input.paths(), input.stock(), terms, input.period(), input.signs());
    }

    private static OrderInput withLot(OrderInput input, StockLot lot) {
        StockPosition old = input.stock().orElseThrow();
        List<StockLot> lots = new ArrayList<>(old.lots());
        lots.add(lot);
        return withStock(input, new StockPosition(old.asOf(), lots, old.onOrder(), old.assumed()));
    }

    private static OrderInput withStock(OrderInput input, StockPosition stock) {
        return new OrderInput(
                input.mean(), input.paths(), Optional.of(stock), input.terms(), input.period(), input.signs());
    }
}
