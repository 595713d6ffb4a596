package ai.modular.web.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

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
    private static final double WIDEST = 26;

    public static MoneyChart of(List<Day> days, String label) {
        Axis upperAxis = axis(days, Day::upper);
        Axis lowerAxis = axis(days, Day::lower);
        Plane upper = plane(days, UPPER_TOP, upperAxis);
        Plane lower = plane(days, LOWER_TOP, lowerAxis);
        List<DemandChart.Tick> levels = List.of(
                level(upper, upperAxis, 0),
                level(upper, upperAxis, upperAxis.ceiling()),
                level(lower, lowerAxis, 0),
                level(lower, lowerAxis, lowerAxis.ceiling()));
        StringBuilder rules = new StringBuilder();
        levels.forEach(level -> rules.append("M%d %sH%d".formatted(LEFT, level.at(), RIGHT)));
        return new MoneyChart(
                levels,
                IntStream.range(0, days.size())
                        .mapToObj(i -> new DemandChart.Tick(
                                Plane.round(upper.x(i)), days.get(i).tick()))
                        .filter(tick -> !tick.label().isEmpty())
                        .toList(),
                rules.toString(),
                bars(days, upper, Day::upper),
                bars(days, lower, Day::lower),
                IntStream.range(0, days.size())
                        .mapToObj(i -> DemandChart.column(
                                upper,
                                i,
                                UPPER_TOP,
                                lower.bottom(),
                                1,
                                days.get(i).title()))
                        .toList(),
                label);
    }

    private static Axis axis(List<Day> days, ToDoubleFunction<Day> amount) {
        return Axis.upTo(days.stream().mapToDouble(amount).max().orElse(0));
    }

    private static Plane plane(List<Day> days, double top, Axis axis) {
        return new Plane(LEFT, top, RIGHT - LEFT, HEIGHT, days.size(), axis.ceiling());
    }

    private static DemandChart.Tick level(Plane plane, Axis axis, double value) {
        return new DemandChart.Tick(Plane.round(plane.y(value)), axis.label(value));
    }

    private static String bars(List<Day> days, Plane plane, ToDoubleFunction<Day> amount) {
        double share = Math.min(.68, WIDEST / plane.step());
        return DemandChart.path(IntStream.range(0, days.size())
                .filter(i -> amount.applyAsDouble(days.get(i)) > 0)
                .mapToObj(i -> DemandChart.column(
                        plane, i, plane.y(amount.applyAsDouble(days.get(i))), plane.bottom(), share, ""))
                .toList());
    }
}
