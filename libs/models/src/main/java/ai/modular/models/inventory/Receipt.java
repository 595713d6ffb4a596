package ai.modular.models.inventory;

import ai.modular.contracts.error.UserError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param whatIf what is expected of this quantity and of others, by quantity; empty before version 2, and where nothing was forecast
 */
public record Receipt(int version, List<Term> terms, List<Outcome> whatIf) {

    public static final int VERSION = 2;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public Receipt {
        terms = List.copyOf(terms);
        whatIf = List.copyOf(whatIf);
    }

    /** Without other quantities. */
    public Receipt(int version, List<Term> terms) {
        this(version, terms, List.of());
    }

    /** One more term, and what is expected around the quantity that it leads to. */
    public Receipt with(Term term, List<Outcome> outcomes) {
        List<Term> more = new ArrayList<>(terms);
        more.add(term);
        return new Receipt(version, more, outcomes);
    }

    /** The quantity; zero when there are no terms. */
    public BigDecimal sum() {
        return terms.stream().map(Term::value).reduce(BigDecimal.ZERO.setScale(Term.SCALE), BigDecimal::add);
    }

    /**
     * {@code {"version":2,"terms":[{"code":"EXPECTED_DEMAND","value":12.500,"facts":{…}}, …],
     * "what_if":[{"quantity":12.000,"lost":0.300,"left_over":2.100,"wasted":0.000,"cost":1.25}, …]}}
     */
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
        if (!whatIf.isEmpty()) {
            ArrayNode outcomes = root.putArray("what_if");
            whatIf.forEach(outcome -> write(outcome, outcomes.addObject()));
        }
        return JSON.writeValueAsString(root);
    }

    private static void write(Outcome outcome, ObjectNode row) {
        row.put("quantity", outcome.quantity())
                .put("lost", outcome.lost())
                .put("left_over", outcome.leftOver())
                .put("wasted", outcome.wasted());
        outcome.cost().ifPresent(cost -> row.put("cost", cost));
    }

    /** @throws UserError if the text is not a receipt */
    public static Receipt fromJson(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<Term> terms =
                    root.required("terms").valueStream().map(Receipt::term).toList();
            List<Outcome> whatIf =
                    root.path("what_if").valueStream().map(Receipt::outcome).toList();
            return new Receipt(root.required("version").asInt(), terms, whatIf);
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

    private static Outcome outcome(JsonNode row) {
        return new Outcome(
                row.required("quantity").decimalValue(),
                row.required("lost").decimalValue(),
                row.required("left_over").decimalValue(),
                row.required("wasted").decimalValue(),
                row.has("cost") ? Optional.of(row.required("cost").decimalValue()) : Optional.empty());
    }
}
