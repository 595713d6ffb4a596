package ai.modular.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.web.text.Bundle;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemandChartTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);

    @Test
    void theAxisReachesTheTallestValueInRoundSteps() {
        assertThat(Axis.upTo(40).levels()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
        assertThat(Axis.upTo(41).levels()).containsExactly(0.0, 20.0, 40.0, 60.0);
        assertThat(Axis.upTo(.2).levels()).containsExactly(0.0, .25, .5, .75, 1.0);
        assertThat(Axis.upTo(0).ceiling()).isEqualTo(1);
    }

    @Test
    void aDayOutOfStockIsShadedAndShowsTheDemandThatWasMissed() {
        Series series = new Series(
                List.of(new PastDay(FIRST, 10, 1, 10), new PastDay(FIRST.plusDays(1), 2, .4, 6)),
                List.of(new FutureDay(FIRST.plusDays(2), 5, 1, 3, 7, 10)));

        DemandChart chart = DemandChart.of(
                series,
                new Drivers(Map.of(FIRST.plusDays(2), .2), Map.of(), Set.of()),
                DemandChart.Size.SMALL,
                Bundle.words());

        assertThat(chart.outages()).hasSize(1);
        assertThat(chart.sold()).hasSize(2);
        assertThat(chart.unmet()).hasSize(1);
        // The plane is 182 high and ends at 10 units, the next round step.
        assertThat(chart.unmet().get(0).height()).isEqualTo(72.8);
        assertThat(chart.promotions()).hasSize(1);
        assertThat(chart.days()).isEmpty();
        DemandChart wide = DemandChart.of(series, Drivers.NONE, DemandChart.Size.WIDE, Bundle.words());
        assertThat(wide.days().get(1).title().replace('\u00a0', ' '))
                .isEqualTo("Tue 3 Nov: 2.0 sold, out of stock for 60 % of the day, demand 6.0");
    }

    @Test
    void whatMovesDemandIsMarkedAndTold() {
        Series series = new Series(
                List.of(new PastDay(FIRST, 0, .1, 0), new PastDay(FIRST.plusDays(1), 9, 1, 9)),
                List.of(new FutureDay(FIRST.plusDays(2), 5, 1, 3, 7, 10)));
        Drivers drivers = new Drivers(
                Map.of(FIRST.plusDays(1), .25, FIRST.plusDays(2), .2),
                Map.of(FIRST, List.of("May holiday"), FIRST.plusDays(2), List.of("Carnival")),
                Set.of(FIRST));

        DemandChart chart = DemandChart.of(series, drivers, DemandChart.Size.WIDE, Bundle.words());

        // A closed day is none without stock
        assertThat(chart.outages()).isEmpty();
        assertThat(chart.closed()).hasSize(1);
        assertThat(chart.promotions()).hasSize(2);
        assertThat(chart.events())
                .extracting(DemandChart.Tick::label)
                .containsExactly("May holiday · closed", "20\u00a0% off · Carnival");
        // Three days of 304 each from 40 on; the diamonds stand between the plane and what is above it
        assertThat(chart.eventPath()).isEqualTo("M192.0 13.0l4 4l-4 4l-4 -4zM800.0 13.0l4 4l-4 4l-4 -4z");
        assertThat(chart.days())
                .extracting(day -> day.title().replace('\u00a0', ' '))
                .containsExactly(
                        "Mon 2 Nov: 0.0 sold · May holiday · closed",
                        "Tue 3 Nov: 9.0 sold · 25 % off",
                        "Wed 4 Nov: 5.0 expected, 1.0 to 10.0 nine times in ten · 20 % off · Carnival");
    }

    @Test
    void withoutAnyDayThereIsAnEmptyPlane() {
        DemandChart chart = DemandChart.of(Series.EMPTY, Drivers.NONE, DemandChart.Size.WIDE, Bundle.words());

        assertThat(chart.mean()).isEmpty();
        assertThat(chart.days()).isEmpty();
    }

    @Test
    void theSparklineShowsTheLastFourWeeks() {
        List<PastDay> past = IntStream.range(0, 56)
                .mapToObj(day -> new PastDay(FIRST.plusDays(day), day < 28 ? 100 : 1, 1, 1))
                .toList();

        Sparkline spark = Sparkline.of(new Series(past, List.of()), Bundle.words());

        assertThat(spark.past().split(" ")).hasSize(28);
        assertThat(spark.label()).startsWith("1.0 a day sold");
    }
}
