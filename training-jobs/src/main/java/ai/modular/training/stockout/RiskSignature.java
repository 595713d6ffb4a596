package ai.modular.training.stockout;

import ai.modular.models.stockout.RiskFeatures;
import ai.modular.models.stockout.RiskModel;
import ai.modular.training.record.RecordFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What goes into a model of risk and what comes out, in MLflow's own words, as file {@code MLmodel}. It names no time: same training, same bytes. */
final class RiskSignature {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RiskSignature() {}

    static void write(Path modelFolder, RiskModel model) {
        List<String> inputs = new ArrayList<>();
        if (model.route() != RiskModel.Route.FOREST) {
            inputs.add("probability_of_projected_stock");
        }
        if (model.route() != RiskModel.Route.DISTRIBUTION) {
            inputs.addAll(RiskFeatures.NAMES);
        }
        String columns = JSON.writeValueAsString(
                inputs.stream().map(RiskSignature::column).toList());
        new RecordFiles(modelFolder).text("MLmodel", """
                artifact_path: model
                flavors:
                  modularai:
                    model: %s
                    loader: ai.modular.models.stockout.RiskModel
                signature:
                  inputs: '%s'
                  outputs: '%s'
                """.formatted(
                        model.route().name().toLowerCase(Locale.ROOT),
                        columns,
                        JSON.writeValueAsString(List.of(column("probability")))));
    }

    private static Map<String, Object> column(String name) {
        return new java.util.TreeMap<>(Map.of("type", "double", "name", name, "required", true));
    }
}
