package ai.modular.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Error above, bias below, column by column, as shapes of an SVG: a forecast that is too high reaches up from the line of no bias, one that is too
 * low down.
 *
 * @param levels of the error, with the height of their lines
 * @param biasLevels likewise
 * @param over path of the bars of too high a forecast; {@code under} of too low
 */
public record AccuracyChart(
        List<DemandChart.Tick> levels,
        List<DemandChart.Tick> biasLevels,
        List<DemandChart.Tick> ticks,
        String error,
        String over,
        String under,
        List<DemandChart.Box> columns,
        String label) {

    /**
     * @param tick what stands below it; empty for nothing
     * @param error WAPE
     * @param bias as a share of demand
     * @param title what a pointer that rests on it reads
     */
    public record Column(String tick, double error, double bias, String title) {}

    // The template draws on 480 × 270 with room for the names of the parts above them and for ticks at the left and
    // below
    private static final int LEFT = 44;
    private static final int RIGHT = 472;
    private static final int ERROR_TOP = 24;
    private static final int ERROR_HEIGHT = 116;
    private static final int BIAS_TOP = 172;
    private static final int BIAS_HEIGHT = 72;
    private static final double WIDEST = 26;
    private static final double LEAST_BIAS = 5;

    public static AccuracyChart of(List<Column> columns, String label) {
        Axis errors = Axis.upTo(
                100 * columns.stream().mapToDouble(Column::error).max().orElse(0));
        Axis biases = Axis.upTo(Math.max(
                LEAST_BIAS,
                100
                        * columns.stream()
                                .mapToDouble(column -> Math.abs(column.bias()))
                                .max()
                                .orElse(0)));
        Plane upper = plane(columns, ERROR_TOP, ERROR_HEIGHT, errors.ceiling());
        Plane half = plane(columns, BIAS_TOP, BIAS_HEIGHT / 2.0, biases.ceiling());
        return new AccuracyChart(
                errors.levels().stream()
                        .map(level -> tick(upper.y(level), errors.label(level) + " %"))
                        .toList(),
                List.of(
                        tick(BIAS_TOP, "+" + biases.label(biases.ceiling()) + " %"),
                        tick(half.bottom(), "0 %"),
                        tick(BIAS_TOP + BIAS_HEIGHT, "\u2212" + biases.label(biases.ceiling()) + " %")),
                IntStream.range(0, columns.size())
                        .mapToObj(i -> tick(upper.x(i), columns.get(i).tick()))
                        .filter(tick -> !tick.label().isEmpty())
                        .toList(),
                DemandChart.path(IntStream.range(0, columns.size())
                        .mapToObj(
                                i -> bar(upper, i, upper.y(100 * columns.get(i).error()), upper.bottom()))
                        .toList()),
                bias(columns, half, bias -> bias > 0),
                bias(columns, half, bias -> bias < 0),
                IntStream.range(0, columns.size())
                        .mapToObj(i -> DemandChart.column(
                                upper,
                                i,
                                ERROR_TOP,
                                BIAS_TOP + BIAS_HEIGHT,
                                1,
                                columns.get(i).title()))
                        .toList(),
                label);
    }

    /** The lines of all levels. */
    public String rules() {
        StringBuilder path = new StringBuilder();
        for (List<DemandChart.Tick> part : List.of(levels, biasLevels)) {
            part.forEach(level -> path.append("M%d %sH%d".formatted(LEFT, level.at(), RIGHT)));
        }
        return path.toString();
    }

    private static String bias(List<Column> columns, Plane half, DoublePredicate which) {
        List<DemandChart.Box> bars = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            double bias = columns.get(i).bias();
            if (which.test(bias)) {
                double reach = half.bottom() - half.y(100 * Math.abs(bias));
                bars.add(
                        bias > 0
                                ? bar(half, i, half.bottom() - reach, half.bottom())
                                : bar(half, i, half.bottom(), half.bottom() + reach));
            }
        }
        return DemandChart.path(bars);
    }

    /** A few columns stay as narrow as many. */
    private static DemandChart.Box bar(Plane plane, int column, double from, double to) {
        return DemandChart.column(plane, column, from, to, Math.min(.68, WIDEST / plane.step()), "");
    }

    private static Plane plane(List<Column> columns, double top, double height, double ceiling) {
        return new Plane(LEFT, top, RIGHT - LEFT, height, columns.size(), ceiling);
    }

    private static DemandChart.Tick tick(double at, String label) {
        return new DemandChart.Tick(Plane.round(at), label);
    }
}
