package ai.modular.models.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What holds for every model, whatever the series. */
class StatisticalModelPropertiesTest {

    private static final int SEASON = 7;
    private static final int HORIZON = 20;
    private static final double[] GRID = {.005, .25, .5, .9, .995};
    private static final List<StatisticalModel> MODELS = Sampled.all();

    @Property(tries = 300, seed = "7")
    void whatComesOutIsFiniteAndNotNegativeAndQuantilesRise(@ForAll("series") double[] y) {
        for (StatisticalModel model : MODELS) {
            FittedModel fit = model.fit(y, SEASON);
            double[] means = fit.forecast(HORIZON);
            assertThat(means).as(model.name()).hasSize(HORIZON);
            assertThat(Arrays.stream(means)).as(model.name()).allMatch(v -> v >= 0 && v <= Double.MAX_VALUE);
            for (double[] quantiles : fit.quantiles(HORIZON, GRID)) {
                assertThat(quantiles).as(model.name()).isSorted();
                assertThat(Arrays.stream(quantiles)).as(model.name()).allMatch(v -> v >= 0 && v <= Double.MAX_VALUE);
            }
        }
    }

    @Property(tries = 200, seed = "7")
    void aUnitAPowerOfTwoLargerChangesNothingElse(
            @ForAll("series") double[] y, @ForAll @IntRange(min = -20, max = 20) int power) {
        double factor = Math.scalb(1.0, power);
        double[] scaled = Arrays.stream(y).map(value -> value * factor).toArray();
        for (StatisticalModel model : MODELS) {
            double[] expected = Arrays.stream(model.fit(y, SEASON).forecast(HORIZON))
                    .map(value -> value * factor)
                    .toArray();
            if (Arrays.stream(y).allMatch(value -> !(Math.abs(value) > 1e280))) {
                assertThat(model.fit(scaled, SEASON).forecast(HORIZON))
                        .as(model.name())
                        .isEqualTo(expected);
            }
        }
    }

    @Property(tries = 100, seed = "7")
    void anyOtherUnitGivesTheSameForecast(
            @ForAll @IntRange(min = 0, max = 10_000) int seed, @ForAll("factors") double factor) {
        double[] y = Sampled.series(seed, 90);
        double[] scaled = Arrays.stream(y).map(value -> value * factor).toArray();
        for (StatisticalModel model : List.of(
                StatisticalModels.croston(),
                StatisticalModels.syntetosBoylan(),
                StatisticalModels.teunterSyntetosBabai(),
                StatisticalModels.weekdayClimatology())) {
            double[] one = model.fit(y, SEASON).forecast(HORIZON);
            double[] other = model.fit(scaled, SEASON).forecast(HORIZON);
            for (int h = 0; h < HORIZON; h++) {
                assertThat(other[h] / factor).as(model.name()).isCloseTo(one[h], within(1e-6 * (1 + one[h])));
            }
        }
    }

    @Property(tries = 200, seed = "7")
    void whenTheSeriesBeginsDoesNotMatter(@ForAll("series") double[] y, @ForAll @IntRange(min = 1, max = 30) int days) {
        double[] later = new double[days + y.length];
        Arrays.fill(later, 0, days, Double.NaN);
        System.arraycopy(y, 0, later, days, y.length);
        for (StatisticalModel model : MODELS) {
            assertThat(model.fit(later, SEASON).forecast(HORIZON))
                    .as(model.name())
                    .isEqualTo(model.fit(y, SEASON).forecast(HORIZON));
        }
    }

    @Property(tries = 100, seed = "7")
    void theSeriesIsNotTouchedAndAFitIsRepeatable(@ForAll("series") double[] y) {
        double[] before = y.clone();
        for (StatisticalModel model : MODELS) {
            double[] first = model.fit(y, SEASON).forecast(HORIZON);
            assertThat(model.fit(y, SEASON).forecast(HORIZON)).as(model.name()).isEqualTo(first);
        }
        assertThat(y).isEqualTo(before);
    }

    @Provide
    Arbitrary<double[]> series() {
        Arbitrary<Double> counts = Arbitraries.integers().between(0, 12).map(Integer::doubleValue);
        Arbitrary<Double> values = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.just(0.0)),
                Tuple.of(20, counts),
                Tuple.of(3, Arbitraries.just(Double.NaN)),
                Tuple.of(1, Arbitraries.of(1e6, 1e308, Double.POSITIVE_INFINITY, 1e-300, -3.0)));
        return values.array(double[].class).ofMinSize(0).ofMaxSize(120);
    }

    @Provide
    Arbitrary<Double> factors() {
        return Arbitraries.doubles().between(.01, 1000);
    }
}
