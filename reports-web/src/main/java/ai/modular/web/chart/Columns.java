package ai.modular.web.chart;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns side by side in parts that stand one below the other, each part on a scale of its own: what charts of sums by day or horizon share.
 *
 * @param left where the parts begin, with room for the labels of the levels before them
 * @param right where they end
 * @param count of the columns
 */
record Columns(int left, int right, int count) {

    private static final double WIDEST = 26;
    private static final double SHARE = .68;

    /** @param ceiling value at its top */
    Plane part(double top, double height, double ceiling) {
        return new Plane(left, top, right - left, height, count, ceiling);
    }

    /** Bars between two heights, as one path; a few columns stay as narrow as many. */
    String bars(Plane plane, IntPredicate which, IntToDoubleFunction from, IntToDoubleFunction to) {
        double share = Math.min(SHARE, WIDEST / plane.step());
        return DemandChart.path(IntStream.range(0, count)
                .filter(which)
                .mapToObj(i -> DemandChart.column(plane, i, from.applyAsDouble(i), to.applyAsDouble(i), share, ""))
                .toList());
    }

    /** Bars that stand on the part's bottom; none for 0. */
    String bars(Plane plane, IntToDoubleFunction value) {
        return bars(plane, i -> value.applyAsDouble(i) > 0, i -> plane.y(value.applyAsDouble(i)), i -> plane.bottom());
    }

    /** Names below columns; an empty one is left out. */
    List<DemandChart.Tick> ticks(IntFunction<String> name) {
        Plane plane = part(0, 1, 1);
        return IntStream.range(0, count)
                .mapToObj(i -> tick(plane.x(i), name.apply(i)))
                .filter(tick -> !tick.label().isEmpty())
                .toList();
    }

    /** A strip over all parts per column, with what a pointer that rests on it reads. */
    List<DemandChart.Box> strips(double top, double bottom, IntFunction<String> title) {
        Plane plane = part(top, bottom - top, 1);
        return IntStream.range(0, count)
                .mapToObj(i -> DemandChart.column(plane, i, top, bottom, 1, title.apply(i)))
                .toList();
    }

    /** The lines of the levels, as one path. */
    String rules(List<DemandChart.Tick> levels) {
        return levels.stream()
                .map(level -> "M%d %sH%d".formatted(left, level.at(), right))
                .collect(Collectors.joining());
    }

    static DemandChart.Tick tick(double at, String label) {
        return new DemandChart.Tick(Plane.round(at), label);
    }
}
