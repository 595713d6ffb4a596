package ai.modular.training.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A line chart as SVG: one picture, no script, no fonts of its own. The same lines give the same text. */
public final class LineChart {

    static final int WIDTH = 720;
    static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int RIGHT = 24;
    private static final int TOP = 72;
    private static final int BOTTOM = 56;
    private static final int LEGEND = 160;
    private static final int TICKS = 5;
    // Told apart by people who do not see all colours (Okabe and Ito 2008)
    private static final List<String> COLOURS = List.of("#0072B2", "#D55E00", "#009E73", "#555555");

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Line> lines = new ArrayList<>();

    /** @param ys as many as xs; what is not a number is left out */
    private record Line(String name, double[] xs, double[] ys) {}

    private record Range(double low, double high) {

        double share(double value) {
            return high == low ? .5 : (value - low) / (high - low);
        }

        /** Between two ticks: 1, 2 or 5 times a power of ten. */
        double step() {
            double rough = Math.max(high - low, 1e-9) / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double mantissa = rough / power;
            return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
        }

        Range upToATick() {
            return new Range(low, Math.ceil(high / step() - 1e-9) * step());
        }

        double[] ticks() {
            double first = Math.ceil(low / step() - 1e-9);
            double last = Math.floor(high / step() + 1e-9);
            return IntStream.rangeClosed((int) first, (int) last)
                    .mapToDouble(tick -> tick * step())
                    .toArray();
        }

        String label(double tick) {
            int digits = (int) Math.max(0, Math.ceil(-Math.log10(step()) - 1e-9));
            return format("%." + digits + "f", tick);
        }
    }

    public LineChart(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /** Adds a line. @return this chart */
    public LineChart with(String name, double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException("%s has %d x and %d y".formatted(name, xs.length, ys.length));
        }
        lines.add(new Line(name, xs.clone(), ys.clone()));
        return this;
    }

    public String svg() {
        Range x = range(lines.stream().map(Line::xs).toList(), Double.POSITIVE_INFINITY);
        // From 0, so that a small difference does not look large
        Range y = range(lines.stream().map(Line::ys).toList(), 0).upToATick();
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">%n",
                WIDTH, HEIGHT));
        svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n", WIDTH, HEIGHT));
        svg.append(text(LEFT, 26, "start", title).replace("<text", "<text font-size=\"16\" font-weight=\"bold\""));
        axes(svg, x, y);
        for (int i = 0; i < lines.size(); i++) {
            line(svg, lines.get(i), COLOURS.get(i % COLOURS.size()), LEFT + i * LEGEND, x, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg, Range x, Range y) {
        for (double tick : y.ticks()) {
            double at = yAt(y.share(tick));
            svg.append(format("<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>%n", LEFT, at, WIDTH - RIGHT));
            svg.append(text(LEFT - 8, at + 4, "end", y.label(tick)));
        }
        for (double tick : x.ticks()) {
            svg.append(text(xAt(x.share(tick)), HEIGHT - BOTTOM + 20, "middle", x.label(tick)));
        }
        svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", xLabel));
        svg.append(text(12, TOP - 8, "start", yLabel));
    }

    private void line(StringBuilder svg, Line line, String colour, double legend, Range x, Range y) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < line.xs().length; i++) {
            if (Double.isFinite(line.ys()[i])) {
                path.append(format(
                        "%s%.1f %.1f",
                        path.isEmpty() ? "M" : "L", xAt(x.share(line.xs()[i])), yAt(y.share(line.ys()[i]))));
            }
        }
        svg.append(format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, colour));
        svg.append(format("<path d=\"M%.1f 44h20\" stroke=\"%s\" stroke-width=\"3\"/>%n", legend, colour));
        svg.append(text(legend + 26, 48, "start", line.name()));
    }

    private static Range range(List<double[]> values, double low) {
        double least = low;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] each : values) {
            for (double value : each) {
                if (Double.isFinite(value)) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
        }
        return most < least || !Double.isFinite(least) ? new Range(0, 1) : new Range(least, most);
    }

    private static double xAt(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static double yAt(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    private static String text(double x, double y, String anchor, String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values).replace(System.lineSeparator(), "\n");
    }
}
