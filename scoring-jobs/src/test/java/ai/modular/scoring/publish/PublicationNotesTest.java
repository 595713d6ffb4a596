package ai.modular.scoring.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.lake.RunInputs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicationNotesTest {

    private static final List<String> STORES = List.of("a", "b", "c", "d", "e", "f", "g");

    @Test
    void anOrdinaryNightHasNone() {
        assertThat(notes("CHAMPION").of("demand/7", List.of(), STORES)).isEmpty();
    }

    @Test
    void aModelFromAnEarlierRunIsNamed() {
        assertThat(notes("LAST_PINNED").of("demand/7", List.of(), STORES))
                .containsExactly(
                        "The model registry did not answer: demand is forecast by the last model used, demand/7.");
    }

    @Test
    void theStandInIsToldApartByItsCause() {
        assertThat(notes("NO_CHAMPION").of("seasonal-naive", List.of(), STORES))
                .containsExactly("No model has become champion yet: demand is the seasonal naive forecast.");
        assertThat(notes("NEVER_PINNED").of("seasonal-naive", List.of(), STORES))
                .containsExactly(
                        "The model registry did not answer and no model was ever used: demand is the seasonal naive forecast.");
    }

    @Test
    void assumedStockIsNamedByStoreCountedOrToldOfAll() {
        PublicationNotes notes = notes("CHAMPION");

        assertThat(notes.of("demand/7", List.of("b", "c"), STORES))
                .containsExactly("Stock on hand is assumed in b, c.");
        assertThat(notes.of("demand/7", STORES.subList(0, 6), STORES))
                .containsExactly("Stock on hand is assumed in 6 of 7 stores.");
        assertThat(notes.of("demand/7", STORES, STORES))
                .containsExactly("Stock on hand is assumed: nobody reports it.");
    }

    private static PublicationNotes notes(String source) {
        return new PublicationNotes(new RunInputs() {
            @Override
            public Optional<PinnedInput> find(InputKind kind, String name) {
                return Optional.of(new PinnedInput(kind, name, source, null));
            }

            @Override
            public PinnedInput pin(PinnedInput input) {
                throw new UnsupportedOperationException();
            }
        });
    }
}
