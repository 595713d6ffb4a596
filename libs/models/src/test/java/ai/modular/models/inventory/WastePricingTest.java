package ai.modular.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.simulation.ItemStock;
import ai.modular.models.simulation.OrderPolicy;
import ai.modular.models.simulation.Simulation;
import ai.modular.models.simulation.SimulationResult;
import ai.modular.models.simulation.StockRules;
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
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Two rules for what spoils, played for four months on the same sales of sixty items: waste priced unit by unit, and a critical ratio that takes a
 * fixed share of each unit left over for wasted.
 */
class WastePricingTest {

    private static final int ITEMS = 60;
    private static final int DAYS = 120;
    private static final double MARGIN = .4;
    private static final double COST = .6;
    private static final double HOLDING = .0005;
    private static final Set<DayOfWeek> EVERY_DAY = Set.of(DayOfWeek.values());

    @Test
    void pricedWasteCostsLessThanAShareThatIsAssumed() {
        double priced = cost(item -> conditions(.99, COST), item -> .99);
        double assumed = cost(item -> conditions(share(item), 0), WastePricingTest::share);
        assertThat(priced).isLessThan(assumed);
    }

    private static OrderConditions conditions(double ratio, double waste) {
        return OrderConditions.none().withCosts(UnitCosts.of(ratio, MARGIN, waste));
    }

    private static int shelfLife(int item) {
        return 2 + item % 6;
    }

    private static int leadTime(int item) {
        return 1 + item % 2;
    }

    private static double mean(int item) {
        return .5 + item % 15;
    }

    private static int pack(int item) {
        return item % 4 == 0 ? 6 : 1;
    }

    private static double share(int item) {
        double wasted = Math.min(1, leadTime(item) / (double) shelfLife(item));
        return MARGIN / (MARGIN + wasted * COST);
    }

    private static double cost(IntFunction<OrderConditions> conditions, IntFunction<Double> ratio) {
        List<ItemStock> opening = new ArrayList<>();
        List<StockRules> rules = new ArrayList<>();
        double[][] demand = new double[ITEMS][];
        double[][][] paths = new double[ITEMS][][];
        for (int item = 0; item < ITEMS; item++) {
            opening.add(new ItemStock(List.of(), new double[0]));
            rules.add(new StockRules(
                    leadTime(item), 1, pack(item), OptionalInt.of(shelfLife(item)), HOLDING, MARGIN, COST));
            Random random = new Random(item);
            demand[item] = sales(random, mean(item), DAYS);
            paths[item] = new double[200][];
            for (int path = 0; path < paths[item].length; path++) {
                paths[item][path] = sales(random, mean(item), 10);
            }
        }
        OrderPolicy policy = now -> {
            double[] orders = new double[ITEMS];
            for (int item = 0; item < ITEMS; item++) {
                orders[item] =
                        order(item, now.stock().get(item), paths[item], conditions.apply(item), ratio.apply(item));
            }
            return orders;
        };
        SimulationResult result = new Simulation(opening, rules).run(policy, new double[ITEMS][0], demand, DAYS);
        return result.cost(item -> true, 10).total();
    }

    private static double order(int item, ItemStock stock, double[][] paths, OrderConditions conditions, double ratio) {
        LocalDate today = LocalDate.EPOCH;
        List<StockLot> lots = stock.lots().stream()
                .map(lot -> new StockLot(
                        BigDecimal.valueOf(lot.quantity()), Optional.of(today.plusDays(lot.periodsLeft()))))
                .toList();
        List<OpenOrder> open = new ArrayList<>();
        for (int day = 0; day < stock.arriving().length; day++) {
            open.add(new OpenOrder(BigDecimal.valueOf(stock.arriving()[day]), today.plusDays(day + 1L)));
        }
        double[] mean = new double[paths[0].length];
        Arrays.fill(mean, mean(item));
        return OrderQuantity.propose(new OrderInput(
                        mean,
                        paths,
                        Optional.of(new StockPosition(today, lots, open, false)),
                        new SupplyTerms(
                                leadTime(item),
                                EVERY_DAY,
                                BigDecimal.valueOf(pack(item)),
                                BigDecimal.ZERO,
                                ratio,
                                OptionalInt.of(shelfLife(item))),
                        new ProtectionPeriod(today, today.plusDays(leadTime(item)), today.plusDays(leadTime(item))),
                        DemandSigns.none(),
                        conditions))
                .quantity()
                .doubleValue();
    }

    /** Poisson counts (Knuth's product of uniforms). */
    private static double[] sales(Random random, double mean, int days) {
        double[] result = new double[days];
        for (int day = 0; day < days; day++) {
            double product = random.nextDouble();
            while (product > Math.exp(-mean)) {
                result[day]++;
                product *= random.nextDouble();
            }
        }
        return result;
    }
}
