package ai.modular.scoring.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CriticalRatioTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();
    private final CriticalRatio ratio = new CriticalRatio(.95, .7, .99);

    @Test
    void whatTheTermsStateIsTakenAsItIs() {
        assertThat(ratio.of(OptionalDouble.of(.5), OptionalDouble.of(3), 1)).isEqualTo(.5);
    }

    @Test
    void aLostUnitIsWeighedAgainstOneThatIsLeftOver() {
        assertThat(ratio.of(NONE, OptionalDouble.of(1), .25)).isCloseTo(.8, within(1e-12));
    }

    @Test
    void theRatioStaysWithinItsBounds() {
        assertThat(ratio.of(NONE, OptionalDouble.of(.1), .5)).isEqualTo(.7);
        assertThat(ratio.of(NONE, OptionalDouble.of(99), .01)).isEqualTo(.99);
    }

    @Test
    void withoutACostOnEitherSideTheDefaultHolds() {
        assertThat(ratio.of(NONE, NONE, 1)).isEqualTo(.95);
        assertThat(ratio.of(NONE, OptionalDouble.of(1), 0)).isEqualTo(.95);
    }
}
