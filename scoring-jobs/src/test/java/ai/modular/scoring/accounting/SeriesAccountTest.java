package ai.modular.scoring.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.RunFailed;
import org.junit.jupiter.api.Test;

class SeriesAccountTest {

    @Test
    void aLostSeriesEndsTheRun() {
        assertThatThrownBy(() -> new SeriesAccount(10, 8, 1).requireBalance("score-demand"))
                .isInstanceOf(RunFailed.class)
                .hasMessage("score-demand took in 10 series, but 8 came out and 1 were skipped");
    }

    @Test
    void aDoubledSeriesEndsTheRun() {
        assertThatThrownBy(() -> new SeriesAccount(10, 11, 0).requireBalance("score-demand"))
                .isInstanceOf(RunFailed.class);
    }

    @Test
    void aBalancedOneIsToldInWords() {
        assertThat(new SeriesAccount(2_400, 2_391, 9)
                        .requireBalance("score-demand")
                        .inWords())
                .isEqualTo("2,391 series, 9 skipped");
        assertThat(new SeriesAccount(3, 3, 0).requireBalance("score-demand").inWords())
                .isEqualTo("3 series");
    }
}
