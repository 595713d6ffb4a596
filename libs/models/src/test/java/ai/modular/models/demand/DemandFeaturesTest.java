package ai.modular.models.demand;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.model.DemandSeries;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DemandFeaturesTest {

    private static final GroupProfile GROUP = new GroupProfile(3, new double[] {1, 1, 1, 1, 1, 1.5, .5}, 1.2);

    @Property(tries = 200, seed = "7")
    void theFutureChangesNothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 70) int origin,
            @ForAll @IntRange(min = 1, max = 14) int ahead) {
        DemandSeries series = random(new Random(seed), 84);
        DemandSeries other = random(new Random(seed + 1), 84);
        DemandSeries changed = joined(series, other, origin, Math.min(84, origin + ahead + 1));
        assertThat(features(changed, origin, ahead)).isEqualTo(features(series, origin, ahead));
    }

    @Property(tries = 100, seed = "7")
    void aSliceOfThePastLooksLikeThePast(@ForAll long seed, @ForAll @IntRange(min = 14, max = 60) int daysBack) {
        DemandSeries series = random(new Random(seed), 84);
        DemandSeries slice = Slices.before(series, daysBack, 14);
        for (int ahead = 1; ahead <= 13; ahead++) {
            assertThat(features(slice, slice.length(), ahead)).isEqualTo(features(series, 84 - daysBack, ahead));
        }
    }

    @Property(tries = 100, seed = "7")
    void demandInOtherUnitsHasTheSameFeatures(@ForAll long seed, @ForAll @IntRange(min = 30, max = 84) int origin) {
        DemandSeries series = random(new Random(seed), 84);
        float[] small = features(series, origin, 3);
        float[] large = features(
                times(series, 4), origin, 3, new GroupProfile(4 * GROUP.level(), GROUP.weekday(), GROUP.event()));
        for (int i = 0; i < small.length; i++) {
            if (!DemandFeatures.NAMES.get(i).equals("log_level")
                    && !DemandFeatures.NAMES.get(i).equals("group_level")) {
                assertThat(Float.valueOf(large[i]))
                        .as(DemandFeatures.NAMES.get(i))
                        .isEqualTo(Float.valueOf(small[i]));
            }
        }
    }

    @Test
    void everyNameHasAValue() {
        float[] row = new float[DemandFeatures.COUNT];
        java.util.Arrays.fill(row, -77);
        DemandFeatures features = new DemandFeatures();
        features.at(random(new Random(1), 84), 70, GROUP);
        features.write(5, row);
        assertThat(row).doesNotContain(-77);
    }

    @Test
    void theWeekdayAndItsMeansBelongToTheTarget() {
        DemandSeries series = Sample.of(7, Sample.repeat(8, 1, 2, 3, 4, 5, 6, 7));
        float[] monday = features(series, series.length(), 1);
        float[] sunday = features(series, series.length(), 7);
        assertThat(value(monday, "weekday")).isEqualTo(0);
        assertThat(value(sunday, "weekday")).isEqualTo(6);
        double level = value(sunday, "last_weekday") / value(monday, "last_weekday");
        assertThat(level).isCloseTo(7, org.assertj.core.data.Offset.offset(1e-5));
        assertThat(value(monday, "last_1") / value(monday, "last_weekday")).isEqualTo(7);
    }

    private static float value(float[] row, String name) {
        return row[DemandFeatures.NAMES.indexOf(name)];
    }

    private static float[] features(DemandSeries series, int origin, int ahead) {
        return features(series, origin, ahead, GROUP);
    }

    private static float[] features(DemandSeries series, int origin, int ahead, GroupProfile group) {
        DemandFeatures features = new DemandFeatures();
        features.at(series, origin, group);
        float[] row = new float[DemandFeatures.COUNT];
        features.write(ahead, row);
        return row;
    }

    private static DemandSeries random(Random random, int days) {
        double[][] columns = new double[6][days];
        for (int day = 0; day < days; day++) {
            columns[0][day] = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(6);
            columns[1][day] = random.nextInt(6);
            columns[2][day] = random.nextInt(5) == 0 ? random.nextInt(4) / 4. : 1;
            columns[3][day] = 1 + random.nextInt(3);
            columns[4][day] = random.nextInt(4) / 8.;
            columns[5][day] = random.nextInt(2);
        }
        return series(columns);
    }

    private static DemandSeries series(double[][] columns) {
        return new DemandSeries(
                "s01",
                "milk",
                "dairy",
                Sample.SUNDAY,
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4],
                columns[5]);
    }

    /** The past and the plan of one series, what came after them of the other. */
    private static DemandSeries joined(DemandSeries past, DemandSeries future, int origin, int planned) {
        return series(new double[][] {
            join(past.demand(), future.demand(), origin),
            join(past.sold(), future.sold(), origin),
            join(past.availability(), future.availability(), origin),
            join(past.price(), future.price(), planned),
            join(past.discount(), future.discount(), planned),
            join(past.event(), future.event(), planned)
        });
    }

    private static double[] join(double[] first, double[] second, int length) {
        double[] result = second.clone();
        System.arraycopy(first, 0, result, 0, length);
        return result;
    }

    private static DemandSeries times(DemandSeries series, double factor) {
        double[] demand = java.util.Arrays.stream(series.demand())
                .map(value -> value * factor)
                .toArray();
        double[] sold = java.util.Arrays.stream(series.sold())
                .map(value -> value * factor)
                .toArray();
        return series(
                new double[][] {demand, sold, series.availability(), series.price(), series.discount(), series.event()
                });
    }
}
