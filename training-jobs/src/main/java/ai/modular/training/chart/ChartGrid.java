package ai.modular.training.chart;

import java.util.List;

/** Charts in rows and columns, as one picture. */
public final class ChartGrid {

    private final int columns;
    private final List<LineChart> charts;

    /** @param columns at least 1 */
    public ChartGrid(int columns, List<LineChart> charts) {
        this.columns = columns;
        this.charts = List.copyOf(charts);
    }

    public String svg() {
        int rows = (charts.size() + columns - 1) / columns;
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">\n"
                .formatted(columns * LineChart.WIDTH, Math.max(1, rows) * LineChart.HEIGHT));
        for (int i = 0; i < charts.size(); i++) {
            String place = "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
                    .formatted(
                            i % columns * LineChart.WIDTH,
                            i / columns * LineChart.HEIGHT,
                            LineChart.WIDTH,
                            LineChart.HEIGHT);
            svg.append(charts.get(i).svg().replaceFirst("<svg ", place));
        }
        return svg.append("</svg>\n").toString();
    }
}
