package ai.modular.models.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SearchTest {

    @Test
    void goldenSectionsFindTheLeastValue() {
        double found = Search.alongLine(x -> (x - .37) * (x - .37), new double[] {0, .25, .5, 1}, 20);

        assertThat(found).isCloseTo(.37, within(1e-3));
    }

    @Test
    void theSimplexFindsTheLeastValue() {
        double[] found = Search.inBox(
                x -> 1 + 3 * (x[0] - .3) * (x[0] - .3) + (x[1] - .6) * (x[1] - .6),
                new double[] {.1, .1},
                new double[] {.1, .1},
                new double[] {0, 0},
                new double[] {1, 1},
                200);

        assertThat(found[0]).isCloseTo(.3, within(.01));
        assertThat(found[1]).isCloseTo(.6, within(.02));
    }

    @Test
    void outsideTheBoxIsOnItsSide() {
        double[] found = Search.inBox(
                x -> 10 - x[0] - x[1],
                new double[] {.1, .1},
                new double[] {.1, .1},
                new double[] {0, 0},
                new double[] {1, .5},
                200);

        assertThat(found).containsExactly(new double[] {1, .5}, within(.01));
    }
}
