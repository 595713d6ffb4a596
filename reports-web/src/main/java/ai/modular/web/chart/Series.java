package ai.modular.web.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;

/** The past and the forecast of one product in one store, day by day without gaps. */
public record Series(List<PastDay> past, List<FutureDay> future) {

    public static final Series EMPTY = new Series(List.of(), List.of());

    public Series {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    /** The last days of the past and the whole forecast. */
    public Series lastDays(int days) {
        return new Series(past.subList(Math.max(0, past.size() - days), past.size()), future);
    }

    public boolean isEmpty() {
        return past.isEmpty() && future.isEmpty();
    }

    public int days() {
        return past.size() + future.size();
    }

    public LocalDate date(int index) {
        return index < past.size()
                ? past.get(index).date()
                : future.get(index - past.size()).date();
    }

    /** The tallest thing to be drawn. */
    double top() {
        return DoubleStream.concat(
                        past.stream().mapToDouble(day -> Math.max(day.sold(), day.demand())),
                        future.stream().mapToDouble(day -> Math.max(day.mean(), day.high95())))
                .max()
                .orElse(0);
    }
}
