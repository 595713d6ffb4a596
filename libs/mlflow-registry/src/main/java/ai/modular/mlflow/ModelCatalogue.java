package ai.modular.mlflow;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.mlflow.ChampionChange.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What is registered, what a training found, and who is champion; over MLflow's REST interface alone, so that it starts at once. Fails as
 * {@link ModelRegistry} says.
 */
public final class ModelCatalogue {

    private static final int PAGE = 200;

    private final MlflowApi api;
    private final ChampionNotes notes;
    private final Clock clock;

    /**
     * A registered model.
     *
     * @param aliases version by alias
     */
    public record Model(String name, Map<String, String> aliases, ChampionHistory history) {

        public Optional<String> champion() {
            return Optional.ofNullable(aliases.get(ModelRegistry.CHAMPION));
        }
    }

    /**
     * A registered version.
     *
     * @param runId the training
     * @param tags what is known about it: the hash of its files, the gate's verdict
     */
    public record Version(String model, String version, Instant created, String runId, Map<String, String> tags) {}

    /** A tracked training. */
    public record Training(
            String runId,
            String name,
            String status,
            Map<String, String> parameters,
            Map<String, Double> metrics,
            Map<String, String> tags) {}

    public ModelCatalogue(URI uri, RetryPolicy policy) {
        this(new MlflowApi(new MlflowServer(uri, policy)), Clock.systemUTC());
    }

    ModelCatalogue(MlflowApi api, Clock clock) {
        this.api = api;
        this.notes = new ChampionNotes(api);
        this.clock = clock;
    }

    /** In the order of their names. */
    public List<Model> models() {
        return pages("registered-models/search", Map.of(), "registered_models").stream()
                .map(ModelCatalogue::model)
                .sorted(Comparator.comparing(Model::name))
                .toList();
    }

    /** @throws UserError if there is no such model */
    public Model model(String name) {
        return api.find("registered-models/get", Map.of("name", name))
                .map(found -> model(found.path("registered_model")))
                .orElseThrow(() -> new UserError(
                        "model %s is not in the registry".formatted(name),
                        "`modularai models list` names those that are; a first training registers one."));
    }

    /** Newest first. */
    public List<Version> versions(String model) {
        return pages("model-versions/search", Map.of("filter", "name='%s'".formatted(model)), "model_versions").stream()
                .map(ModelCatalogue::version)
                .sorted(Comparator.comparing((Version version) -> Integer.parseInt(version.version()))
                        .reversed())
                .toList();
    }

    /**
     * @param version its number, or an alias
     * @throws UserError if there is no such version
     */
    public Version version(Model model, String version) {
        String number = model.aliases().getOrDefault(version, version);
        return api.find("model-versions/get", Map.of("name", model.name(), "version", number))
                .map(found -> version(found.path("model_version")))
                .orElseThrow(() -> new UserError(
                        "model %s has no version %s".formatted(model.name(), version),
                        "`modularai models show %s` names its versions.".formatted(model.name())));
    }

    /** The training that made the version. */
    public Training training(Version version) {
        JsonNode run = api.get("runs/get", Map.of("run_id", version.runId())).path("run");
        Map<String, Double> metrics = new TreeMap<>();
        run.at("/data/metrics")
                .forEach(metric -> metrics.put(
                        metric.path("key").asString(), metric.path("value").asDouble(Double.NaN)));
        return new Training(
                version.runId(),
                run.at("/info/run_name").asString(""),
                run.at("/info/status").asString(""),
                pairs(run.at("/data/params")),
                metrics,
                pairs(run.at("/data/tags")));
    }

    /** As {@link ModelRegistry#promote}. Empty when the version is champion already. */
    public Optional<ChampionChange> promote(String model, String version, String by, String reason) {
        Model before = model(model);
        if (before.champion().equals(Optional.of(version))) {
            return Optional.empty();
        }
        return Optional.of(move(before, Kind.PROMOTED, version, by, reason));
    }

    /**
     * Gives the alias back to the champion before the present one.
     *
     * @throws UserError if there is none
     */
    public ChampionChange rollback(String model, String by, String reason) {
        Model before = model(model);
        String champion = before.champion()
                .orElseThrow(() -> new UserError(
                        "model %s has no champion".formatted(model),
                        "Promote a version: modularai models promote VERSION."));
        String earlier = before.history()
                .before(champion)
                .orElseThrow(() -> new UserError(
                        "model %s had no champion before version %s".formatted(model, champion),
                        "Promote another version: modularai models promote VERSION."));
        version(before, earlier);
        return move(before, Kind.ROLLED_BACK, earlier, by, reason);
    }

    /** The note first: nothing goes live without one. When the second call fails, the command is repeated and notes it again. */
    private ChampionChange move(Model before, Kind kind, String version, String by, String reason) {
        ChampionChange change = new ChampionChange(
                clock.instant(), kind, version, before.champion().orElse(""), by, reason);
        notes.append(before.name(), change);
        api.post(
                "registered-models/alias",
                Map.of("name", before.name(), "alias", ModelRegistry.CHAMPION, "version", version));
        return change;
    }

    private List<JsonNode> pages(String method, Map<String, String> query, String field) {
        List<JsonNode> result = new ArrayList<>();
        String token = "";
        do {
            Map<String, String> page = new HashMap<>(query);
            page.put("max_results", String.valueOf(PAGE));
            if (!token.isEmpty()) {
                page.put("page_token", token);
            }
            JsonNode answer = api.get(method, page);
            answer.path(field).forEach(result::add);
            token = answer.path("next_page_token").asString("");
        } while (!token.isEmpty());
        return result;
    }

    private static Model model(JsonNode node) {
        Map<String, String> aliases = new TreeMap<>();
        node.path("aliases")
                .forEach(alias -> aliases.put(
                        alias.path("alias").asString(), alias.path("version").asString()));
        return new Model(node.path("name").asString(), aliases, ChampionNotes.history(pairs(node.path("tags"))));
    }

    private static Version version(JsonNode node) {
        return new Version(
                node.path("name").asString(),
                node.path("version").asString(),
                Instant.ofEpochMilli(node.path("creation_timestamp").asLong(0)),
                node.path("run_id").asString(""),
                pairs(node.path("tags")));
    }

    private static Map<String, String> pairs(JsonNode nodes) {
        Map<String, String> result = new TreeMap<>();
        nodes.forEach(pair ->
                result.put(pair.path("key").asString(), pair.path("value").asString("")));
        return result;
    }
}
