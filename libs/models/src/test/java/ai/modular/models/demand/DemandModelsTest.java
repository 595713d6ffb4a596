package ai.modular.models.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DemandModelsTest {

    private static final double NAN = Double.NaN;

    @Test
    void theNaiveForecastIsTheWeekdaysMeanOfFourWeeks() {
        double[] demand = Sample.repeat(8, 0, 7, 14, 21, 28, 35, 42);
        java.util.Arrays.fill(demand, 0, 28, 1000);
        assertThat(naive(demand).mean()).containsExactly(means(0, 7, 14, 21, 28, 35, 42));
    }

    /** Four weeks count 4, the level of 21 counts half a day. */
    private static double[] means(double... weekdays) {
        return java.util.Arrays.stream(weekdays)
                .map(value -> (4 * value + .5 * 21) / 4.5)
                .toArray();
    }

    @Test
    void aDayCountsByItsAvailability() {
        double[] demand = Sample.repeat(1, 10, 10, 10, 10, 10, 10, 80);
        double[] availability = {1, 1, 1, 1, 1, 1, 0};
        DemandForecast forecast = one(DemandModels.seasonalNaive(), Sample.of(7, demand, availability));
        assertThat(forecast.mean()).containsExactly(10, 10, 10, 10, 10, 10, 10);
    }

    @Test
    void aSinglePointIsItsOwnForecast() {
        for (DemandModel model : models()) {
            assertThat(one(model, Sample.of(3, 5)).mean()).as(model.name()).containsExactly(5, 5, 5);
        }
    }

    @Test
    void whatNeverSellsIsForecastAsNothing() {
        for (DemandModel model : models()) {
            DemandForecast forecast = one(model, Sample.of(2, new double[40]));
            assertThat(forecast.mean()).as(model.name()).containsExactly(0, 0);
            assertThat(forecast.quantiles()[1]).as(model.name()).containsOnly(0);
        }
    }

    @Test
    void anUnknownDayIsNotAZero() {
        for (DemandModel model : models()) {
            DemandForecast forecast = one(model, Sample.of(2, NAN, 6, NAN, NAN, 6, NAN, 6, NAN, NAN));
            assertThat(forecast.mean()).as(model.name()).containsExactly(6, 6);
        }
    }

    @Test
    void anItemThatWasAlwaysOutOfStockKeepsItsEstimate() {
        DemandSeries series = Sample.of(1, new double[] {3, 5}, new double[] {0, 0});
        for (DemandModel model : models()) {
            assertThat(one(model, series).mean()).as(model.name()).containsExactly(4);
        }
    }

    @Test
    void smoothingFollowsANewLevel() {
        double[] demand = new double[84];
        java.util.Arrays.fill(demand, 0, 56, 10);
        java.util.Arrays.fill(demand, 56, 84, 30);
        double smoothed =
                one(DemandModels.exponentialSmoothing(), Sample.of(1, demand)).mean()[0];
        assertThat(smoothed).isCloseTo(30, Offset.offset(.01));
    }

    @Test
    void quantilesNeverCross() {
        for (DemandModel model : models()) {
            for (DemandSeries series : Sample.chain(40, 90, 14)) {
                for (double[] day : one(model, series).quantiles()) {
                    assertThat(day).isSorted();
                    assertThat(day[0]).isGreaterThanOrEqualTo(0);
                }
            }
        }
    }

    @Test
    void whatCannotBeForecastIsSaid() {
        assertThat(DemandModels.reasonToSkip(Sample.of(3, NAN, NAN)))
                .hasValue("no day with known demand up to 2026-11-22");
        assertThat(DemandModels.reasonToSkip(Sample.of(3))).hasValue("no day with known demand up to 2026-11-22");
        assertThat(DemandModels.reasonToSkip(Sample.of(0, 1, 2))).hasValue("no day is planned after 2026-11-22");
        assertThat(DemandModels.reasonToSkip(Sample.of(3, 1, -2)))
                .hasValue("demand has the value -2.0, but a quantity is 0 or more");
        assertThat(DemandModels.reasonToSkip(Sample.of(3, NAN, 0))).isEmpty();
    }

    @Test
    void aModelRefusesWhatShouldHaveBeenSkipped() {
        for (DemandModel model : models()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> one(model, Sample.of(3, NAN)))
                    .withMessage(
                            "location s01 item milk cannot be forecast: no day with known demand up to 2026-11-22");
        }
    }

    private static List<DemandModel> models() {
        return List.of(DemandModels.seasonalNaive(), DemandModels.exponentialSmoothing());
    }

    private static DemandForecast naive(double[] demand) {
        return one(DemandModels.seasonalNaive(), Sample.of(7, demand));
    }

    private static DemandForecast one(DemandModel model, DemandSeries series) {
        return model.forecast(List.of(series)).get(0);
    }
}
