package ai.modular.training.demand;

import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.BacktestSeries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds up the backtest of all scored series by model and segment: demand class, department, store, days ahead. Days that are not scored are left out. */
final class BacktestSegments implements Consumer<BacktestRow> {

    private static final String CLASS = "demand_class";
    private static final String DEPARTMENT = "department";
    private static final String STORE = "store";
    private static final String HORIZON = "horizon";

    private final Map<String, Map<String, Map<String, Sums>>> byModel = new TreeMap<>();
    private final Map<String, Map<Integer, Sums>> byHorizon = new TreeMap<>();
    private BacktestSeries series;
    private String model;
    private List<Sums> own;
    private Map<Integer, Sums> horizons;

    /** Over days. */
    private static final class Sums {

        private long days;
        private double absolute;
        private double error;
        private double actual;
        private double pinball;
        private long within50;
        private long within90;
        private double scaledSquares;
        private long scaledDays;

        private void add(BacktestRow row) {
            double miss = row.forecast() - row.actual();
            days++;
            absolute += Math.abs(miss);
            error += miss;
            actual += row.actual();
            pinball += row.score().pinball();
            within50 += row.score().within50() ? 1 : 0;
            within90 += row.score().within90() ? 1 : 0;
            if (row.series().scale() > 0) {
                scaledSquares += Math.pow(miss / row.series().scale(), 2);
                scaledDays++;
            }
        }

        private String figures() {
            return String.format(
                    Locale.ROOT,
                    "%d,%.3f,%.6f,%.6f,%.6f,%.6f,%.4f,%.4f",
                    days,
                    actual,
                    absolute / actual,
                    error / actual,
                    Math.sqrt(scaledSquares / scaledDays),
                    pinball / actual,
                    within50 / (double) days,
                    within90 / (double) days);
        }
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
            own = List.of(
                    sums(CLASS, series.demandClass()),
                    sums(DEPARTMENT, series.group()),
                    sums(STORE, series.locationId()));
            horizons = byHorizon.computeIfAbsent(model, name -> new TreeMap<>());
        }
        own.forEach(sums -> sums.add(row));
        horizons.computeIfAbsent(row.horizon(), day -> new Sums()).add(row);
    }

    private Sums sums(String kind, String segment) {
        return byModel.computeIfAbsent(model, name -> new TreeMap<>())
                .computeIfAbsent(kind, name -> new TreeMap<>())
                .computeIfAbsent(segment, name -> new Sums());
    }

    /** One line per model and segment. RMSSE is here the root of the mean squared scaled error over the days. */
    String csv() {
        StringBuilder csv =
                new StringBuilder("model,kind,segment,days,actual,wape,wpe,rmsse,pinball,coverage50,coverage90\n");
        byModel.forEach((name, kinds) -> {
            kinds.forEach(
                    (kind, segments) -> segments.forEach((segment, sums) -> line(csv, name, kind, segment, sums)));
            byHorizon.get(name).forEach((day, sums) -> line(csv, name, HORIZON, day.toString(), sums));
        });
        return csv.toString();
    }

    private static void line(StringBuilder csv, String model, String kind, String segment, Sums sums) {
        csv.append("%s,%s,\"%s\",%s\n".formatted(model, kind, segment.replace("\"", "\"\""), sums.figures()));
    }
}
