package ai.modular.scoring.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.modular.contracts.error.RunFailed;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FallbacksTest {

    private static final Fallbacks SIX =
            new Fallbacks(100, new TreeMap<>(Map.of("exponential-smoothing (not a number)", 5L, "mean (below 0)", 1L)));

    @Test
    void aFewAreToldAndAccepted() {
        assertThat(SIX.requireWithin(.06, "demand/7").total()).isEqualTo(6);
        assertThat(SIX.inWords()).isEqualTo("5 exponential-smoothing (not a number), 1 mean (below 0)");
        assertThat(Fallbacks.NONE.requireWithin(.05, "demand/7").inWords()).isEmpty();
    }

    @Test
    void tooManyEndTheRunWithTheirCounts() {
        assertThatExceptionOfType(RunFailed.class)
                .isThrownBy(() -> SIX.requireWithin(.05, "demand/7"))
                .withMessage(
                        "The forecast of demand/7 cannot be used for 6 of 100 series, more than the share of 0.05 that scoring.fallback-limit allows: "
                                + "5 exponential-smoothing (not a number), 1 mean (below 0)");
    }
}
