package ai.modular.etl.demandhistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.modular.etl.demandhistory.DemandRecovery.Demand;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DemandRecoveryTest {

    @Test
    void aDayInStockIsItsSales() {
        assertThat(DemandRecovery.of(steady(10, 1, 7), 55, 3)).isEqualTo(new Demand(7, 7, 7));
    }

    @Test
    void aDayWithoutAnyStockIsTheLevel() {
        assertThat(DemandRecovery.of(steady(10, 0, 0), 55, 10).mean()).isCloseTo(10, within(1e-9));
    }

    @Test
    void halfADayThatSoldAsExpectedIsAnExpectedDay() {
        assertThat(DemandRecovery.of(steady(10, .5, 5), 55, 10).mean()).isCloseTo(10, within(1e-9));
    }

    @Test
    void aDayThatSoldOutFastLiesBetweenTheLevelAndTheNaiveQuotient() {
        SeriesDays series = steady(10, .5, 10);
        double level = DemandRecovery.level(series, 55, 10);
        // (1 - a)(m + y)/(1 + a) on top of the 10 sold; y / a would be 20
        assertThat(DemandRecovery.of(series, 55, 10).mean())
                .isCloseTo(10 + .5 * (level + 10) / 1.5, within(1e-9))
                .isBetween(15.0, 17.0);
    }

    @Test
    void theLevelIsARatioOfSums() {
        SeriesDays series = new SeriesDays();
        series.add(0, 4, .5, 0, 0);
        series.add(7, 6, 1, 0, 0);
        // Same weekday: 2 each, and ten days halve a weight; a pooled level of 0 weighs .2 days
        double old = 2 * Math.pow(.5, .7);
        assertThat(DemandRecovery.level(series, 1, 0))
                .isCloseTo((old * 4 + 2 * 6) / (old * .5 + 2 + .2), within(1e-12));
    }

    @Test
    void likeDaysOfDiscountAndEventCountMore() {
        SeriesDays series = new SeriesDays();
        for (int day = 0; day < 56; day++) {
            boolean promotion = day % 5 == 0;
            series.add(day, promotion ? 30 : 10, 1, promotion ? .3 : 0, 0);
        }
        assertThat(DemandRecovery.level(series, 55, 10)).isCloseTo(27.0, within(.5));
        assertThat(DemandRecovery.level(series, 54, 10)).isCloseTo(10.2, within(.1));
    }

    @Test
    void aSeriesThatNeverSoldLeansOnItsGroup() {
        SeriesDays series = new SeriesDays();
        series.add(0, 0, 0, 0, 0);
        assertThat(DemandRecovery.of(series, 0, 2.5).mean()).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void theFirstDaysOfASeriesLookAtItsFirstEightWeeks() {
        SeriesDays series = steady(10, 1, 7);
        assertThat(series.windowStart(3, 56)).isZero();
        assertThat(series.windowEnd(3, 56)).isEqualTo(56);
        series.add(56, 8, 1, 0, 0);
        assertThat(series.windowStart(56, 56)).isEqualTo(1);
        assertThat(series.windowEnd(56, 56)).isEqualTo(57);
    }

    @Test
    void aDayTwiceIsRefused() {
        SeriesDays series = steady(10, 1, 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.add(55, 1, 1, 0, 0))
                .withMessage("day 55 follows day 55: the series has a day twice or out of order");
    }

    @Property(seed = "7")
    void demandIsNeverLessThanSalesAndLiesInItsInterval(
            @ForAll @DoubleRange(max = 40) double usual,
            @ForAll @DoubleRange(max = 40) double sold,
            @ForAll @DoubleRange(max = 1) double availability) {
        Demand demand = DemandRecovery.of(steady(usual, availability, sold), 55, usual);
        assertThat(demand.low()).isGreaterThanOrEqualTo(sold);
        assertThat(demand.mean()).isGreaterThanOrEqualTo(sold);
        assertThat(demand.high()).isGreaterThanOrEqualTo(demand.low());
    }

    /** 55 days in stock with the same sales, and a last one. */
    private static SeriesDays steady(double usual, double lastAvailability, double lastSold) {
        SeriesDays series = new SeriesDays();
        for (int day = 0; day < 55; day++) {
            series.add(day, usual, 1, 0, 0);
        }
        series.add(55, lastSold, lastAvailability, 0, 0);
        return series;
    }
}
