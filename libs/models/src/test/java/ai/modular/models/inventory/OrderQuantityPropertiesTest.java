package ai.modular.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
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
        var stock = new StockPosition(old.asOf(), lots, old.onOrder(), old.assumed());
        return new OrderInput(
                input.mean(), input.paths(), Optional.of(stock), input.terms(), input.period(), input.signs());
    }
}
