package ai.modular.training.demand;

import ai.modular.models.demand.BacktestRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The backtest summed up to departments of stores, stores and the chain, day by day: how far the sums of the forecasts are from the sums of what came. Days of a
 * series that are not scored are in neither.
 */
final class BacktestLevels implements Consumer<BacktestRow> {

    private static final List<String> NAMES = List.of("series", "department", "store", "chain");

    /** By model, one per level. */
    private final SortedMap<String, Figures[]> byModel = new TreeMap<>();

    /** Of one model at one origin: they follow one another. Forecast and demand by day, one map per level above the series. */
    private final List<Map<Node, double[]>> open = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());

    private String model;
    private LocalDate origin;

    private record Node(String locationId, String group, LocalDate ds) {}

    /** Over nodes and days. */
    private static final class Figures {

        private double absolute;
        private double error;
        private double actual;

        private void add(double forecast, double came) {
            absolute += Math.abs(forecast - came);
            error += forecast - came;
            actual += came;
        }
    }

    @Override
    public void accept(BacktestRow row) {
        if (row.censored()) {
            return;
        }
        if (!row.model().equals(model) || !row.origin().equals(origin)) {
            close();
            model = row.model();
            origin = row.origin();
        }
        figures()[0].add(row.forecast(), row.actual());
        String store = row.locationId();
        List<Node> nodes = List.of(
                new Node(store, row.series().group(), row.ds()),
                new Node(store, "", row.ds()),
                new Node("", "", row.ds()));
        for (int level = 0; level < nodes.size(); level++) {
            double[] sums = open.get(level).computeIfAbsent(nodes.get(level), node -> new double[2]);
            sums[0] += row.forecast();
            sums[1] += row.actual();
        }
    }

    private Figures[] figures() {
        return byModel.computeIfAbsent(
                model, name -> new Figures[] {new Figures(), new Figures(), new Figures(), new Figures()});
    }

    /** Judges the sums of an origin when all its rows have come. */
    private void close() {
        for (int level = 0; level < open.size(); level++) {
            Map<Node, double[]> nodes = open.get(level);
            if (!nodes.isEmpty()) {
                Figures figures = figures()[level + 1];
                nodes.values().forEach(sums -> figures.add(sums[0], sums[1]));
                nodes.clear();
            }
        }
    }

    /** One line per model and level. */
    String csv() {
        close();
        StringBuilder csv = new StringBuilder("model,level,actual,wape,wpe\n");
        byModel.forEach((name, levels) -> {
            for (int level = 0; level < levels.length; level++) {
                Figures own = levels[level];
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%.3f,%.6f,%.6f\n",
                        name,
                        NAMES.get(level),
                        own.actual,
                        own.absolute / own.actual,
                        own.error / own.actual));
            }
        });
        return csv.toString();
    }
}
