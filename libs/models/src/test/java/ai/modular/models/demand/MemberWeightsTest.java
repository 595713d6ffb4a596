package ai.modular.models.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.modular.contracts.error.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemberWeightsTest {

    private static final List<String> TWO = List.of(DemandModels.LIGHTGBM, "ets");

    @Test
    void aClassHasTheWeightsOfItsLeastSquaredErrorAndOneWithFewSeriesThoseOfAll() {
        MemberWeights.Fit fit = new MemberWeights.Fit(TWO);
        add(fit, 40, "smooth", new double[][] {{2, 0}, {0, 1}});
        add(fit, 29, "lumpy", new double[][] {{0, 1}, {2, 0}});

        MemberWeights weights = fit.weights();

        assertThat(weights.of("smooth")).containsExactly(new double[] {.2, .8}, within(1e-9));
        assertThat(weights.of("lumpy")).isEqualTo(weights.otherwise());
        // 40 × (4a² + (1 − a)²) + 29 × (a² + 4(1 − a)²) is least where 345a = 156
        assertThat(weights.otherwise()).containsExactly(new double[] {156 / 345., 189 / 345.}, within(1e-9));
    }

    @Test
    void aSeriesThatSaysTooLittleOfItselfHasTheTreesAlone() {
        MemberWeights.Fit fit = new MemberWeights.Fit(TWO);
        add(fit, 40, "smooth", new double[][] {{2, 0}, {0, 1}});
        MemberWeights weights = fit.weights();

        assertThat(weights.of(Sample.of(1, Sample.repeat(3, 1, 2, 3, 4, 5, 6, 7))))
                .containsExactly(1, 0);
        assertThat(weights.of(Sample.of(1, new double[84]))).containsExactly(1, 0);
        assertThat(weights.of(Sample.of(1, Sample.repeat(4, 1, 2, 3, 4, 5, 6, 7))))
                .containsExactly(new double[] {.2, .8}, within(1e-9));
    }

    @Test
    void whereNothingIsKnownTheFirstMemberIsAlone() {
        MemberWeights.Fit fit = new MemberWeights.Fit(TWO);
        add(fit, 40, "none", new double[][] {{2, 0}, {0, 1}});
        fit.add(new BacktestSeries("s", "i", "g", "smooth", 0), new double[][] {{2}, {1}});

        assertThat(fit.weights().of("smooth")).containsExactly(1, 0);
        assertThat(fit.weights().describe()).isEqualTo(Map.of("other", Map.of(DemandModels.LIGHTGBM, 1.0)));
    }

    @Test
    void aMixIsTheWeightedMeanAndNeedsNoMemberWithoutWeight() {
        double[][] means = {{1, 2}, null, {3, 6}};

        assertThat(MemberWeights.mix(new double[] {.75, 0, .25}, means, 2)).containsExactly(1.5, 3);
    }

    @Test
    void aMemberOfAnotherVersionIsNamed() {
        MemberWeights weights = MemberWeights.first(List.of(DemandModels.LIGHTGBM, "oracle"));

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(weights::requireKnown)
                .withMessage(
                        "The model mixes in oracle, but this version knows only [exponential-smoothing, ets, theta, intermittent, weekday-climatology]");
    }

    private static void add(MemberWeights.Fit fit, int series, String demandClass, double[][] errors) {
        for (int i = 0; i < series; i++) {
            fit.add(
                    new BacktestSeries("s", "i" + i, "g", demandClass, 1),
                    Arrays.stream(errors).map(double[]::clone).toArray(double[][]::new));
        }
    }
}
