package ai.modular.web.product;

import ai.modular.models.wording.Format;
import ai.modular.web.chart.Drivers;
import ai.modular.web.chart.FutureDay;
import ai.modular.web.chart.PastDay;
import ai.modular.web.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The days of a product in words: what is expected, and what was or will be special about them. */
@Component
class DayWords {

    private final Words words;

    DayWords(Words words) {
        this.words = words;
    }

    /** Of several promotions of a day the deepest counts, as for the models. */
    static Drivers drivers(List<ProductReads.Promotion> promotions, List<ProductReads.CalendarDay> calendar) {
        Map<LocalDate, Double> discounts = new HashMap<>();
        promotions.forEach(promotion -> promotion
                .firstDay()
                .datesUntil(promotion.lastDay().plusDays(1))
                .forEach(day -> discounts.merge(day, promotion.discount(), Math::max)));
        Map<LocalDate, List<String>> events = new HashMap<>();
        Set<LocalDate> closed = new HashSet<>();
        calendar.forEach(day -> {
            events.computeIfAbsent(day.day(), date -> new ArrayList<>()).add(day.event());
            if (day.closed()) {
                closed.add(day.day());
            }
        });
        return new Drivers(discounts, events, closed);
    }

    List<ProductPage.Forecast> forecasts(List<FutureDay> days, Drivers drivers) {
        return days.stream()
                .map(day -> new ProductPage.Forecast(
                        Format.day(day.date()),
                        Format.oneDigit(day.mean()),
                        words.of("forecast.between", Format.oneDigit(day.low25()), Format.oneDigit(day.high75())),
                        words.of("forecast.between", Format.oneDigit(day.low5()), Format.oneDigit(day.high95())),
                        drivers.inWords(day.date(), words)))
                .toList();
    }

    /** Past days that were not like others, the newest first: for those who cannot rest a pointer on the chart. */
    List<ProductPage.SpecialDay> specialDays(List<PastDay> days, Drivers drivers) {
        List<ProductPage.SpecialDay> special = days.stream()
                .filter(day ->
                        day.outOfStock() || !drivers.inWords(day.date(), words).isEmpty())
                .map(day -> new ProductPage.SpecialDay(
                        Format.day(day.date()),
                        Format.oneDigit(day.sold()),
                        Format.oneDigit(day.demand()),
                        why(day, drivers)))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(special);
        return special;
    }

    private String why(PastDay day, Drivers drivers) {
        boolean out = day.outOfStock() && !drivers.isClosed(day.date());
        return Stream.of(
                        out ? words.of("special.out", Format.percent(1 - day.availability())) : "",
                        drivers.inWords(day.date(), words))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
