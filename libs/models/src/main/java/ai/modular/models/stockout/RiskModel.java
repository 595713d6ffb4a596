package ai.modular.models.stockout;

import ai.modular.contracts.error.UserError;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The probability that a shelf is empty for a part of a day before the next possible delivery: a route to a raw probability, and what it turned out to
 * mean. Its files are {@code manifest.json} and {@code model.json}; neither holds a time: same training, same bytes.
 *
 * @param until last day whose outcome it has learnt from
 * @param calibration of the raw probabilities
 * @param forest null: the raw probability is that of the demand distribution run against projected stock; trees that vote with log-odds are averaged
 *     with it
 * @param departmentRates how often shelves ran out in what the forest learnt from, by department
 * @param otherRate of departments that it has not seen
 */
public record RiskModel(
        LocalDate until,
        IsotonicCalibration calibration,
        DecisionForest forest,
        Map<String, Double> departmentRates,
        double otherRate)
        implements Serializable {

    /** The registered model. */
    public static final String NAME = "stockout";

    /** What stands in without a model: the demand distribution run against projected stock, as it comes. */
    public static final String PROJECTED_STOCK = "projected-stock";

    /** The first format whose forests may vote with log-odds. Format 1 is read, too. */
    private static final int FORMAT = 2;

    /** A probability of 0 or 1 would leave nothing to say to the other. */
    private static final double LEAST = .005;

    private static final String MANIFEST = "manifest.json";
    private static final String MODEL = "model.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How a raw probability is found. */
    public enum Route {
        DISTRIBUTION,
        FOREST,
        BOOSTED
    }

    private record Manifest(
            int format,
            Route route,
            LocalDate until,
            List<String> features,
            Map<String, String> parameters,
            Map<String, String> provenance) {}

    private record Content(
            IsotonicCalibration calibration,
            DecisionForest forest,
            Map<String, Double> departmentRates,
            double otherRate) {}

    public RiskModel {
        departmentRates = new TreeMap<>(departmentRates);
    }

    public Route route() {
        if (forest == null) {
            return Route.DISTRIBUTION;
        }
        return forest.votes() == DecisionForest.Votes.SHARES ? Route.FOREST : Route.BOOSTED;
    }

    public double departmentRate(String department) {
        return departmentRates.getOrDefault(department, otherRate);
    }

    /**
     * @param distribution probability by the demand distribution run against projected stock
     * @param ahead days after the origin, from 1
     */
    public double probability(double distribution, ShelfMoment shelf, int ahead) {
        return calibration.of(raw(distribution, shelf, ahead));
    }

    private double raw(double distribution, ShelfMoment shelf, int ahead) {
        return forest == null
                ? distribution
                : raw(forest, distribution, RiskFeatures.of(shelf, ahead, departmentRate(shelf.department())));
    }

    /**
     * What trees say of a shelf; those that vote with log-odds are averaged with the distribution, in log-odds, since each knows what the other does not:
     * the one the past of shelves, the other the lots and deliveries ahead.
     */
    public static double raw(DecisionForest forest, double distribution, double[] features) {
        double trees = forest.probability(features);
        return forest.votes() == DecisionForest.Votes.SHARES
                ? trees
                : 1 / (1 + Math.exp(-(logOdds(distribution) + logOdds(trees)) / 2));
    }

    private static double logOdds(double probability) {
        double bounded = Math.min(1 - LEAST, Math.max(LEAST, probability));
        return Math.log(bounded / (1 - bounded));
    }

    /** @param provenance written to the manifest as it is */
    public void write(Path folder, Map<String, String> parameters, Map<String, String> provenance) {
        Manifest manifest = new Manifest(
                FORMAT, route(), until, RiskFeatures.NAMES, new TreeMap<>(parameters), new TreeMap<>(provenance));
        Content content = new Content(calibration, forest, departmentRates, otherRate);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(MANIFEST),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
            Files.writeString(folder.resolve(MODEL), JSON.writeValueAsString(content));
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be written to " + folder, e);
        }
    }

    /** @throws UserError if a file is missing or unreadable, or was made for other features */
    public static RiskModel load(Path folder) {
        Manifest manifest = json(folder.resolve(MANIFEST), Manifest.class);
        if (manifest.format() < 1 || manifest.format() > FORMAT || !RiskFeatures.NAMES.equals(manifest.features())) {
            throw new UserError(
                    "The model in %s has format %d and the features %s, but this version reads format %d and its own"
                            .formatted(folder, manifest.format(), manifest.features(), FORMAT),
                    "Run train-stockout with this version.");
        }
        Content content = json(folder.resolve(MODEL), Content.class);
        return new RiskModel(
                manifest.until(),
                content.calibration(),
                content.forest(),
                content.departmentRates(),
                content.otherRate());
    }

    private static <T> T json(Path file, Class<T> type) {
        try {
            return JSON.readValue(Files.readString(file), type);
        } catch (IOException | JacksonException e) {
            throw new UserError(
                    "The model file %s cannot be read: %s".formatted(file, e.getMessage()),
                    "Empty the model cache so that the file is fetched again, or train a new model.",
                    e);
        }
    }
}
