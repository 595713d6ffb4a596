package ai.modular.bench.demochain;

import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.OpenOrder;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreSimulation;
import ai.modular.grocery.demo.StoreState;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One store: a history under its old rule, then the same year under each rule. */
final class StoreTrial {

    /** Days of safety, and days by which the maximum is above the minimum. */
    private static final double[][] MIN_MAX = {{1, 1}, {1.5, 1}, {2, 1}, {3, 1}, {2, 3}};

    private final DemoChain chain;
    private final Store store;
    private final LocalDate lastOfHistory;
    private final TrueDemand truth = new TrueDemand();
    private final Map<String, StoreCost> costs = new LinkedHashMap<>();
    private final NightOrders orders;
    private final NightRule night;
    private StoreState start;
    private StoreYear year;

    StoreTrial(DemoChain chain, Store store, int historyDays, int paths) {
        this.chain = chain;
        this.store = store;
        this.lastOfHistory = chain.firstDay().plusDays(historyDays - 1L);
        this.orders = new NightOrders(chain, store, paths);
        StoreLog log = new StoreLog(chain, store, chain.firstDay(), chain.end().plusDays(NightRule.HORIZON));
        this.night = new NightRule(store, log, orders);
    }

    /** The history, and the year under the rules that need no model. */
    void playOthers() {
        StoreSimulation simulation = new StoreSimulation(chain, store);
        StoreState before = simulation.start();
        StoreState state = before;
        while (state.date().isBefore(lastOfHistory)) {
            StoreDay day = simulation.day(state, simulation.orders(state));
            truth.close(day);
            night.log().close(day);
            state = day.after();
        }
        start = state;
        play("rule_of_thumb", withTruth(simulation::orders));
        for (double[] days : MIN_MAX) {
            play("min_max_%.1f_%.1f".formatted(days[0], days[1]), new MinMaxRule(chain, store, days[0], days[1]));
        }
        play("hindsight", new ForesightRule(chain, store, truth, orders));
        year = new StoreYear(chain, store, start, night);
    }

    private void play(String name, OrderRule rule) {
        costs.put(
                name,
                new StoreYear(chain, store, start, rule).until(chain.end()).cost());
    }

    private OrderRule withTruth(Function<StoreState, List<OpenOrder>> rule) {
        return new OrderRule() {
            @Override
            public List<OpenOrder> orders(StoreState state) {
                return rule.apply(state);
            }

            @Override
            public void close(StoreDay day) {
                truth.close(day);
            }
        };
    }

    /** The nights up to the end of a day. */
    void playNights(LocalDate last) {
        year.until(last);
        costs.put("night", year.cost());
    }

    NightRule night() {
        return night;
    }

    ForecastTrial.Days days() {
        return new ForecastTrial.Days(store, night.log(), truth);
    }

    LocalDate lastOfHistory() {
        return lastOfHistory;
    }

    /** By rule, in the order of play. */
    Map<String, StoreCost> costs() {
        return costs;
    }

    /** What was recovered on days with an empty shelf, and what was sold on them, against what was wanted. */
    void recovered(ErrorSum recovered, ErrorSum plain) {
        night.log().censored(chain.firstDay().plusDays(NightRule.PAST_DAYS), (item, day, sold, share, demand) -> {
            double units = truth.units(item, day);
            if (!Double.isNaN(units)) {
                recovered.add(demand, units);
                plain.add(sold, units);
            }
        });
    }
}
