package ai.modular.training.demand;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.BacktestSeries;
import ai.modular.models.demand.DayScore;
import ai.modular.models.gate.PairedLoss;
import ai.modular.training.demand.BacktestLosses.Sum;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestLossesTest {

    private static final LocalDate ORIGIN = LocalDate.of(2026, 11, 8);

    private final BacktestSegments segments = new BacktestSegments();
    private BacktestLosses losses;

    @BeforeEach
    void twoModelsOnTwoDaysOfWhichOneIsCensored() {
        losses = new BacktestLosses(2);
        for (String model : List.of("new", "old")) {
            double off = model.equals("new") ? 1 : -3;
            accept(model, "i", 1, 10 + off, 10, false);
            accept(model, "i", 2, 500, 10, true);
            accept(model, "j", 1, 4 + off, 4, false);
            accept(model, "j", 2, 6 + off, 6, false);
        }
    }

    @Test
    void modelsArePairedBySeriesAndOriginOnScoredDays() {
        assertThat(losses.paired("new", "old"))
                .containsExactly(
                        new PairedLoss("s/i", "2026-11-08", "fresh", 1, 3, 10),
                        new PairedLoss("s/j", "2026-11-08", "dry", 2, 6, 10));
        assertThat(losses.paired("new", "unheard of")).isEmpty();
    }

    @Test
    void whatWasStoredIsPairedWhereTheDemandIsTheSame(@TempDir Path folder) {
        StoredLosses.write(folder, losses.stored("old"));
        List<StoredLosses.Loss> stored = StoredLosses.read(folder);

        assertThat(losses.paired("new", stored)).isEqualTo(losses.paired("new", "old"));
        assertThat(losses.paired(
                        "new",
                        List.of(
                                new StoredLosses.Loss("2026-11-08", "s/i", 5, 11),
                                new StoredLosses.Loss("2026-11-01", "s/j", 5, 10))))
                .isEmpty();
        assertThat(StoredLosses.read(folder.resolve("elsewhere"))).isEmpty();
    }

    @Test
    void sumsAreTakenBySegmentSeriesAndDay() {
        Sum total = losses.total("old");

        assertThat(total.wape()).isEqualTo(9 / 20d);
        assertThat(total.error).isEqualTo(-9);
        assertThat(losses.bySegment("new").get("dry").wape()).isEqualTo(.2);
        assertThat(losses.byHorizon().get("new")[0].wape()).isEqualTo(2 / 14d);
        assertThat(losses.worst("old", 1).get(0).getKey()).isEqualTo("s/j");
    }

    /** Two days of class, department and store, one of each day ahead but the censored one. */
    @Test
    void everyModelHasALineForEachSegment() {
        assertThat(segments.csv().lines())
                .hasSize(1 + 2 * 6)
                .contains(
                        "new,demand_class,\"smooth\",3,20.000,0.150000,0.150000,0.866025,0.075000,0.6667,1.0000",
                        "new,department,\"fresh\",1,10.000,0.100000,0.100000,0.500000,0.050000,1.0000,1.0000",
                        "old,horizon,\"2\",1,6.000,0.500000,-0.500000,3.000000,0.083333,0.0000,1.0000",
                        "old,store,\"s\",3,20.000,0.450000,-0.450000,2.598076,0.075000,0.6667,1.0000");
    }

    private void accept(String model, String item, int day, double forecast, double actual, boolean censored) {
        BacktestSeries series =
                new BacktestSeries("s", item, item.equals("i") ? "fresh" : "dry", "smooth", item.equals("i") ? 2 : 1);
        DayScore score = censored ? DayScore.NONE : new DayScore(.5, day == 1, true);
        BacktestRow row =
                new BacktestRow(model, series, ORIGIN, ORIGIN.plusDays(day), forecast, actual, censored, score);
        losses.accept(row);
        segments.accept(row);
    }
}
