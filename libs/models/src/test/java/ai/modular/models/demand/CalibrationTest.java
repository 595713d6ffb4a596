package ai.modular.models.demand;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.model.QuantileGrid;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final int MEDIAN = 6;

    @Test
    void quantilesAreThoseOfTheResidualsAroundTheMean() {
        Residuals residuals = new Residuals();
        for (int i = 0; i <= 100; i++) {
            residuals.add(10, 2. * i / 10, 1);
        }
        double[] quantiles = Calibration.fit(residuals, 1).quantiles(20, 1);
        assertThat(quantiles[MEDIAN]).isCloseTo(20, Offset.offset(1e-9));
        assertThat(quantiles[QuantileGrid.SIZE - 2]).isCloseTo(39, Offset.offset(1e-9));
    }

    @Test
    void theShareOfEmptyDaysIsZero() {
        Residuals residuals = new Residuals();
        for (int i = 0; i < 100; i++) {
            residuals.add(.4, i < 70 ? 0 : 1 + i % 2, 1);
        }
        double[] quantiles = Calibration.fit(residuals, 1).quantiles(.4, 1);
        assertThat(quantiles[MEDIAN]).isZero();
        assertThat(quantiles[7]).isCloseTo(1, Offset.offset(1e-9));
    }

    /** Half of the forecasts are 0, and a tenth of them wrong by 2 units. */
    @Test
    void aForecastOfNothingHasTheDistributionOfWhatCameThen() {
        Residuals residuals = new Residuals();
        for (int i = 0; i < 1000; i++) {
            residuals.add(0, i % 10 == 0 ? 2 : 0, 1);
            residuals.add(10, 10, 1);
        }
        Calibration calibration = Calibration.fit(residuals, 1);

        assertThat(calibration.quantiles(0, 1)[MEDIAN]).isZero();
        assertThat(calibration.quantiles(0, 1)[QuantileGrid.SIZE - 2]).isCloseTo(2, Offset.offset(1e-6));
        assertThat(calibration.quantiles(1, 1)[QuantileGrid.SIZE - 2]).isLessThan(50);
        assertThat(calibration.quantiles(10, 1)[MEDIAN]).isCloseTo(10, Offset.offset(1e-6));
    }

    /** One bin for all means: each keeps its own level. */
    @Test
    void ofFewResidualsASmallMeanHasSmallQuantiles() {
        Residuals residuals = new Residuals();
        for (int i = 1; i <= 100; i++) {
            residuals.add(i, i, 1);
        }
        Calibration calibration = Calibration.fit(residuals, 1);

        assertThat(calibration.quantiles(1, 1)).containsOnly(1);
        assertThat(calibration.quantiles(100, 1)).containsOnly(100);
    }

    @Test
    void oneStrongWeekIsNoBias() {
        assertThat(Calibration.correction(new double[] {1.1})).isEqualTo(1);
        assertThat(Calibration.correction(new double[] {1.1, 1 / 1.1})).isEqualTo(1);
        assertThat(Calibration.correction(new double[] {})).isEqualTo(1);
    }

    @Test
    void whatAllOriginsAskForIsGranted() {
        assertThat(Calibration.correction(new double[] {.95, .95, .95})).isCloseTo(.95, Offset.offset(1e-12));
        assertThat(Calibration.correction(new double[] {.5, .5})).isEqualTo(.85);
        double mean = Math.log(.9) / 2;
        double error = mean * mean;
        double expected = Math.exp(mean * mean * mean / (mean * mean + error));
        assertThat(Calibration.correction(new double[] {1, .9})).isCloseTo(expected, Offset.offset(1e-12));
    }

    @Property(tries = 200, seed = "7")
    void quantilesNeverCross(
            @ForAll long seed,
            @ForAll @DoubleRange(max = 300) double mean,
            @ForAll @IntRange(min = 1, max = 20) int ahead) {
        Random random = new Random(seed);
        Residuals residuals = new Residuals();
        for (int i = 0; i < 800; i++) {
            double forecast = 20 * random.nextDouble();
            residuals.add(
                    forecast, random.nextInt(3) == 0 ? 0 : forecast * 2 * random.nextDouble(), 1 + random.nextInt(14));
        }
        double[] quantiles = Calibration.fit(residuals, 1.05).quantiles(mean, ahead);
        assertThat(quantiles).isSorted();
        assertThat(quantiles[0]).isGreaterThanOrEqualTo(0);
    }

    @Test
    void neighbouringDaysAreCorrelatedByGroup() {
        var fit = new DayCorrelations.Fit();
        Random random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            double a = random.nextGaussian();
            double b = .5 * a + Math.sqrt(.75) * random.nextGaussian();
            fit.add("steady", new double[] {a, b, Double.NaN});
            fit.add("loose", new double[] {random.nextGaussian(), random.nextGaussian()});
        }
        DayCorrelations correlations = fit.correlations();
        assertThat(correlations.of("steady")).isCloseTo(.48, Offset.offset(.04));
        assertThat(correlations.of("loose")).isCloseTo(.03, Offset.offset(.04));
        assertThat(correlations.of("new")).isEqualTo(correlations.all());
    }

    @Test
    void aValueHasTheScoreOfItsRank() {
        double[] quantiles = new double[QuantileGrid.SIZE];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = 100 + i;
        }
        for (int i = 0; i < quantiles.length; i++) {
            double expected = StandardNormal.quantile(QuantileGrid.level(i));
            assertThat(QuantileCurve.scoreOf(quantiles, 100 + i)).isCloseTo(expected, Offset.offset(1e-12));
            assertThat(QuantileCurve.valueAt(quantiles, expected)).isCloseTo(100 + i, Offset.offset(1e-9));
        }
        assertThat(StandardNormal.quantile(.975)).isCloseTo(1.959963985, Offset.offset(1e-8));
        assertThat(StandardNormal.quantile(.001)).isCloseTo(-3.090232306, Offset.offset(1e-8));
    }
}
