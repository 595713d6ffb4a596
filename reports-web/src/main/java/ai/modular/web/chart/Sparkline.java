package ai.modular.web.chart;

import ai.modular.models.wording.Format;
import ai.modular.web.text.Words;

/**
 * A series as a small line: four weeks of sales, two of forecast with its 90 % band.
 *
 * @param past points of a polyline
 * @param label what it shows, for those who do not see it
 */
public record Sparkline(String past, String mean, String band, String label) {

    public static final int WIDTH = 168;
    public static final int HEIGHT = 34;
    private static final int DAYS_BACK = 28;

    public static Sparkline of(Series whole, Words words) {
        Series series = whole.lastDays(DAYS_BACK);
        Plane plane = new Plane(0, 2, WIDTH, HEIGHT - 4, series.days(), Math.max(series.top(), 1));
        int today = series.past().size();
        return new Sparkline(
                plane.line(series.past(), 0, PastDay::sold),
                plane.line(series.future(), today, FutureDay::mean),
                plane.area(series.future(), today, FutureDay::low5, FutureDay::high95),
                label(series, words));
    }

    private static String label(Series series, Words words) {
        if (series.isEmpty()) {
            return words.of("chart.none");
        }
        double sold =
                series.past().stream().mapToDouble(PastDay::sold).average().orElse(0);
        double expected =
                series.future().stream().mapToDouble(FutureDay::mean).average().orElse(0);
        return words.of("sparkline.label", Format.oneDigit(sold), Format.oneDigit(expected));
    }
}
