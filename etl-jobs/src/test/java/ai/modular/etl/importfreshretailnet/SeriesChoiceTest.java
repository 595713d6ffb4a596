package ai.modular.etl.importfreshretailnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.UserError;
import ai.modular.etl.importfreshretailnet.SeriesChoice.Store;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesChoiceTest {

    private static final List<Store> TEN =
            IntStream.range(0, 10).mapToObj(id -> new Store(id, 5)).toList();

    @Test
    void wholeStoresAndAPartOfTheLast() {
        SeriesChoice choice = SeriesChoice.of(TEN, 12);
        assertThat(choice.stores()).hasSize(2).doesNotContain(choice.lastStore());
        assertThat(choice.lastStoreProducts()).isEqualTo(2);
    }

    @Test
    void aLargerChoiceContainsTheSmaller() {
        assertThat(SeriesChoice.of(TEN, 35).stores())
                .containsAll(SeriesChoice.of(TEN, 20).stores())
                .hasSize(7);
    }

    @Test
    void theOrderOfTheStoresDoesNotMatter() {
        List<Store> reversed =
                IntStream.range(0, 10).mapToObj(i -> TEN.get(9 - i)).toList();
        assertThat(SeriesChoice.of(reversed, 23)).isEqualTo(SeriesChoice.of(TEN, 23));
    }

    @Test
    void moreThanThereAreMeansAll() {
        assertThat(SeriesChoice.of(TEN, 51).stores()).hasSize(10);
        assertThat(SeriesChoice.of(TEN, 50).lastStoreProducts()).isZero();
    }

    @Test
    void noneIsRefused() {
        assertThatThrownBy(() -> SeriesChoice.of(TEN, 0))
                .isInstanceOf(UserError.class)
                .hasMessage("series is 0");
    }
}
