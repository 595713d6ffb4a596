package ai.modular.models.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorBandTest {

    private static final double[] GRID = {.1, .5, .9};

    @Test
    void quantilesAreTheMeanAndThoseOfTheErrorsAsWideAsTheHorizonAsks() {
        double[] errors = {-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5};

        double[][] quantiles = ErrorBand.around(new double[] {10, 3}, errors, new double[] {1, 2}, GRID);

        assertThat(quantiles[0]).containsExactly(new double[] {6, 10, 14}, within(1e-9));
        assertThat(quantiles[1]).containsExactly(new double[] {0, 3, 11}, within(1e-9));
    }

    @Test
    void withFewErrorsTheyAreThoseOfTheExponentialDistribution() {
        double[][] quantiles = ErrorBand.around(new double[] {2}, new double[] {1, Double.NaN}, new double[] {1}, GRID);

        assertThat(quantiles[0])
                .containsExactly(new double[] {-2 * Math.log(.9), 2 * Math.log(2), -2 * Math.log(.1)}, within(1e-9));
    }

    @Test
    void anErrorStaysByItsGain() {
        var gains = new StructuralFit.Gains(.5, 0, 0);
        var fit = new StructuralFit("level", 4, 0, 1, new double[] {0}, gains, new double[0], Optional.empty());

        assertThat(fit.spread(3)).containsExactly(new double[] {1, Math.sqrt(1.25), Math.sqrt(1.5)}, within(1e-9));
    }

    @Test
    void aTrendFades() {
        var fit = new StructuralFit(
                "trend", 4, 2, .5, new double[] {1, 0}, StructuralFit.Gains.NONE, new double[0], Optional.empty());

        assertThat(fit.forecast(3)).containsExactly(6, 5.5, 6.75);
    }
}
