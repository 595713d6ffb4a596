package ai.modular.scoring.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CriticalRatioTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();
    private final CriticalRatio ratio = new CriticalRatio(.95, .7, .99);

    @Test
    void whatTheTermsStateIsTakenAsItIs() {
        assertThat(ratio.of(OptionalDouble.of(.5), OptionalDouble.of(3), 1, 2, OptionalInt.of(2)))
                .isEqualTo(.5);
    }

    @Test
    void aSpoilingItemWeighsItsMarginAgainstTheUnitThatIsWasted() {
        // margin 1.00, and half of a unit left over at a cost of .60 is wasted: 1 ÷ (1 + .3)
        assertThat(ratio.of(NONE, OptionalDouble.of(1.6), .6, 3, OptionalInt.of(6)))
                .isCloseTo(1 / 1.3, within(1e-12));
    }

    @Test
    void whatKeepsCostsItsHoldingOnly() {
        // margin .10, and .25 × 73 ÷ 365 of a cost of 10: .1 ÷ (.1 + .5), which the lower bound lifts
        assertThat(ratio.of(NONE, OptionalDouble.of(10.1), 10, 73, OptionalInt.empty()))
                .isEqualTo(.7);
    }

    @Test
    void aFatMarginStopsAtTheUpperBound() {
        assertThat(ratio.of(NONE, OptionalDouble.of(100), 1, 2, OptionalInt.empty()))
                .isEqualTo(.99);
    }

    @Test
    void withoutAPriceOrAMarginTheDefaultHolds() {
        assertThat(ratio.of(NONE, NONE, 1, 2, OptionalInt.of(3))).isEqualTo(.95);
        assertThat(ratio.of(NONE, OptionalDouble.of(1), 1, 2, OptionalInt.of(3)))
                .isEqualTo(.95);
        assertThat(ratio.of(NONE, OptionalDouble.of(1), 0, 2, OptionalInt.of(3)))
                .isEqualTo(.95);
    }
}
