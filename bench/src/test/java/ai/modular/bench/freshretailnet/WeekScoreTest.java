package ai.modular.bench.freshretailnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.daylevel.DayPanel;
import org.junit.jupiter.api.Test;

class WeekScoreTest {

    @Test
    void onlyCleanDaysCountAndEachDayTheSame() {
        float[][] sales = {{9, 2, 4}, {9, 2, 100}};
        float[][] inStock = {{1, 1, 1}, {1, 1, .5f}};
        double[][] forecast = {{1, 5}, {4, 0}};

        WeekScore score = WeekScore.of(forecast, new DayPanel(sales, inStock, null, null, null, null), 1);

        // Day one: errors −1 and 2 of 4 sold; day two: error 1 of 4 sold
        assertThat(score).isEqualTo(new WeekScore(.5 * (3 / 4. + 1 / 4.), .5 * (1 / 4. + 1 / 4.)));
    }
}
