package ai.modular.scoring.publish;

import ai.modular.models.demand.DemandModels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a reader of a night's results must know, each in one sentence. */
final class PublicationNotes {

    private static final int STORES_TO_NAME = 5;

    private PublicationNotes() {}

    /**
     * @param modelVersion as the forecasts name it
     * @param assumed stores whose stock is a stand-in
     * @param locations all stores
     */
    static List<String> of(
            String modelVersion, ModelSource source, Collection<String> assumed, Collection<String> locations) {
        List<String> notes = new ArrayList<>();
        String cause = source.failure().isEmpty() ? "The model registry did not answer" : source.failure();
        if (modelVersion.equals(DemandModels.SEASONAL_NAIVE)) {
            notes.add(
                    source.why().equals("NEVER_PINNED")
                            ? cause + ", and no model was ever used: demand is the seasonal naive forecast."
                            : "No model has become champion yet: demand is the seasonal naive forecast.");
        } else if (source.why().equals("LAST_PINNED")) {
            notes.add("%s: demand is forecast by the last model used, %s.".formatted(cause, modelVersion));
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
