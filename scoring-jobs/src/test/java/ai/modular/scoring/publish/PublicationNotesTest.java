package ai.modular.scoring.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PublicationNotesTest {

    private static final List<String> STORES = List.of("a", "b", "c", "d", "e", "f", "g");

    @Test
    void anOrdinaryNightHasNone() {
        assertThat(PublicationNotes.of("demand/7", new ModelSource("CHAMPION", ""), List.of(), STORES))
                .isEmpty();
    }

    @Test
    void aModelFromAnEarlierRunIsNamed() {
        assertThat(PublicationNotes.of("demand/7", new ModelSource("LAST_PINNED", ""), List.of(), STORES))
                .containsExactly(
                        "The model registry did not answer: demand is forecast by the last model used, demand/7.");
    }

    @Test
    void whatTheRegistryDidInsteadOfAnsweringIsTold() {
        String refused = "MLflow at http://models refused registered-models/alias with 403";
        assertThat(PublicationNotes.of("demand/7", new ModelSource("LAST_PINNED", refused), List.of(), STORES))
                .containsExactly(refused + ": demand is forecast by the last model used, demand/7.");
        assertThat(PublicationNotes.of("seasonal-naive", new ModelSource("NEVER_PINNED", refused), List.of(), STORES))
                .containsExactly(refused + ", and no model was ever used: demand is the seasonal naive forecast.");
    }

    @Test
    void theStandInIsToldApartByItsCause() {
        assertThat(PublicationNotes.of("seasonal-naive", new ModelSource("NO_CHAMPION", ""), List.of(), STORES))
                .containsExactly("No model has become champion yet: demand is the seasonal naive forecast.");
        assertThat(PublicationNotes.of("seasonal-naive", new ModelSource("NEVER_PINNED", ""), List.of(), STORES))
                .containsExactly(
                        "The model registry did not answer, and no model was ever used: demand is the seasonal naive forecast.");
    }

    @Test
    void assumedStockIsNamedByStoreCountedOrToldOfAll() {
        assertThat(PublicationNotes.of("demand/7", new ModelSource("CHAMPION", ""), List.of("b", "c"), STORES))
                .containsExactly("Stock on hand is assumed in b, c.");
        assertThat(PublicationNotes.of("demand/7", new ModelSource("CHAMPION", ""), STORES.subList(0, 6), STORES))
                .containsExactly("Stock on hand is assumed in 6 of 7 stores.");
        assertThat(PublicationNotes.of("demand/7", new ModelSource("CHAMPION", ""), STORES, STORES))
                .containsExactly("Stock on hand is assumed: nobody reports it.");
    }
}
