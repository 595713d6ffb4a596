package ai.modular.mlflow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Changes of the champion as tags of the registered model, one per change under a key of its own: a later one never touches an earlier one. They lie
 * beside the alias that they are about, are saved and restored with it, and are read without a second service.
 */
final class ChampionNotes {

    static final String PREFIX = "modularai.champion.";

    private static final DateTimeFormatter KEY =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSSSSS").withZone(ZoneOffset.UTC);
    private static final int LONGEST_REASON = 3000;

    private final MlflowApi api;

    ChampionNotes(MlflowApi api) {
        this.api = api;
    }

    void append(String model, ChampionChange change) {
        Map<String, String> note = new LinkedHashMap<>();
        note.put("at", change.at().toString());
        note.put("kind", change.kind().name());
        note.put("version", change.version());
        note.put("previous", change.previous());
        note.put("by", change.by());
        note.put("reason", change.reason().substring(0, Math.min(change.reason().length(), LONGEST_REASON)));
        api.post(
                "registered-models/set-tag",
                Map.of(
                        "name",
                        model,
                        "key",
                        PREFIX + KEY.format(change.at()) + "-" + change.version(),
                        "value",
                        MlflowApi.JSON.writeValueAsString(note)));
    }

    /** @param tags of the registered model */
    static ChampionHistory history(Map<String, String> tags) {
        List<ChampionChange> changes = tags.entrySet().stream()
                .filter(tag -> tag.getKey().startsWith(PREFIX))
                .map(tag -> change(MlflowApi.JSON.readTree(tag.getValue())))
                .toList();
        return new ChampionHistory(changes);
    }

    private static ChampionChange change(JsonNode note) {
        return new ChampionChange(
                Instant.parse(note.path("at").asString()),
                ChampionChange.Kind.valueOf(note.path("kind").asString()),
                note.path("version").asString(),
                note.path("previous").asString(""),
                note.path("by").asString(""),
                note.path("reason").asString(""));
    }
}
