package ai.modular.bench.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void errorsAreScaledByTheSeriesAndWeightedByItsSales() {
        double[][] outcome = {filled(4), filled(10)};
        var sample = new SeriesSample(
                new String[] {"a", "b"}, new double[2][], outcome, new double[] {4, 1}, new double[] {.1, .3});
        var measured = new Measured("model", new double[][] {filled(6), filled(9)}, 3, 0);

        Measured.Score score = measured.score(sample);

        assertThat(score.rmsse()).as("2 ÷ 2 and 1 ÷ 1").isCloseTo(1, within(1e-9));
        assertThat(score.weightedRmsse()).isCloseTo(1, within(1e-9));
        assertThat(score.wape()).isCloseTo(3 / 14.0, within(1e-9));
        assertThat(score.bias()).isCloseTo(1 / 14.0, within(1e-9));
        assertThat(measured.perSeries()).isEqualTo(1.5);
    }

    @Test
    void aSeriesThatSellsMoreWeighsMore() {
        double[][] outcome = {filled(4), filled(10)};
        var sample = new SeriesSample(
                new String[] {"a", "b"}, new double[2][], outcome, new double[] {1, 1}, new double[] {.1, .3});
        var measured = new Measured("model", new double[][] {filled(4), filled(12)}, 3, 0);

        assertThat(measured.score(sample).rmsse()).isCloseTo(1, within(1e-9));
        assertThat(measured.score(sample).weightedRmsse()).isCloseTo(1.5, within(1e-9));
    }

    private static double[] filled(double value) {
        double[] days = new double[SeriesSample.HORIZON];
        Arrays.fill(days, value);
        return days;
    }
}
