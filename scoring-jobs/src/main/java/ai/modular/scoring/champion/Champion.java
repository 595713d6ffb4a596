package ai.modular.scoring.champion;

import ai.modular.contracts.model.ModelVersion;
import java.util.Optional;

/**
 * The model that a run scores with.
 *
 * @param version empty: what needs no training stands in
 * @param failure what the registry did instead of naming its champion
 */
public record Champion(Optional<ModelVersion> version, ChampionSource source, Optional<String> failure) {

    /**
     * How results name it: {@code demand/7}, as in MLflow's {@code models:/demand/7}.
     *
     * @param standIn the name without a version
     */
    public String label(String standIn) {
        return version.map(model -> model.name() + "/" + model.version()).orElse(standIn);
    }
}
