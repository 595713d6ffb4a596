package ai.modular.training.demand;

import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.BacktestSeries;
import ai.modular.models.gate.PairedLoss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds up the backtest by model, origin and series, and by model and day of the horizon. Days that are not scored are left out. */
final class BacktestLosses implements Consumer<BacktestRow> {

    private final int horizon;
    private final Map<String, String> segments = new HashMap<>();
    private final Map<String, SortedMap<String, SortedMap<String, Sum>>> byModel = new TreeMap<>();
    private final Map<String, Sum[]> byHorizon = new TreeMap<>();

    private BacktestSeries series;
    private String model;
    private Sum own;
    private Sum[] days;

    /** Over days. */
    static final class Sum {

        double absolute;
        double error;
        double actual;

        void add(double forecast, double came) {
            absolute += Math.abs(forecast - came);
            error += forecast - came;
            actual += came;
        }

        void add(Sum other) {
            absolute += other.absolute;
            error += other.error;
            actual += other.actual;
        }

        double wape() {
            return absolute / actual;
        }
    }

    BacktestLosses(int horizon) {
        this.horizon = horizon;
    }

    static String unit(String locationId, String itemId) {
        return locationId + '/' + itemId;
    }

    @Override
    public void accept(BacktestRow row) {
        if (row.censored()) {
            return;
        }
        // The days of a series follow one another: it is looked up once
        if (row.series() != series || !row.model().equals(model)) {
            series = row.series();
            model = row.model();
            String unit = unit(row.locationId(), row.itemId());
            segments.put(unit, series.group());
            own = byModel.computeIfAbsent(model, name -> new TreeMap<>())
                    .computeIfAbsent(row.origin().toString(), origin -> new TreeMap<>())
                    .computeIfAbsent(unit, key -> new Sum());
            days = byHorizon.computeIfAbsent(model, name -> sums());
        }
        own.add(row.forecast(), row.actual());
        days[row.horizon() - 1].add(row.forecast(), row.actual());
    }

    private Sum[] sums() {
        Sum[] result = new Sum[horizon];
        for (int day = 0; day < horizon; day++) {
            result[day] = new Sum();
        }
        return result;
    }

    /** Two models of the backtest beside each other. */
    List<PairedLoss> paired(String challenger, String champion) {
        List<PairedLoss> result = new ArrayList<>();
        folds(challenger)
                .forEach((origin, units) -> units.forEach((unit, sum) -> {
                    Sum other = folds(champion)
                            .getOrDefault(origin, new TreeMap<>())
                            .get(unit);
                    if (other != null) {
                        result.add(
                                new PairedLoss(unit, origin, segment(unit), sum.absolute, other.absolute, sum.actual));
                    }
                }));
        return result;
    }

    /** A model of the backtest beside what was stored of another training, where both were scored on the same demand. */
    List<PairedLoss> paired(String challenger, List<StoredLosses.Loss> champion) {
        List<PairedLoss> result = new ArrayList<>();
        for (StoredLosses.Loss other : champion) {
            Sum sum = folds(challenger)
                    .getOrDefault(other.origin(), new TreeMap<>())
                    .get(other.unit());
            if (sum != null && sum.actual == other.actual()) {
                result.add(new PairedLoss(
                        other.unit(),
                        other.origin(),
                        segment(other.unit()),
                        sum.absolute,
                        other.absolute(),
                        sum.actual));
            }
        }
        return result;
    }

    List<StoredLosses.Loss> stored(String model) {
        List<StoredLosses.Loss> result = new ArrayList<>();
        folds(model)
                .forEach((origin, units) -> units.forEach(
                        (unit, sum) -> result.add(new StoredLosses.Loss(origin, unit, sum.absolute, sum.actual))));
        return result;
    }

    /** Over all origins and series. */
    Sum total(String model) {
        Sum total = new Sum();
        folds(model).values().forEach(units -> units.values().forEach(total::add));
        return total;
    }

    Map<String, Sum> bySegment(String model) {
        Map<String, Sum> result = new TreeMap<>();
        bySeries(model)
                .forEach((unit, sum) -> result.computeIfAbsent(segment(unit), segment -> new Sum())
                        .add(sum));
        return result;
    }

    Map<String, Sum> bySeries(String model) {
        Map<String, Sum> result = new TreeMap<>();
        folds(model)
                .values()
                .forEach(units -> units.forEach((unit, sum) ->
                        result.computeIfAbsent(unit, key -> new Sum()).add(sum)));
        return result;
    }

    /** The series with the largest absolute error, the worst first. */
    List<Map.Entry<String, Sum>> worst(String model, int count) {
        return bySeries(model).entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Sum> each) -> each.getValue().absolute)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(count)
                .toList();
    }

    /** By model; one sum per day of the horizon. */
    Map<String, Sum[]> byHorizon() {
        return byHorizon;
    }

    String segment(String unit) {
        return segments.getOrDefault(unit, "");
    }

    private SortedMap<String, SortedMap<String, Sum>> folds(String model) {
        return byModel.getOrDefault(model, new TreeMap<>());
    }
}
