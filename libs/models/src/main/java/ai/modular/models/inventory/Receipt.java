package ai.modular.models.inventory;

import ai.modular.contracts.error.UserError;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arithmetic of a quantity, line by line: the running sum of the signed terms ends at the quantity, exactly.
 *
 * @param version of the codes and facts
 * @param terms in reading order
 */
public record Receipt(int version, List<Term> terms) {

    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public Receipt {
        terms = List.copyOf(terms);
    }

    /** The quantity; zero when there are no terms. */
    public BigDecimal sum() {
        return terms.stream().map(Term::value).reduce(BigDecimal.ZERO.setScale(Term.SCALE), BigDecimal::add);
    }

    /** {@code {"version":1,"terms":[{"code":"EXPECTED_DEMAND","value":12.500,"facts":{…}}, …]}} */
    public String toJson() {
        ObjectNode root = JSON.createObjectNode().put("version", version);
        ArrayNode lines = root.putArray("terms");
        for (Term term : terms) {
            ObjectNode facts = lines.addObject()
                    .put("code", term.code())
                    .put("value", term.value())
                    .putObject("facts");
            term.facts().forEach(facts::put);
        }
        return JSON.writeValueAsString(root);
    }

    /** @throws UserError if the text is not a receipt */
    public static Receipt fromJson(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<Term> terms =
                    root.required("terms").valueStream().map(Receipt::term).toList();
            return new Receipt(root.required("version").asInt(), terms);
        } catch (JacksonException e) {
            throw new UserError(
                    "A receipt cannot be read: %s".formatted(e.getOriginalMessage()),
                    "Run propose-orders for that date again; a receipt is JSON with a version and terms.",
                    e);
        }
    }

    private static Term term(JsonNode line) {
        Map<String, String> facts = new LinkedHashMap<>();
        line.required("facts").forEachEntry((name, value) -> facts.put(name, value.asString()));
        return new Term(line.required("code").asString(), line.required("value").decimalValue(), facts);
    }
}
