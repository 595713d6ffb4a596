package ai.modular.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntervalBarTest {

    @Test
    void anIntervalOnOneSideOfTheLineIsSure() {
        assertThat(IntervalBar.of(-.004, -.003, -.002, .01)).isEqualTo(new IntervalBar(30, 10, 35, "good"));
        assertThat(IntervalBar.of(.002, .003, .004, .01)).isEqualTo(new IntervalBar(60, 10, 65, "bad"));
        assertThat(IntervalBar.of(-.001, .001, .004, .01)).isEqualTo(new IntervalBar(45, 25, 55, "unsure"));
    }

    @Test
    void whatLiesBeyondTheScaleIsCutOffAndWhatHasNoWidthIsSeen() {
        assertThat(IntervalBar.of(-1, -.5, .005, .01)).isEqualTo(new IntervalBar(0, 75, 0, "unsure"));
        assertThat(IntervalBar.of(0, 0, 0, .01)).isEqualTo(new IntervalBar(49.5, 1, 50, "unsure"));
        assertThat(IntervalBar.of(2, 2, 2, .01)).isEqualTo(new IntervalBar(99, 1, 100, "bad"));
    }

    @Test
    void aChangeIsABarFromTheLine() {
        assertThat(IntervalBar.of(-.05, .1)).isEqualTo(new IntervalBar(25, 25, 25, "good"));
        assertThat(IntervalBar.of(.2, .1)).isEqualTo(new IntervalBar(50, 50, 100, "bad"));
        assertThat(IntervalBar.of(0, .1)).isEqualTo(new IntervalBar(50, 0, 50, "unsure"));
    }
}
