package ai.modular.training.demand;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.BacktestSeries;
import ai.modular.models.demand.DayScore;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.gate.PairedLoss;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidateDaysTest {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 22);
    private static final LocalDate ORIGIN = LAST.minusDays(2);

    @Test
    void bothAreScoredOnTheSameDaysAndOnlyOnThoseThatTheChampionHasNotLearnedFrom() {
        CandidateDays days = new CandidateDays(2);
        days.accept(row(1, 8, 10, false));
        days.accept(row(2, 11, 10, false));

        assertThat(days.beside(DemandModels.LIGHTGBM, always(6), Optional.empty(), List.of(series()), ORIGIN))
                .containsExactly(loss(3, 8, 20));
        assertThat(days.beside(
                        DemandModels.LIGHTGBM, always(6), Optional.empty(), List.of(series()), ORIGIN.plusDays(1)))
                .containsExactly(loss(1, 4, 10));
        assertThat(days.beside(DemandModels.LIGHTGBM, always(6), Optional.empty(), List.of(series()), LAST))
                .isEmpty();
    }

    @Test
    void aCensoredDayIsNoTest() {
        CandidateDays days = new CandidateDays(2);
        days.accept(row(1, 8, 10, false));
        days.accept(row(2, 99, 10, true));

        assertThat(days.beside(DemandModels.LIGHTGBM, always(10), Optional.empty(), List.of(series()), ORIGIN))
                .containsExactly(loss(2, 0, 10));
    }

    @Test
    void theChampionSeesNothingThatCameAfterTheOrigin() {
        CandidateDays days = new CandidateDays(2);
        days.accept(row(1, 8, 10, false));
        days.accept(row(2, 8, 10, false));

        days.beside(
                DemandModels.LIGHTGBM,
                new Fixed(6) {
                    @Override
                    public List<DemandForecast> forecast(List<DemandSeries> batch) {
                        assertThat(batch).hasSize(1);
                        assertThat(batch.get(0).origin()).isEqualTo(ORIGIN);
                        assertThat(batch.get(0).demand()).containsExactly(1, 2, 3);
                        return super.forecast(batch);
                    }
                },
                Optional.empty(),
                List.of(series()),
                ORIGIN);
    }

    @Test
    void aPictureShowsEachDayAsTheLastOriginBeforeItSawIt() {
        CandidateDays days = new CandidateDays(2);
        days.accept(row(1, 8, 10, false));
        days.accept(row(2, 9, 10, true));

        assertThat(Arrays.deepToString(days.lately(DemandModels.LIGHTGBM, "s/i", LAST)))
                .isEqualTo("[[-1.0, 0.0], [10.0, NaN], [8.0, 9.0]]");
        assertThat(days.lately(DemandModels.ENSEMBLE, "s/i", LAST)).isDeepEqualTo(new double[3][0]);
    }

    private static PairedLoss loss(double candidate, double champion, double actual) {
        return new PairedLoss("s/i", ORIGIN.toString(), "g", candidate, champion, actual);
    }

    private static BacktestRow row(int day, double forecast, double actual, boolean censored) {
        return new BacktestRow(
                DemandModels.LIGHTGBM,
                new BacktestSeries("s", "i", "g", "smooth", 1),
                ORIGIN,
                ORIGIN.plusDays(day),
                forecast,
                actual,
                censored,
                DayScore.NONE);
    }

    private static DemandSeries series() {
        double[] five = {1, 2, 3, 4, 5};
        return new DemandSeries("s", "i", "g", LAST, five, five, five, five, new double[5], new double[5]);
    }

    private static DemandModel always(double units) {
        return new Fixed(units);
    }

    private static class Fixed implements DemandModel {

        private final double units;

        Fixed(double units) {
            this.units = units;
        }

        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public List<DemandForecast> forecast(List<DemandSeries> batch) {
            return batch.stream()
                    .map(series -> new DemandForecast(new double[] {units, units}, new double[2][13]))
                    .toList();
        }

        @Override
        public double dayCorrelation(String group) {
            return 0;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
