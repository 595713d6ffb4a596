package ai.modular.web.chart;

import ai.modular.models.wording.Format;
import ai.modular.web.text.Words;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sales, recovered demand, days out of stock, and the forecast with its bands, as shapes of an SVG. What was sold stands as bars; on a day out of
 * stock the demand that was not met stands above it.
 *
 * @param closed days on which the store does not trade; they are not out of stock
 * @param promotions days with a discount
 * @param events where a mark of an event day stands, and its name
 * @param mean points of a polyline; {@code band50} and {@code band90} of polygons
 * @param today x of the line between past and forecast
 * @param days one strip per day with what there is to say about it; only in the wide chart, a phone has no pointer
 */
public record DemandChart(
        Size size,
        List<Tick> levels,
        List<Tick> weeks,
        List<Box> outages,
        List<Box> closed,
        List<Box> promotions,
        List<Tick> events,
        List<Box> sold,
        List<Box> unmet,
        String mean,
        String band50,
        String band90,
        double today,
        double bottom,
        List<Box> days,
        String label) {

    /** How large, and how much of the past. */
    public enum Size {
        WIDE(960, 320, 56),
        SMALL(430, 230, 28);

        private final int width;
        private final int height;
        private final int daysBack;

        Size(int width, int height, int daysBack) {
            this.width = width;
            this.height = height;
            this.daysBack = daysBack;
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }

        public String viewBox() {
            return "0 0 " + width + " " + height;
        }
    }

    public record Tick(double at, String label) {}

    /** @param title what a pointer that rests on it reads; empty for none */
    public record Box(double x, double y, double width, double height, String title) {}

    private static final double LEFT = 40;
    private static final double RIGHT = 8;
    private static final double TOP = 22;
    private static final double FOOT = 26;

    public static DemandChart of(Series whole, Drivers drivers, Size size, Words words) {
        Series series = whole.lastDays(size.daysBack);
        Axis axis = Axis.upTo(series.top());
        Plane plane = new Plane(
                LEFT, TOP, size.width - LEFT - RIGHT, size.height - TOP - FOOT, series.days(), axis.ceiling());
        int today = series.past().size();
        return new DemandChart(
                size,
                axis.levels().stream()
                        .map(level -> new Tick(Plane.round(plane.y(level)), axis.label(level)))
                        .toList(),
                weeks(series, plane),
                full(
                        series,
                        plane,
                        i -> i < today && series.past().get(i).outOfStock() && !drivers.isClosed(series.date(i))),
                full(series, plane, i -> drivers.isClosed(series.date(i))),
                full(series, plane, i -> drivers.isPromoted(series.date(i))),
                IntStream.range(0, series.days())
                        .filter(i -> drivers.isEvent(series.date(i)))
                        .mapToObj(i -> new Tick(Plane.round(plane.x(i)), drivers.inWords(series.date(i), words)))
                        .toList(),
                bars(series, plane, false),
                bars(series, plane, true),
                plane.line(series.future(), today, FutureDay::mean),
                plane.area(series.future(), today, FutureDay::low25, FutureDay::high75),
                plane.area(series.future(), today, FutureDay::low5, FutureDay::high95),
                Plane.round(LEFT + today * plane.step()),
                Plane.round(plane.bottom()),
                size == Size.WIDE ? DayTitles.of(series, drivers, plane, words) : List.of(),
                words.of("chart.label", series.past().size(), series.future().size()));
    }

    /** All boxes as one path: a page holds dozens of charts, and one shape is written faster than forty. */
    static String path(List<Box> boxes) {
        StringBuilder path = new StringBuilder();
        for (Box box : boxes) {
            path.append('M').append(box.x()).append(' ').append(box.y());
            path.append('h').append(box.width()).append('v').append(box.height());
            path.append('h').append(-box.width()).append('z');
        }
        return path.toString();
    }

    public String outagePath() {
        return path(outages);
    }

    public String closedPath() {
        return path(closed);
    }

    /** A small diamond above each event day. */
    public String eventPath() {
        return events.stream()
                .map(event -> "M%s %sl4 4l-4 4l-4 -4z".formatted(event.at(), TOP - 9))
                .collect(Collectors.joining());
    }

    public String soldPath() {
        return path(sold);
    }

    public String unmetPath() {
        return path(unmet);
    }

    /** The lines of the levels. */
    public String rulePath() {
        return levels.stream()
                .map(level -> "M" + LEFT + " " + level.at() + "H" + (size.width - RIGHT))
                .collect(Collectors.joining());
    }

    private static List<Tick> weeks(Series series, Plane plane) {
        return IntStream.range(0, series.days())
                .filter(i -> series.date(i).getDayOfWeek() == DayOfWeek.MONDAY)
                .mapToObj(i -> new Tick(Plane.round(plane.x(i)), Format.shortDay(series.date(i))))
                .toList();
    }

    private static List<Box> full(Series series, Plane plane, java.util.function.IntPredicate which) {
        return IntStream.range(0, series.days())
                .filter(which)
                .mapToObj(i -> column(plane, i, TOP, plane.bottom(), 1, ""))
                .toList();
    }

    private static List<Box> bars(Series series, Plane plane, boolean unmet) {
        List<Box> bars = new ArrayList<>();
        for (int i = 0; i < series.past().size(); i++) {
            PastDay day = series.past().get(i);
            double foot = unmet ? day.sold() : 0;
            double head = unmet ? day.demand() : day.sold();
            if (head > foot && (!unmet || day.outOfStock())) {
                bars.add(column(plane, i, plane.y(head), plane.y(foot), .68, ""));
            }
        }
        return bars;
    }

    static Box column(Plane plane, int day, double from, double to, double share, String title) {
        double width = plane.step() * share;
        return new Box(
                Plane.round(plane.x(day) - width / 2),
                Plane.round(from),
                Plane.round(width),
                Plane.round(to - from),
                title);
    }
}
