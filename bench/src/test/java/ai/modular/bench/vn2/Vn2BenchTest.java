package ai.modular.bench.vn2;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.replenishment.Cadence;
import ai.modular.models.replenishment.PeriodPanel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Vn2BenchTest {

    @Test
    void settingsAreChosenFromEarlierWindowsOnly() {
        List<double[]> ratios = List.of(new double[] {.9, .8, .7}, new double[] {.5, .7, .9}, new double[] {9, 9, 0});
        assertThat(NestedChoice.of(ratios, 0)).isZero();
        assertThat(NestedChoice.of(ratios, 1)).isEqualTo(2);
        assertThat(NestedChoice.of(ratios, 2)).isZero();
    }

    @Test
    void ofEquallyGoodSettingsTheFirstIsTaken() {
        assertThat(NestedChoice.of(List.of(new double[] {.8, .8}), 1)).isZero();
    }

    @Test
    void thePoissonQuantileIsTheFirstCountThatReachesTheLevel() {
        assertThat(Baselines.poissonQuantile(0, .833)).isZero();
        assertThat(Baselines.poissonQuantile(1, .73)).isEqualTo(1);
        assertThat(Baselines.poissonQuantile(1, .833)).isEqualTo(2);
        assertThat(Baselines.poissonQuantile(100, .5)).isEqualTo(100);
    }

    /** Weeks in which a series was not in stock say nothing about its level. */
    @Test
    void theOrganisersLevelLeavesOutWeeksWithoutStock() {
        double[] steady = new double[60];
        Arrays.fill(steady, 4);
        double[] out = steady.clone();
        out[55] = Double.NaN;
        var panel = new PeriodPanel(Cadence.WEEKLY, LocalDate.of(2021, 4, 12), new double[][] {steady, out});
        for (double[] forecast : OrganiserForecast.of(panel, 4)) {
            assertThat(forecast).containsExactly(4, 4, 4, 4);
        }
    }

    /** Two series that sell the same every week; the benchmark keeps a week more than it needs. */
    @Test
    void foresightHoldsNothingAndLosesNothing() {
        double[] steady = new double[160];
        Arrays.fill(steady, 4);
        double[] missing = steady.clone();
        missing[150] = Double.NaN;
        var data = new Vn2Data(
                new PeriodPanel(Cadence.WEEKLY, LocalDate.of(2021, 4, 12), new double[][] {steady, missing}));
        Window window = new Window(data, 144);
        assertThat(window.scored()).isEqualTo(1);
        assertThat(window.cost(window::foresight).total()).isZero();
        assertThat(window.cost(window::benchmark).lostSales()).isZero();
    }
}
