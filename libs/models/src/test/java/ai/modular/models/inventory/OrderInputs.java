package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** Orders drawn from a seed, and the same orders with one thing changed. */
final class OrderInputs {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private OrderInputs() {}

    /** Items and stock that do not spoil. */
    static OrderInput keeping(long seed) {
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
    }

    /** With limits of all kinds, and costs. */
    static OrderInput bounded(long seed) {
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
    }

    static OrderInput with(OrderInput input, OrderConditions conditions) {
        return new OrderInput(
                input.mean(), input.paths(), input.stock(), input.terms(), input.period(), input.signs(), conditions);
    }

    static OrderInput withCosts(OrderInput input, UnitCosts costs) {
        return with(input, OrderConditions.none().withCosts(costs));
    }

    static OrderInput withPeriod(OrderInput input, ProtectionPeriod period) {
        return new OrderInput(input.mean(), input.paths(), input.stock(), input.terms(), period, input.signs());
    }

    static OrderInput withDemand(OrderInput input, double factor) {
        double[] mean = Arrays.stream(input.mean()).map(value -> value * factor).toArray();
        double[][] paths = Arrays.stream(input.paths())
                .map(path -> Arrays.stream(path).map(value -> value * factor).toArray())
                .toArray(double[][]::new);
        return new OrderInput(mean, paths, input.stock(), input.terms(), input.period(), input.signs());
    }

    static OrderInput order(long seed) {
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

    static OrderInput withRatio(OrderInput input, double ratio) {
        SupplyTerms old = input.terms();
        var terms = new SupplyTerms(
                old.leadTimeDays(), old.deliveryDays(), old.packSize(), old.minimum(), ratio, old.shelfLifeDays());
        return new OrderInput(input.mean(), input.paths(), input.stock(), terms, input.period(), input.signs());
    }

    static OrderInput withLot(OrderInput input, StockLot lot) {
        StockPosition old = input.stock().orElseThrow();
        List<StockLot> lots = new ArrayList<>(old.lots());
        lots.add(lot);
        return withStock(input, new StockPosition(old.asOf(), lots, old.onOrder(), old.assumed()));
    }

    static OrderInput withStock(OrderInput input, StockPosition stock) {
        return new OrderInput(
                input.mean(), input.paths(), Optional.of(stock), input.terms(), input.period(), input.signs());
    }
}
