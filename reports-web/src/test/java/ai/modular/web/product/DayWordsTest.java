package ai.modular.web.product;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.web.chart.Drivers;
import ai.modular.web.chart.FutureDay;
import ai.modular.web.chart.PastDay;
import ai.modular.web.text.Bundle;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayWordsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private final DayWords words = new DayWords(Bundle.words());

    @Test
    void ofSeveralPromotionsTheDeepestCountsAndADayMayHaveSeveralEvents() {
        Drivers drivers = drivers();

        assertThat(plain(drivers.inWords(MONDAY, Bundle.words()))).isEqualTo("10 % off");
        assertThat(plain(drivers.inWords(MONDAY.plusDays(1), Bundle.words())))
                .isEqualTo("30 % off · Fair · Market · closed");
        assertThat(drivers.inWords(MONDAY.plusDays(9), Bundle.words())).isEmpty();
    }

    @Test
    void pastDaysOutOfTheOrdinaryAreListedTheNewestFirst() {
        List<ProductPage.SpecialDay> special = words.specialDays(
                List.of(
                        new PastDay(MONDAY, 8, .5, 14.2),
                        new PastDay(MONDAY.plusDays(1), 0, 0, 0),
                        new PastDay(MONDAY.plusDays(2), 5, 1, 5),
                        new PastDay(MONDAY.plusDays(3), 4, .75, 6)),
                drivers());

        assertThat(special)
                .extracting(day -> plain(String.join("|", day.day(), day.sold(), day.demand(), day.why())))
                .containsExactly(
                        "Thu 5 Nov|4.0|6.0|out of stock for 25 % of the day",
                        "Tue 3 Nov|0.0|0.0|30 % off · Fair · Market · closed",
                        "Mon 2 Nov|8.0|14.2|out of stock for 50 % of the day · 10 % off");
    }

    @Test
    void theForecastOfADaySaysWhatIsPlannedForIt() {
        List<ProductPage.Forecast> days = words.forecasts(
                List.of(new FutureDay(MONDAY, 5, 1, 3, 7, 10), new FutureDay(MONDAY.plusDays(9), 5, 1, 3, 7, 10)),
                drivers());

        assertThat(days).extracting(day -> plain(day.why())).containsExactly("10 % off", "");
    }

    private static Drivers drivers() {
        return DayWords.drivers(
                List.of(
                        new ProductReads.Promotion(MONDAY, MONDAY.plusDays(1), .1),
                        new ProductReads.Promotion(MONDAY.plusDays(1), MONDAY.plusDays(1), .3)),
                List.of(
                        new ProductReads.CalendarDay(MONDAY.plusDays(1), "Fair", false),
                        new ProductReads.CalendarDay(MONDAY.plusDays(1), "Market", true)));
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
