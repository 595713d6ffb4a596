package ai.modular.web.chart;

import ai.modular.models.wording.Format;
import ai.modular.web.text.Words;
import java.util.List;
import java.util.stream.IntStream;

/** What a pointer that rests on a day reads. */
final class DayTitles {

    private DayTitles() {}

    static List<DemandChart.Box> of(Series series, Drivers drivers, Plane plane, Words words) {
        return IntStream.range(0, series.days())
                .mapToObj(i ->
                        DemandChart.column(plane, i, plane.top(), plane.bottom(), 1, title(series, i, drivers, words)))
                .toList();
    }

    private static String title(Series series, int index, Drivers drivers, Words words) {
        int today = series.past().size();
        String day = index < today
                ? past(series.past().get(index), drivers, words)
                : future(series.future().get(index - today), words);
        String why = drivers.inWords(series.date(index), words);
        return why.isEmpty() ? day : day + " · " + why;
    }

    private static String past(PastDay day, Drivers drivers, Words words) {
        String sold = Format.oneDigit(day.sold());
        return day.outOfStock() && !drivers.isClosed(day.date())
                ? words.of(
                        "chart.day.out",
                        Format.day(day.date()),
                        sold,
                        Format.percent(1 - day.availability()),
                        Format.oneDigit(day.demand()))
                : words.of("chart.day.past", Format.day(day.date()), sold);
    }

    private static String future(FutureDay day, Words words) {
        return words.of(
                "chart.day.future",
                Format.day(day.date()),
                Format.oneDigit(day.mean()),
                Format.oneDigit(day.low5()),
                Format.oneDigit(day.high95()));
    }
}
