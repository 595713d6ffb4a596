package ai.modular.scoring.demand;

import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.demand.DemandModels;
import java.util.Optional;

/**
 * The model that a run forecasts with.
 *
 * @param version empty: the seasonal naive forecast stands in
 * @param failure what the registry did instead of naming its champion
 */
record Champion(Optional<ModelVersion> version, ChampionSource source, Optional<String> failure) {

    /** How forecasts name it: {@code demand/7}, as in MLflow's {@code models:/demand/7}, or {@code seasonal-naive}. */
    String label() {
        return version.map(model -> model.name() + "/" + model.version()).orElse(DemandModels.SEASONAL_NAIVE);
    }
}
