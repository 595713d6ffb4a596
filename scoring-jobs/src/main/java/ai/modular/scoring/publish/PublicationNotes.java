package ai.modular.scoring.publish;

import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.models.demand.DemandModels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a reader of a night's results must know, each in one sentence. */
final class PublicationNotes {

    /** The pin in which score-demand says why the run has its model. */
    private static final String SOURCE = "demand.source";

    private static final int STORES_TO_NAME = 5;

    private final RunInputs inputs;

    PublicationNotes(RunInputs inputs) {
        this.inputs = inputs;
    }

    /**
     * @param modelVersion as the forecasts name it
     * @param assumed stores whose stock is a stand-in
     * @param locations all stores
     */
    List<String> of(String modelVersion, Collection<String> assumed, Collection<String> locations) {
        List<String> notes = new ArrayList<>();
        String source =
                inputs.find(InputKind.MODEL, SOURCE).map(PinnedInput::value).orElse("");
        if (modelVersion.equals(DemandModels.SEASONAL_NAIVE)) {
            notes.add(
                    source.equals("NEVER_PINNED")
                            ? "The model registry did not answer and no model was ever used: demand is the seasonal naive forecast."
                            : "No model has become champion yet: demand is the seasonal naive forecast.");
        } else if (source.equals("LAST_PINNED")) {
            notes.add("The model registry did not answer: demand is forecast by the last model used, %s."
                    .formatted(modelVersion));
        }
        if (!assumed.isEmpty()) {
            notes.add(assumedStock(assumed, locations));
        }
        return notes;
    }

    private static String assumedStock(Collection<String> assumed, Collection<String> locations) {
        if (assumed.containsAll(locations)) {
            return "Stock on hand is assumed: nobody reports it.";
        }
        return assumed.size() <= STORES_TO_NAME
                ? "Stock on hand is assumed in %s.".formatted(String.join(", ", assumed))
                : "Stock on hand is assumed in %d of %d stores.".formatted(assumed.size(), locations.size());
    }
}
