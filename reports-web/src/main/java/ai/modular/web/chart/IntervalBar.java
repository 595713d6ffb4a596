package ai.modular.web.chart;

/**
 * A difference with its interval beside the line of no difference, which stands at 50 of a width of 100; less is better and lies to the left.
 *
 * @param from where the interval begins
 * @param width of the interval, wide enough to be seen
 * @param mark where the difference itself is
 * @param tone class of the style sheet: {@code good} surely better, {@code bad} surely worse, {@code unsure} both could be
 */
public record IntervalBar(double from, double width, double mark, String tone) {

    private static final double NARROWEST = 1;

    /** @param scale difference that reaches an edge; what lies beyond is cut off there */
    public static IntervalBar of(double low, double difference, double high, double scale) {
        double left = place(low, scale);
        double right = place(high, scale);
        double width = Math.max(NARROWEST, right - left);
        double from = Math.min(100 - width, Math.max(0, (left + right - width) / 2));
        return new IntervalBar(
                Plane.round(from),
                Plane.round(width),
                Plane.round(place(difference, scale)),
                high < 0 ? "good" : low > 0 ? "bad" : "unsure");
    }

    /** A difference without an interval: a bar from the line of no difference. */
    public static IntervalBar of(double difference, double scale) {
        double end = place(difference, scale);
        return new IntervalBar(
                Plane.round(Math.min(50, end)),
                Plane.round(Math.abs(end - 50)),
                Plane.round(end),
                difference < 0 ? "good" : difference > 0 ? "bad" : "unsure");
    }

    private static double place(double difference, double scale) {
        return 50 + 50 * Math.max(-1, Math.min(1, difference / scale));
    }
}
