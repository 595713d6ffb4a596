package ai.modular.web.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two amounts of money day by day, one below the other on scales of their own, as shapes of an SVG.
 *
 * @param rules lines of the levels
 * @param upper path of the bars above, {@code lower} of those below
 * @param columns a strip per day with what there is to say about it
 */
public record MoneyChart(
        List<DemandChart.Tick> levels,
        List<DemandChart.Tick> ticks,
        String rules,
        String upper,
        String lower,
        List<DemandChart.Box> columns,
        String label) {

    /**
     * @param tick what stands below it; empty for nothing
     * @param title what a pointer that rests on it reads
     */
    public record Day(String tick, double upper, double lower, String title) {}

    // The template draws on 960 × 270, with room for the names of the parts above them
    private static final int LEFT = 52;
    private static final int RIGHT = 952;
    private static final int HEIGHT = 88;
    private static final int UPPER_TOP = 24;
    private static final int LOWER_TOP = 154;

    public static MoneyChart of(List<Day> days, String label) {
        Columns columns = new Columns(LEFT, RIGHT, days.size());
        Axis upperAxis = axis(days, Day::upper);
        Axis lowerAxis = axis(days, Day::lower);
        Plane upper = columns.part(UPPER_TOP, HEIGHT, upperAxis.ceiling());
        Plane lower = columns.part(LOWER_TOP, HEIGHT, lowerAxis.ceiling());
        List<DemandChart.Tick> levels = List.of(
                level(upper, upperAxis, 0),
                level(upper, upperAxis, upperAxis.ceiling()),
                level(lower, lowerAxis, 0),
                level(lower, lowerAxis, lowerAxis.ceiling()));
        return new MoneyChart(
                levels,
                columns.ticks(i -> days.get(i).tick()),
                columns.rules(levels),
                columns.bars(upper, i -> days.get(i).upper()),
                columns.bars(lower, i -> days.get(i).lower()),
                columns.strips(UPPER_TOP, lower.bottom(), i -> days.get(i).title()),
                label);
    }

    private static Axis axis(List<Day> days, ToDoubleFunction<Day> amount) {
        return Axis.upTo(days.stream().mapToDouble(amount).max().orElse(0));
    }

    private static DemandChart.Tick level(Plane plane, Axis axis, double value) {
        return Columns.tick(plane.y(value), axis.label(value));
    }
}
