package ai.modular.models.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SegmentBacktestTest {

    @Test
    void weightsAreThoseOfTheLeastSquaredError() {
        Gram gram = new Gram(2);
        gram.add(new double[][] {{2, 0}, {0, 1}}, 1);

        assertThat(gram.bestWeights()).containsExactly(new double[] {.2, .8}, within(1e-9));
        assertThat(gram.bestModel()).containsExactly(0, 1);
    }

    @Test
    void aModelThatOnlyAddsErrorHasNoWeight() {
        Gram gram = new Gram(2);
        gram.add(new double[][] {{1, 1}, {3, 3}}, 1);

        assertThat(gram.bestWeights()).containsExactly(1, 0);
    }

    @Test
    void theEnsembleForecastsTheWeightedMean() {
        SegmentBacktest backtest = new SegmentBacktest(7, 14);
        for (int i = 0; i < 120; i++) {
            backtest.add(Sampled.series(i, 100));
        }
        SegmentEnsemble ensemble = backtest.ensemble();
        double[] y = Sampled.series(500, 100);
        double[] expected = new double[14];
        ensemble.weights(DemandClass.of(y)).forEach((name, weight) -> {
            double[] forecast = model(name).fit(y, 7).forecast(14);
            Arrays.setAll(expected, h -> expected[h] + weight * forecast[h]);
        });

        assertThat(ensemble.fit(y, 7).forecast(14)).containsExactly(expected, within(1e-9));
        for (DemandClass demand : DemandClass.values()) {
            assertThat(ensemble.weights(demand).values().stream()
                            .mapToDouble(weight -> weight)
                            .sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(backtest.bestBySegment().weights(demand)).hasSize(1);
        }
    }

    @Test
    void withoutASeriesAllWeightsAreEqual() {
        SegmentBacktest backtest = new SegmentBacktest(7, 14);
        backtest.add(new double[] {1, 2, 3});
        backtest.add(new double[60]);

        assertThat(backtest.ensemble().weights(DemandClass.SMOOTH).values())
                .hasSize(7)
                .allMatch(weight -> Math.abs(weight - 1 / 7.0) < 1e-9);
    }

    private static StatisticalModel model(String name) {
        return StatisticalModels.single().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
