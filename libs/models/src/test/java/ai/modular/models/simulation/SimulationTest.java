package ai.modular.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SimulationTest {

    /** Five series of VN2 in the window from 2023-09-04; orders, stock and lost sales are those of the challenge's own rules, played elsewhere. */
    @Test
    void playsTheRulesOfVn2ToTheCent() {
        double[][] demand = {
            {2, 5, 5, 5, 0, 7, 0, 2},
            {7, 8, 13, 11, 10, 4, 9, 5},
            {3, 6, 7, 4, 5, 0, 8, 2},
            {2, 0, 1, 2, 2, 0, 3, 2},
            {1, 0, 2, 1, 3, 0, 3, 2}
        };
        double[][] orders = {
            {4, 1, 5, 5, 3, 0}, {7, 9, 9, 16, 11, 10}, {2, 2, 8, 9, 2, 4}, {0, 2, 0, 1, 2, 1}, {0, 1, 0, 2, 1, 0}
        };
        double[][] holding = {
            {1.2, .8, .6, 0, 1, .6, 1.2, .8},
            {2.2, 1.4, .2, 0, 0, 2.4, 2.8, 3.8},
            {1.8, 1.2, .2, 0, .6, 2.4, 1.2, 1.6},
            {0, 0, 0, 0, 0, .2, 0, 0},
            {.4, .4, 0, 0, 0, .4, 0, 0}
        };
        double[][] lost = {
            {0, 0, 0, 1, 0, 0, 0, 0},
            {0, 0, 0, 1, 1, 0, 0, 0},
            {0, 0, 0, 1, 0, 0, 0, 0},
            {0, 0, 1, 0, 2, 0, 0, 1},
            {0, 0, 0, 0, 3, 0, 0, 2}
        };
        double[] cost = {5.2, 11.2, 7, 4.2, 5.4};
        List<ItemStock> opening = List.of(
                ItemStock.keeping(8, 0, 3),
                ItemStock.keeping(13, 5, 4),
                ItemStock.keeping(4, 8, 3),
                ItemStock.keeping(1, 1, 0),
                ItemStock.keeping(2, 1, 0));
        SimulationResult result = new Simulation(opening, Collections.nCopies(5, StockRules.keeping(3, 1, .2, 1)))
                .run(now -> column(orders, now.period()), new double[5][0], demand, 6);
        for (int series = 0; series < 5; series++) {
            int at = series;
            for (int week = 0; week < 8; week++) {
                assertThat(.2 * result.left(series, week)).isCloseTo(holding[series][week], within(1e-9));
                assertThat(result.lost(series, week)).isEqualTo(lost[series][week]);
            }
            assertThat(result.cost(i -> i == at, 2).total()).isCloseTo(cost[series], within(1e-9));
        }
    }

    private static double[] column(double[][] rows, int column) {
        double[] result = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            result[row] = rows[row][column];
        }
        return result;
    }

    @Test
    void anOrderIsSoldForTheFirstTimeAfterTheLeadTime() {
        SimulationResult result = one(ItemStock.keeping(0), StockRules.keeping(2, 1, 1, 1))
                .run(now -> new double[] {now.period() == 0 ? 5 : 0}, new double[1][0], new double[][] {{1, 1, 1}}, 3);
        assertThat(result.lost(0, 0)).isEqualTo(1);
        assertThat(result.left(0, 1)).isEqualTo(4);
        assertThat(result.left(0, 2)).isEqualTo(3);
    }

    @Test
    void ordersOnlyWhenReviewed() {
        SimulationResult result = one(ItemStock.keeping(0), StockRules.keeping(1, 2, 1, 1))
                .run(now -> new double[] {1}, new double[1][0], new double[1][5], 5);
        assertThat(result.left(0, 4)).isEqualTo(3);
        assertThat(result.ordered(0, 1)).isZero();
    }

    @Test
    void sellsFirstWhatExpiresFirstAndThrowsTheRestAway() {
        var opening = new ItemStock(
                List.of(new ItemStock.Lot(4, ItemStock.KEEPS), new ItemStock.Lot(3, 1), new ItemStock.Lot(2, 0)),
                new double[] {6});
        var rules = new StockRules(1, 1, 1, OptionalInt.of(2), .1, 1, 2);
        SimulationResult result =
                one(opening, rules).run(now -> new double[] {0}, new double[1][0], new double[][] {{1, 7}}, 0);
        // Two had expired before; of the three with a day left, one is sold
        assertThat(result.wasted(0, 0)).isEqualTo(4);
        assertThat(result.left(0, 0)).isEqualTo(10);
        // The delivery's last period: six of it are sold first, none is left to expire
        assertThat(result.wasted(0, 1)).isZero();
        assertThat(result.left(0, 1)).isEqualTo(3);
        assertThat(result.cost(series -> true, 0).waste()).isEqualTo(8);
        assertThat(result.end().get(0).onHand()).isEqualTo(3);
    }

    @Test
    void thePolicySeesTheHistoryAndThePeriodsPlayedOnly() {
        one(ItemStock.keeping(9), StockRules.keeping(1, 1, 1, 1))
                .run(
                        now -> {
                            assertThat(now.known()[0]).hasSize(2 + now.period());
                            assertThat(now.known()[0][0]).isNaN();
                            assertThat(now.stock().get(0).onHand()).isEqualTo(9 - now.period());
                            return new double[] {0};
                        },
                        new double[][] {{Double.NaN, 4}},
                        new double[][] {{1, 1, 1}},
                        3);
    }

    @Test
    void refusesAnOrderThatIsNoWholePacks() {
        var rules = new StockRules(1, 1, 6, OptionalInt.empty(), .2, 1, 0);
        assertThatThrownBy(() -> one(ItemStock.keeping(0), rules)
                        .run(now -> new double[] {7}, new double[1][0], new double[1][1], 1))
                .hasMessageContaining("7.0")
                .hasMessageContaining("6.0");
    }

    private static Simulation one(ItemStock opening, StockRules rules) {
        return new Simulation(List.of(opening), List.of(rules));
    }
}
