package ai.modular.models.demand;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.model.DemandSeries;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What holds for every member of a mix, and so for the mix. */
class SeriesMemberPropertiesTest {

    private static final int HORIZON = 14;
    private static final double NAN = Double.NaN;

    @Property(tries = 200, seed = "7")
    void meansAreFiniteAndNotNegative(@ForAll("demand") double[] demand) {
        DemandSeries series = Sample.of(HORIZON, demand);
        for (SeriesMember member : SeriesMember.ALL) {
            assertThat(member.means(series)).as(member.name()).hasSize(HORIZON);
            assertThat(Arrays.stream(member.means(series))).as(member.name()).allMatch(v -> v >= 0 && v < 1e12);
        }
    }

    @Property(tries = 200, seed = "7")
    void aUnitAPowerOfTwoLargerChangesNothingElse(
            @ForAll("demand") double[] demand, @ForAll @IntRange(min = -20, max = 20) int power) {
        double factor = Math.scalb(1.0, power);
        DemandSeries series = Sample.of(HORIZON, demand);
        DemandSeries scaled = Sample.of(HORIZON, times(demand, factor));
        for (SeriesMember member : SeriesMember.ALL) {
            assertThat(member.means(scaled)).as(member.name()).isEqualTo(times(member.means(series), factor));
        }
        assertThat(mixed(scaled)).isEqualTo(times(mixed(series), factor));
        assertThat(MemberWeights.demandClass(scaled)).isEqualTo(MemberWeights.demandClass(series));
    }

    @Property(tries = 100, seed = "7")
    void whatCameAfterTheOriginAndWhatIsOlderThanTwelveWeeksChangesNothing(
            @ForAll("demand") double[] demand, @ForAll int seed) {
        Random random = new Random(seed);
        double[] longer = new double[100 + demand.length + HORIZON];
        Arrays.setAll(longer, day -> random.nextInt(50));
        double[] window = Arrays.copyOfRange(demand, Math.max(0, demand.length - SeriesMember.WINDOW), demand.length);
        double[] padded = new double[SeriesMember.WINDOW];
        Arrays.fill(padded, NAN);
        System.arraycopy(window, 0, padded, padded.length - window.length, window.length);
        System.arraycopy(padded, 0, longer, 100 + demand.length - padded.length, padded.length);
        DemandSeries past = Slices.before(Sample.of(0, longer), HORIZON, HORIZON);
        for (SeriesMember member : SeriesMember.ALL) {
            assertThat(member.means(past)).as(member.name()).isEqualTo(member.means(Sample.of(HORIZON, padded)));
        }
    }

    @Example
    void allZerosAreForecastAsZero() {
        for (SeriesMember member : SeriesMember.ALL) {
            assertThat(member.means(Sample.of(2, new double[84])))
                    .as(member.name())
                    .containsExactly(0, 0);
        }
    }

    @Example
    void onePointIsItsOwnForecast() {
        for (SeriesMember member : SeriesMember.ALL) {
            assertThat(member.means(Sample.of(2, 5))).as(member.name()).containsExactly(5, 5);
            assertThat(member.means(Sample.of(2, NAN, NAN, 5, NAN)))
                    .as(member.name())
                    .containsExactly(5, 5);
        }
    }

    @Example
    void gapsDoNotMoveASteadySeries() {
        double[] demand = Sample.repeat(12, 6, 6, 6, NAN, 6, 6, NAN);
        for (SeriesMember member : SeriesMember.ALL) {
            assertThat(Arrays.stream(member.means(Sample.of(7, demand))))
                    .as(member.name())
                    .allMatch(mean -> Math.abs(mean - 6) < 1e-9);
        }
    }

    /** The models that smooth follow within four weeks; a mean of eight weeks is half way there. */
    @Example
    void aLevelShiftIsFollowed() {
        double[] demand = new double[84];
        Arrays.setAll(demand, day -> (day < 56 ? 10 : 30) + day % 2);
        for (SeriesMember member : SeriesMember.ALL) {
            double mean =
                    Arrays.stream(member.means(Sample.of(7, demand))).average().orElseThrow();
            assertThat(mean).as(member.name()).isBetween(member.name().equals("weekday-climatology") ? 20. : 25., 36.);
        }
    }

    @Example
    void aHugeOutlierIsNoLevel() {
        double[] demand = Sample.repeat(12, 4, 5, 6, 5, 4, 9, 8);
        demand[40] = 1e6;
        for (SeriesMember member : SeriesMember.ALL) {
            if (!member.name().equals(DemandModels.EXPONENTIAL_SMOOTHING)) {
                assertThat(Arrays.stream(member.means(Sample.of(7, demand))))
                        .as(member.name())
                        .allMatch(mean -> mean < 40);
            }
        }
    }

    private static double[] mixed(DemandSeries series) {
        double[][] means =
                SeriesMember.ALL.stream().map(member -> member.means(series)).toArray(double[][]::new);
        return MemberWeights.mix(new double[] {.5, .125, .125, .125, .125}, means, HORIZON);
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    @Provide
    Arbitrary<double[]> demand() {
        Arbitrary<Double> counts = Arbitraries.integers().between(0, 12).map(Integer::doubleValue);
        Arbitrary<Double> values = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.just(0.0)),
                Tuple.of(20, counts),
                Tuple.of(3, Arbitraries.just(NAN)),
                Tuple.of(1, Arbitraries.of(1e6, 1e-6)));
        return values.array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(120)
                .filter(demand -> !Double.isNaN(demand[demand.length - 1]));
    }
}
