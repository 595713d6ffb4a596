package ai.modular.bench.vn2;

import ai.modular.bench.BenchResult;
import ai.modular.bench.BenchSpark;
import ai.modular.bench.Checkout;
import ai.modular.contracts.job.Benchmark;
import ai.modular.models.replenishment.PlannerSettings;
import ai.modular.models.simulation.OrderPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What orders would have cost in ten windows of the VN2 inventory planning challenge, 599 series.
 *
 * <pre>modularai bench vn2 --data ../shared/data/vn2</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class Vn2Bench implements Benchmark {

    private static final int WINDOWS = 10;

    /** Played for the choice of the first reported ones only. */
    private static final int EARLIER_WINDOWS = 2;

    private static final double CRITICAL_RATIO = Window.LOST_SALE_COST / (Window.LOST_SALE_COST + Window.HOLDING_COST);

    private static final List<Candidate> CANDIDATES = Candidate.all();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder with sales.csv and in_stock.csv.")
    private Path data;

    private final List<double[]> ratios = new ArrayList<>();
    private final Map<String, Double> sums = new LinkedHashMap<>();

    @Override
    public String name() {
        return "vn2";
    }

    @Override
    public String summary() {
        return "Cost of orders in ten windows of the VN2 challenge, against the organiser's benchmark.";
    }

    @Override
    public void run() throws Exception {
        double begin = BenchSpark.coreSeconds();
        Vn2Data read = Vn2Data.read(data);
        Map<String, Object> windows = new LinkedHashMap<>();
        double worst = 0;
        List<Window> all = Window.all(read, EARLIER_WINDOWS + WINDOWS);
        for (Window window : all.subList(0, EARLIER_WINDOWS)) {
            ratios.add(ratios(ours(window, read), window.cost(window::benchmark).total()));
        }
        for (Window window : all.subList(EARLIER_WINDOWS, all.size())) {
            Map<String, Object> row = play(window, read);
            worst = Math.max(worst, (double) row.get("ours"));
            windows.put(window.firstWeek().toString(), row);
            System.out.println(window.firstWeek() + " " + row);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("series", read.panel().series());
        figures.put("critical_ratio", rounded(CRITICAL_RATIO));
        figures.put("cost_benchmark", rounded(sums.get("benchmark")));
        sums.forEach((policy, cost) -> {
            if (!policy.equals("benchmark")) {
                figures.put("ratio_" + policy, rounded(cost / sums.get("benchmark")));
            }
        });
        figures.put("worst_window_ours", worst);
        figures.put("core_s", Math.round(BenchSpark.coreSeconds() - begin));
        figures.put("settings_in_hindsight", hindsight());
        figures.put("windows", windows);
        BenchResult.of(name(), figures)
                .withSeed(PlannerSettings.defaults().seed())
                .write(Checkout.root());
    }

    private Map<String, Object> play(Window window, Vn2Data read) {
        double benchmark = window.cost(window::benchmark).total();
        double[] costs = ours(window, read);
        int chosen = NestedChoice.of(ratios, ratios.size());
        ratios.add(ratios(costs, benchmark));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("scored", window.scored());
        row.put("benchmark", rounded(benchmark));
        sums.merge("benchmark", benchmark, Double::sum);
        add(row, "ours", costs[chosen], benchmark);
        add(row, "ours_textbook", costs[0], benchmark);
        add(row, "seasonal_naive", cost(window, now -> Baselines.seasonalNaive(window, now)), benchmark);
        add(row, "poisson_833", cost(window, now -> Baselines.poisson(window, now, CRITICAL_RATIO)), benchmark);
        add(row, "foresight", cost(window, window::foresight), benchmark);
        row.put("settings", CANDIDATES.get(chosen).toString());
        return row;
    }

    private static double[] ratios(double[] costs, double benchmark) {
        return Arrays.stream(costs).map(cost -> cost / benchmark).toArray();
    }

    /** Mean ratio of each setting over the reported windows: what could not be known before. */
    private Map<String, Double> hindsight() {
        Map<String, Double> result = new LinkedHashMap<>();
        for (int candidate = 0; candidate < CANDIDATES.size(); candidate++) {
            int at = candidate;
            double mean = ratios.stream()
                    .skip(EARLIER_WINDOWS)
                    .mapToDouble(row -> row[at])
                    .average()
                    .orElseThrow();
            result.put(CANDIDATES.get(candidate).toString(), rounded(mean));
        }
        return result;
    }

    private static double[] ours(Window window, Vn2Data read) {
        try (PlannedOrders orders = new PlannedOrders(window, read.panel().until(window.start()))) {
            return CANDIDATES.stream()
                    .mapToDouble(candidate -> cost(window, orders.policy(candidate)))
                    .toArray();
        }
    }

    private static double cost(Window window, OrderPolicy policy) {
        return window.cost(policy).total();
    }

    private void add(Map<String, Object> row, String policy, double cost, double benchmark) {
        row.put(policy, rounded(cost / benchmark));
        sums.merge(policy, cost, Double::sum);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
