package ai.modular.models.demand;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.contracts.model.QuantileGrid;
import ai.modular.models.demand.FallbackChain.Fallback;
import ai.modular.models.demand.FallbackChain.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FallbackChainTest {

    private static final DemandSeries WEEKS = Sample.of(2, Sample.repeat(8, 1, 2, 3, 4, 5, 6, 7));

    @Test
    void aSoundForecastIsTheModelsOwn() {
        assertThat(one(new Fixed("model", 5, 6), WEEKS).fallback()).isEmpty();
        assertThat(one(new Fixed("model", 0, 140), WEEKS).fallback()).isEmpty();
    }

    @Test
    void whatIsNotANumberIsForecastByExponentialSmoothing() {
        Result result = one(new Fixed("model", Double.NaN, 6), WEEKS);

        assertThat(result.fallback()).contains(new Fallback("exponential-smoothing", "not a number"));
        assertThat(result.forecast().mean())
                .isEqualTo(DemandModels.exponentialSmoothing()
                        .forecast(List.of(WEEKS))
                        .get(0)
                        .mean());
        assertThat(reason(new Fixed("model", Double.POSITIVE_INFINITY, 6))).contains("not a number");
        assertThat(reason(new Fixed("model", 6, 6) {
                    @Override
                    double quantile() {
                        return Double.NaN;
                    }
                }))
                .contains("not a number");
    }

    @Test
    void whatIsAbsurdIsNotTaken() {
        assertThat(reason(new Fixed("model", 141, 141))).contains("more than 20 times the largest day of the past");
        assertThat(reason(new Fixed("model", -.1, 1))).contains("below 0");
        assertThat(reason(new Fixed("model", 1, 1) {
                    @Override
                    double quantile() {
                        return -.1;
                    }
                }))
                .contains("below 0");
    }

    @Test
    void aSeriesThatIsHardlyKnownOrNeverSoldProvesNothingAbsurd() {
        Fixed many = new Fixed("model", 1e4, 1e4);

        assertThat(one(many, Sample.of(2, 1, 2, 3)).fallback()).isEmpty();
        assertThat(one(many, Sample.of(2, new double[56])).fallback()).isEmpty();
    }

    @Test
    void eachInTheChainStandsInForTheOneBeforeIt() {
        Fixed broken = new Fixed("broken", Double.NaN, Double.NaN);

        assertThat(chain(broken, broken, new Fixed("sound", 3, 3)).fallback())
                .contains(new Fallback("sound", "not a number"));
        Result last = chain(broken, broken, new Fixed("absurd", 1e9, 1e9));
        assertThat(last.fallback()).contains(new Fallback("mean", "not a number"));
        assertThat(last.forecast().mean()).containsExactly(4, 4);
        assertThat(last.forecast().quantiles()[1]).isSorted().hasSize(QuantileGrid.SIZE);
    }

    @Test
    void othersOfTheBatchKeepTheirForecast() {
        DemandSeries other = Sample.of(2, new double[56]);
        List<Result> results = new FallbackChain(new Fixed("model", 200, 200)).forecast(List.of(other, WEEKS));

        assertThat(results).extracting(result -> result.fallback().isPresent()).containsExactly(false, true);
    }

    private static Optional<String> reason(DemandModel model) {
        return one(model, WEEKS).fallback().map(Fallback::reason);
    }

    private static Result one(DemandModel model, DemandSeries series) {
        return new FallbackChain(model).forecast(List.of(series)).get(0);
    }

    private static Result chain(DemandModel first, DemandModel... standIns) {
        return new FallbackChain(first, List.of(standIns))
                .forecast(List.of(WEEKS))
                .get(0);
    }

    private static class Fixed implements DemandModel {

        private final String name;
        private final double[] means;

        Fixed(String name, double... means) {
            this.name = name;
            this.means = means;
        }

        double quantile() {
            return 1;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<DemandForecast> forecast(List<DemandSeries> batch) {
            double[][] quantiles = new double[means.length][QuantileGrid.SIZE];
            Arrays.stream(quantiles).forEach(day -> Arrays.fill(day, quantile()));
            return batch.stream()
                    .map(series -> new DemandForecast(means.clone(), quantiles))
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
