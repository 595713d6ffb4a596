package ai.modular.models.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticalModelsTest {

    private static final double NAN = Double.NaN;

    @Test
    void aLineGoesOn() {
        double[] line = IntStream.range(0, 40).mapToDouble(t -> 10 + 2 * t).toArray();

        assertThat(StatisticalModels.exponentialSmoothing().fit(line, 7).forecast(3))
                .containsExactly(new double[] {90, 92, 94}, within(.05));
        assertThat(StatisticalModels.optimisedTheta().fit(line, 7).forecast(3))
                .containsExactly(new double[] {90, 92, 94}, within(1.0));
    }

    @Test
    void aWeekRepeats() {
        double[] week = {1, 2, 3, 4, 5, 20, 9};
        double[] y = IntStream.range(0, 7 * 9 + 2).mapToDouble(t -> week[t % 7]).toArray();

        for (StatisticalModel model : new StatisticalModel[] {
            StatisticalModels.exponentialSmoothing(),
            StatisticalModels.optimisedTheta(),
            StatisticalModels.weekdayClimatology(),
            StatisticalModels.automaticChoice()
        }) {
            assertThat(model.fit(y, 7).forecast(6))
                    .as(model.name())
                    .containsExactly(new double[] {3, 4, 5, 20, 9, 1}, within(.2));
        }
    }

    @Test
    void rareSalesAreARate() {
        double[] y = IntStream.range(0, 60).mapToDouble(t -> t % 4 == 3 ? 8 : 0).toArray();

        assertThat(StatisticalModels.croston().fit(y, 7).forecast(2))
                .containsExactly(new double[] {2, 2}, within(1e-9));
        assertThat(StatisticalModels.adida().fit(y, 7).forecast(2)).containsExactly(new double[] {2, 2}, within(1e-9));
        assertThat(StatisticalModels.syntetosBoylan().fit(y, 7).forecast(1)[0]).isBetween(1.6, 2.0);
    }

    @Test
    void whatIsNoLongerBoughtFades() {
        double[] y = new double[90];
        Arrays.fill(y, 0, 45, 3);

        assertThat(StatisticalModels.teunterSyntetosBabai().fit(y, 7).forecast(1)[0])
                .isLessThan(.2);
        assertThat(StatisticalModels.exponentialSmoothing().fit(y, 7).forecast(1)[0])
                .isLessThan(.2);
    }

    @Test
    void whatSaysNothingHasAForecastAndAReason() {
        for (StatisticalModel model : Sampled.all()) {
            expect(model, new double[0], 0, "no known period");
            expect(model, new double[] {NAN, NAN}, 0, "no known period");
            expect(model, new double[] {NAN, 5, NAN}, 5, "one known period");
            expect(model, new double[30], 0, "every known period has the same value");
            expect(model, new double[] {4, 4, NAN, 4}, 4, "every known period has the same value");
        }
    }

    private static void expect(StatisticalModel model, double[] y, double mean, String reason) {
        FittedModel fit = model.fit(y, 7);
        assertThat(fit.forecast(2)).as(model.name()).containsExactly(mean, mean);
        assertThat(fit.fallback()).as(model.name()).contains(reason);
    }

    @Test
    void aShortSeriesHasNoBacktest() {
        assertThat(StatisticalModels.automaticChoice()
                        .fit(new double[] {1, 2, 3, 2, 1, 4}, 7)
                        .fallback())
                .contains("too short for a backtest");
    }

    @Test
    void anOutlierCountsAsEightTimesWhatIsUsual() {
        SplittableRandom random = new SplittableRandom(1);
        double[] y =
                IntStream.range(0, 100).mapToDouble(t -> 3 + random.nextInt(5)).toArray();
        y[60] = 1e9;

        for (StatisticalModel model : Sampled.all()) {
            assertThat(Arrays.stream(model.fit(y, 7).forecast(28)))
                    .as(model.name())
                    .allMatch(mean -> mean > 2 && mean < 25);
        }
    }

    @Test
    void aSeasonIsAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatisticalModels.croston().fit(new double[] {1, 2}, 0))
                .withMessage("season is 0, but the least is 1: no season");
    }

    @Test
    void seriesFallIntoTheirClasses() {
        assertThat(DemandClass.of(new double[] {3, 4, 3, 5, 4, 3})).isEqualTo(DemandClass.SMOOTH);
        assertThat(DemandClass.of(new double[] {1, 1, 1, 20, 1, 1})).isEqualTo(DemandClass.ERRATIC);
        assertThat(DemandClass.of(new double[] {1, 0, 1, 0, 0, 1})).isEqualTo(DemandClass.INTERMITTENT);
        assertThat(DemandClass.of(new double[] {1, 0, 0, 30, 0, 1})).isEqualTo(DemandClass.LUMPY);
        assertThat(DemandClass.of(new double[] {0, NAN, 0})).isEqualTo(DemandClass.NONE);
    }
}
