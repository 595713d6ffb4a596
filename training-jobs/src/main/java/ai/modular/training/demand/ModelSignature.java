package ai.modular.training.demand;

import ai.modular.contracts.model.QuantileGrid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What goes into a model of demand and what comes out, in MLflow's own words, as file {@code MLmodel}. It names no time: same training, same bytes. */
final class ModelSignature {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PAST = List.of("demand", "sold", "availability");
    private static final List<String> PAST_AND_PLANNED = List.of("price", "discount", "event");

    private ModelSignature() {}

    static void write(Path modelFolder, String model) {
        String text = """
                artifact_path: model
                flavors:
                  modularai:
                    model: %s
                    loader: ai.modular.models.demand.DemandModels
                signature:
                  inputs: '%s'
                  outputs: '%s'
                """.formatted(model, JSON.writeValueAsString(inputs()), JSON.writeValueAsString(outputs()));
        try {
            Files.writeString(modelFolder.resolve("MLmodel"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the signature to " + modelFolder, e);
        }
    }

    private static List<Map<String, Object>> inputs() {
        List<Map<String, Object>> columns = new ArrayList<>();
        List.of("location_id", "item_id", "group").forEach(name -> columns.add(column(name, "string")));
        columns.add(column("origin", "datetime"));
        PAST.forEach(name -> columns.add(array(name)));
        PAST_AND_PLANNED.forEach(name -> columns.add(array(name)));
        return columns;
    }

    private static List<Map<String, Object>> outputs() {
        List<Map<String, Object>> columns = new ArrayList<>();
        columns.add(array("mean"));
        for (double level : QuantileGrid.levels()) {
            columns.add(array("q" + level));
        }
        return columns;
    }

    private static Map<String, Object> column(String name, String type) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("type", type);
        column.put("name", name);
        column.put("required", true);
        return column;
    }

    private static Map<String, Object> array(String name) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("type", "array");
        column.put("items", Map.of("type", "double"));
        column.put("name", name);
        column.put("required", true);
        return column;
    }
}
