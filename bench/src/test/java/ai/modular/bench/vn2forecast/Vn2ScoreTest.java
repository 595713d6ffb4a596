package ai.modular.bench.vn2forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class Vn2ScoreTest {

    @Test
    void weeksOutOfStockDoNotCount() {
        // Steps of 2 before the origin; 3 expected of 5: error 2 ÷ 2; .8 × (5 − 4) of the quantile
        double[] demand = {1, 3, 1, 3, 5, Double.NaN};
        Vn2Score score = new Vn2Score(.8);

        score.add(demand, 4, new double[] {3, 100}, new double[] {4, 100});

        assertThat(score.row("one"))
                .containsEntry("pinball", .8)
                .containsEntry("rmsse", 1.0)
                .containsEntry("weighted_rmsse", 1.0)
                .containsEntry("bias", -.4);
    }

    @Test
    void aWeekOfTheYearIsWhatAllSellInItAgainstTheYearAroundIt() {
        LocalDate first = LocalDate.of(2021, 4, 12);
        LocalDate[] weeks = IntStream.range(0, 156).mapToObj(first::plusWeeks).toArray(LocalDate[]::new);
        double[] demand = new double[156];
        Arrays.fill(demand, 10);
        YearlySeason flat = new YearlySeason(new Vn2History(weeks, new double[][] {demand}), 140);
        for (int week = 10; week < 156; week += 52) {
            demand[week] = 20;
        }
        YearlySeason peak = new YearlySeason(new Vn2History(weeks, new double[][] {demand}), 140);

        assertThat(flat.index(weeks[10])).isCloseTo(1, Offset.offset(1e-9));
        assertThat(peak.index(weeks[10])).isBetween(1.4, 1.5);
        assertThat(peak.index(weeks[30])).isBetween(.97, 1.0);
    }
}
