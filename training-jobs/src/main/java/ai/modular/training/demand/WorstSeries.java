package ai.modular.training.demand;

import ai.modular.training.chart.ChartGrid;
import ai.modular.training.chart.LineChart;
import ai.modular.training.demand.BacktestLosses.Sum;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The six series with the largest absolute error, as a picture: what came and what the model had said. */
final class WorstSeries {

    private static final int SHOWN = 6;
    private static final int COLUMNS = 2;

    private WorstSeries() {}

    static ChartGrid picture(String model, BacktestLosses losses, CandidateDays days, LocalDate until) {
        List<LineChart> charts = losses.worst(model, SHOWN).stream()
                .map(each -> chart(model, each, days.lately(model, each.getKey(), until), until))
                .toList();
        return new ChartGrid(COLUMNS, charts);
    }

    private static LineChart chart(String model, Map.Entry<String, Sum> series, double[][] lately, LocalDate until) {
        String title = String.format(
                Locale.ROOT, "%s: WAPE %.2f", series.getKey(), series.getValue().wape());
        return new LineChart(title, "days before " + until, "units")
                .with("demand", lately[0], lately[1])
                .with(model, lately[0], lately[2]);
    }
}
