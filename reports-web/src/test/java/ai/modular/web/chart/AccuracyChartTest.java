package ai.modular.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyChartTest {

    @Test
    void theErrorStandsUponItsLineAndTheBiasReachesUpOrDownFromItsOwn() {
        AccuracyChart chart = AccuracyChart.of(
                List.of(
                        new AccuracyChart.Column("1", .2, .05, "1 day"),
                        new AccuracyChart.Column("", .4, -.1, "2 days")),
                "by horizon");

        assertThat(chart.levels())
                .extracting(DemandChart.Tick::label)
                .containsExactly("0 %", "10 %", "20 %", "30 %", "40 %");
        // The upper part ends at 24 + 116, half of it is 58; a column is 26 wide
        assertThat(chart.error()).startsWith("M138.0 82.0h26.0v58.0h-26.0z").endsWith("M352.0 24.0h26.0v116.0h-26.0z");
        // The line of no bias is at 172 + 36, and 10 % is as far as the axis goes
        assertThat(chart.over()).isEqualTo("M138.0 190.0h26.0v18.0h-26.0z");
        assertThat(chart.under()).isEqualTo("M352.0 208.0h26.0v36.0h-26.0z");
        assertThat(chart.biasLevels())
                .extracting(DemandChart.Tick::label)
                .containsExactly("+10 %", "0 %", "\u221210 %");
        assertThat(chart.ticks()).extracting(DemandChart.Tick::label).containsExactly("1");
        assertThat(chart.columns()).extracting(DemandChart.Box::title).containsExactly("1 day", "2 days");
    }

    @Test
    void withoutColumnsThereIsAnEmptyPlane() {
        AccuracyChart chart = AccuracyChart.of(List.of(), "nothing");

        assertThat(chart.error()).isEmpty();
        assertThat(chart.columns()).isEmpty();
    }
}
