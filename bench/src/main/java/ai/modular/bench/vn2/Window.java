package ai.modular.bench.vn2;

import ai.modular.models.replenishment.Cadence;
import ai.modular.models.replenishment.PeriodPanel;
import ai.modular.models.simulation.ItemStock;
import ai.modular.models.simulation.OrderPolicy;
import ai.modular.models.simulation.Simulation;
import ai.modular.models.simulation.SimulationResult;
import ai.modular.models.simulation.StockRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Eight weeks of the history played by the rules of the challenge: six orders, sellable in the third week after; a unit left over costs .2 a week,
 * a lost one 1; weeks 3 to 8 are scored. The organiser's benchmark orders for the eight weeks before, from a stock of its own forecast; scored are
 * series that were in stock in all 16 weeks, so that their demand is known.
 */
final class Window {

    static final int WEEKS = 8;
    static final int LEAD_TIME = 3;
    static final double HOLDING_COST = .2;
    static final double LOST_SALE_COST = 1;

    private static final int ORDERS = 6;
    private static final int FIRST_SCORED = 2;
    private static final int BENCHMARK_COVER = 4;

    private final Vn2Data data;
    private final int start;
    private final Simulation simulation;

    /** @param start number of weeks before the window */
    Window(Vn2Data data, int start) {
        this.data = data;
        this.start = start;
        this.simulation = new Simulation(warmUp(), rules());
    }

    /** Ten windows that do not overlap; the last one ends with the data. */
    static List<Window> all(Vn2Data data, int count) {
        List<Window> result = new ArrayList<>();
        for (int start = data.weeks() - count * WEEKS; start < data.weeks(); start += WEEKS) {
            result.add(new Window(data, start));
        }
        return result;
    }

    private List<StockRules> rules() {
        return Collections.nCopies(
                data.panel().series(), StockRules.keeping(LEAD_TIME, 1, HOLDING_COST, LOST_SALE_COST));
    }

    private List<ItemStock> warmUp() {
        int begin = start - WEEKS;
        double[][] forecast = OrganiserForecast.of(data.panel().until(begin), BENCHMARK_COVER);
        List<ItemStock> opening = new ArrayList<>();
        for (double[] weeks : forecast) {
            opening.add(ItemStock.keeping(Math.rint(weeks[0] + weeks[1]), Math.rint(weeks[2]), Math.rint(weeks[3])));
        }
        return new Simulation(opening, rules())
                .run(this::benchmark, data.panel().until(begin).demand(), data.demand(begin, start), WEEKS)
                .end();
    }

    /** Up to the forecast of the next four weeks. */
    double[] benchmark(OrderPolicy.Situation now) {
        double[][] forecast = OrganiserForecast.of(played(now), BENCHMARK_COVER);
        double[] result = new double[forecast.length];
        for (int series = 0; series < result.length; series++) {
            ItemStock stock = now.stock().get(series);
            double sum = 0;
            for (double week : forecast[series]) {
                sum += week;
            }
            result[series] = Math.rint(Math.max(0, sum - (stock.onHand() + stock.onOrder())));
        }
        return result;
    }

    /** Orders what is missing, knowing the demand of the window. */
    double[] foresight(OrderPolicy.Situation now) {
        double[][] demand = data.demand(start, start + WEEKS);
        double[] result = new double[demand.length];
        for (int series = 0; series < result.length; series++) {
            ItemStock stock = now.stock().get(series);
            double left = stock.onHand();
            for (int ahead = 0; ahead < LEAD_TIME - 1; ahead++) {
                left = Math.max(0, left + stock.arriving()[ahead] - demand[series][now.period() + ahead]);
            }
            result[series] = Math.max(0, demand[series][now.period() + LEAD_TIME - 1] - left);
        }
        return result;
    }

    SimulationResult.Cost cost(OrderPolicy policy) {
        return simulation
                .run(policy, data.panel().until(start).demand(), data.demand(start, start + WEEKS), ORDERS)
                .cost(this::isScored, FIRST_SCORED);
    }

    boolean isScored(int series) {
        return data.isKnown(series, start - WEEKS, start + WEEKS);
    }

    /** What the benchmark and the simple policies see, by the rules: in the window, a week without stock is one without demand. */
    PeriodPanel played(OrderPolicy.Situation now) {
        return new PeriodPanel(Cadence.WEEKLY, data.panel().first(), now.known());
    }

    /** The same weeks with their flags: demand is unknown where an item was not in stock. */
    PeriodPanel known(OrderPolicy.Situation now) {
        return data.panel().until(start + now.period());
    }

    int start() {
        return start;
    }

    LocalDate firstWeek() {
        return data.panel().first().plusWeeks(start);
    }

    int scored() {
        int count = 0;
        for (int series = 0; series < data.panel().series(); series++) {
            count += isScored(series) ? 1 : 0;
        }
        return count;
    }
}
