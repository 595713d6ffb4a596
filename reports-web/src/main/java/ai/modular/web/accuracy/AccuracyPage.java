package ai.modular.web.accuracy;

import ai.modular.web.chart.AccuracyChart;
import java.util.List;

/** What the page of the accuracy shows. */
record AccuracyPage(
        String over,
        String summary,
        String dataTo,
        boolean stale,
        boolean drifting,
        String state,
        List<Figure> figures,
        List<String> drift,
        AccuracyChart horizons,
        AccuracyChart days,
        List<Table> tables,
        List<Worst> worst,
        boolean manyStores) {

    record Figure(String label, String value, String note, String tone) {}

    /** @param note what must be known of it; empty for nothing */
    record Table(String title, String column, String note, List<Line> lines) {}

    /**
     * @param address empty for none
     * @param errorShare of the bar, 0 … 100
     * @param biasFrom where the bar begins, 0 … 100 with 50 for none
     * @param biasTone {@code too-high} or {@code too-low}
     */
    record Line(
            String name,
            String address,
            String days,
            String error,
            double errorShare,
            String bias,
            double biasFrom,
            double biasShare,
            String biasTone,
            String covered50,
            String covered80,
            String covered95,
            String loss) {}

    record Worst(
            String name,
            String address,
            String place,
            String came,
            String forecast,
            String error,
            String bias,
            String cause,
            String days) {}
}
