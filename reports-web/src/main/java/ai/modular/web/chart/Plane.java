package ai.modular.web.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The drawing plane: days to the right, units upwards, in SVG's units with one digit. */
record Plane(double left, double top, double width, double height, int days, double ceiling) {

    double step() {
        return width / Math.max(1, days);
    }

    /** The middle of a day. */
    double x(int day) {
        return left + (day + .5) * step();
    }

    double y(double units) {
        return top + height - height * Math.min(units, ceiling) / ceiling;
    }

    double bottom() {
        return top + height;
    }

    <T> String line(List<T> items, int firstDay, ToDoubleFunction<T> units) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            point(points, x(firstDay + i), y(units.applyAsDouble(items.get(i))));
        }
        return points.toString();
    }

    <T> String area(List<T> items, int firstDay, ToDoubleFunction<T> low, ToDoubleFunction<T> high) {
        StringBuilder points = new StringBuilder(line(items, firstDay, high));
        for (int i = items.size() - 1; i >= 0; i--) {
            point(points, x(firstDay + i), y(low.applyAsDouble(items.get(i))));
        }
        return points.toString();
    }

    private static void point(StringBuilder points, double x, double y) {
        points.append(points.isEmpty() ? "" : " ").append(round(x)).append(',').append(round(y));
    }

    static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
