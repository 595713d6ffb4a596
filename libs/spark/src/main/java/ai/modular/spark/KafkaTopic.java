package ai.modular.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Kafka topic as it was at one moment.
 *
 * @param id Kafka's own id: a topic made anew under the same name has another
 * @param begin oldest offset that is still there, by partition
 * @param end offset after the newest, by partition
 */
public record KafkaTopic(String name, String id, SortedMap<Integer, Long> begin, SortedMap<Integer, Long> end) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As the inputs of a run keep it: {@code {"topic_id":"…","begin":{"0":0},"end":{"0":12}}}. */
    public String toJson() {
        return JSON.createObjectNode()
                .put("topic_id", id)
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("begin", JSON.valueToTree(begin))
                .set("end", JSON.valueToTree(end))
                .toString();
    }

    /** Reads what {@link #toJson} wrote. */
    public static KafkaTopic fromJson(String name, String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return new KafkaTopic(
                    name, node.path("topic_id").asText(), offsets(node.path("begin")), offsets(node.path("end")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("pinned offsets of %s are %s".formatted(name, json), e);
        }
    }

    /** As Spark's Kafka source writes offsets: {@code {"topic":{"0":12}}}. */
    static String sparkOffsets(String name, Map<Integer, Long> offsets) {
        return JSON.createObjectNode()
                .set(name, JSON.valueToTree(new TreeMap<>(offsets)))
                .toString();
    }

    /** Reads Spark's form. */
    static SortedMap<Integer, Long> fromSparkOffsets(String name, String json) throws JsonProcessingException {
        return offsets(JSON.readTree(json).path(name));
    }

    private static SortedMap<Integer, Long> offsets(JsonNode node) {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        node.fields()
                .forEachRemaining(entry -> offsets.put(
                        Integer.valueOf(entry.getKey()), entry.getValue().asLong()));
        return offsets;
    }
}
