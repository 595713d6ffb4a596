package ai.modular.web.chart;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Error above, bias below, column by column, as shapes of an SVG: a forecast that is too high reaches up from the line of no bias, one that is too
 * low down.
 *
 * @param levels of the error, with the height of their lines
 * @param biasLevels likewise
 * @param rules the lines of all levels
 * @param over path of the bars of too high a forecast; {@code under} of too low
 */
public record AccuracyChart(
        List<DemandChart.Tick> levels,
        List<DemandChart.Tick> biasLevels,
        List<DemandChart.Tick> ticks,
        String rules,
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
    private static final double LEAST_BIAS = 5;

    public static AccuracyChart of(List<Column> list, String label) {
        Columns columns = new Columns(LEFT, RIGHT, list.size());
        Axis errors = axis(list, 0, Column::error);
        Axis biases = axis(list, LEAST_BIAS, column -> Math.abs(column.bias()));
        Plane upper = columns.part(ERROR_TOP, ERROR_HEIGHT, errors.ceiling());
        Plane half = columns.part(BIAS_TOP, BIAS_HEIGHT / 2.0, biases.ceiling());
        List<DemandChart.Tick> levels = errors.levels().stream()
                .map(level -> Columns.tick(upper.y(level), errors.label(level) + " %"))
                .toList();
        List<DemandChart.Tick> biasLevels = List.of(
                Columns.tick(BIAS_TOP, "+" + biases.label(biases.ceiling()) + " %"),
                Columns.tick(half.bottom(), "0 %"),
                Columns.tick(BIAS_TOP + BIAS_HEIGHT, "\u2212" + biases.label(biases.ceiling()) + " %"));
        return new AccuracyChart(
                levels,
                biasLevels,
                columns.ticks(i -> list.get(i).tick()),
                columns.rules(levels) + columns.rules(biasLevels),
                columns.bars(upper, i -> 100 * list.get(i).error()),
                bias(columns, list, half, 1),
                bias(columns, list, half, -1),
                columns.strips(
                        ERROR_TOP, BIAS_TOP + BIAS_HEIGHT, i -> list.get(i).title()),
                label);
    }

    /** Of percent. */
    private static Axis axis(List<Column> list, double least, ToDoubleFunction<Column> share) {
        return Axis.upTo(
                Math.max(least, 100 * list.stream().mapToDouble(share).max().orElse(0)));
    }

    /** @param sign of the biases to draw: 1 reaches up, -1 down from the line of none */
    private static String bias(Columns columns, List<Column> list, Plane half, int sign) {
        IntToDoubleFunction reach =
                i -> half.bottom() - half.y(100 * Math.abs(list.get(i).bias()));
        return columns.bars(
                half,
                i -> sign * list.get(i).bias() > 0,
                i -> half.bottom() - (sign > 0 ? reach.applyAsDouble(i) : 0),
                i -> half.bottom() + (sign < 0 ? reach.applyAsDouble(i) : 0));
    }
}
