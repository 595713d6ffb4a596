package ai.modular.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyChartTest {

    @Test
    void eachAmountStandsOnItsOwnScaleAndNothingIsNoBar() {
        MoneyChart chart = MoneyChart.of(
                List.of(new MoneyChart.Day("9 Nov", 40, 0, "Mon"), new MoneyChart.Day("", 20, 8, "Tue")),
                "lost and wasted");

        // Each part is 88 high: the upper one ends at 24 + 88, the lower one at 154 + 88; a column is 26 wide
        assertThat(chart.upper()).isEqualTo("M264.0 24.0h26.0v88.0h-26.0zM714.0 68.0h26.0v44.0h-26.0z");
        assertThat(chart.lower()).isEqualTo("M714.0 154.0h26.0v88.0h-26.0z");
        assertThat(chart.levels()).extracting(DemandChart.Tick::label).containsExactly("0", "40", "0", "8");
        assertThat(chart.ticks()).extracting(DemandChart.Tick::label).containsExactly("9 Nov");
        assertThat(chart.columns()).extracting(DemandChart.Box::title).containsExactly("Mon", "Tue");
    }
}
