package ai.modular.training.demand;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.training.demand.ChampionGate.Decision;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChampionGateTest {

    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<String> THREE = Optional.of("3");

    @Test
    void aModelThatDoesNotBeatTheNaiveForecastIsNeverPromoted() {
        assertThat(ChampionGate.decide(.40, .40, NONE, Optional.empty()))
                .isEqualTo(new Decision(
                        false, "Not better than the seasonal naive forecast: WAPE 0.4000 against 0.4000."));
    }

    @Test
    void aModelWhoseErrorIsUnknownIsNeverPromoted() {
        assertThat(ChampionGate.decide(Double.NaN, .40, NONE, Optional.empty()).promoted())
                .isFalse();
    }

    @Test
    void theFirstOneNeedsToBeatTheNaiveForecastOnly() {
        assertThat(ChampionGate.decide(.30, .40, NONE, Optional.empty()))
                .isEqualTo(new Decision(
                        true, "The first champion: WAPE 0.3000 against 0.4000 of the seasonal naive forecast."));
    }

    @Test
    void equalToTheChampionIsNotBetter() {
        assertThat(ChampionGate.decide(.30, .40, THREE, Optional.of(new PairedErrors(0, .30, .30, true))))
                .isEqualTo(
                        new Decision(
                                false,
                                "Not better than the present champion: WAPE 0.3000 against 0.3000 of champion version 3 on the same data."));
    }

    @Test
    void betterOnTheDaysThatBothHaveNotSeenTakesItsPlace() {
        Decision decision = ChampionGate.decide(.30, .40, THREE, Optional.of(new PairedErrors(7_000, .29, .31, false)));

        assertThat(decision.promoted()).isTrue();
        assertThat(decision.reason())
                .startsWith(
                        "Better: WAPE 0.2900 against 0.3100 of champion version 3 on 7000 series days that the champion did not learn from");
    }

    @Test
    void aChampionWhoseFilesAreLostDoesNotHoldItsPlace() {
        assertThat(ChampionGate.decide(.30, .40, THREE, Optional.empty()))
                .isEqualTo(
                        new Decision(
                                true,
                                "Champion version 3 cannot be evaluated any more; WAPE 0.3000 against 0.4000 of the seasonal naive forecast."));
    }
}
