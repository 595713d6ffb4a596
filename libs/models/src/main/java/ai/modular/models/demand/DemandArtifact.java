package ai.modular.models.demand;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.QuantileGrid;
import ai.modular.models.boosting.LightGbm;
import ai.modular.models.hierarchy.Reconciliation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a trained model: {@code manifest.json} says what it is and holds the hashes of the others, {@code calibration.json} holds the
 * encodings and distributions, {@code trees.txt} is LightGBM's own text. No file holds a time: same inputs, same bytes.
 */
record DemandArtifact(GroupProfiles groups, Calibration calibration, DayCorrelations correlations) {

    private static final int FORMAT = 1;

    /** Of a mix: a version that knows none must not take its trees for the whole model. */
    private static final int MIX_FORMAT = 2;

    /** Of what is to be reconciled, mixed or not: a version that cannot must not publish its sums as they are. */
    private static final int RECONCILED_FORMAT = 3;

    /** The parameter that holds the name. */
    static final String MODEL = "model";

    private static final String MANIFEST = "manifest.json";
    private static final String CALIBRATION = "calibration.json";
    private static final String TREES = "trees.txt";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * What the model is.
     *
     * @param mix null for the trees alone, as in all manifests of format 1
     * @param reconciliation null when sums are taken as they are, as in all manifests of formats 1 and 2
     * @param files SHA-256 by file name
     */
    record Manifest(
            int format,
            String model,
            int horizon,
            List<String> features,
            double[] quantileLevels,
            MemberWeights mix,
            Reconciliation reconciliation,
            Map<String, String> parameters,
            Map<String, String> provenance,
            Map<String, String> files) {

        private static int format(boolean mixed, boolean reconciled) {
            return reconciled ? RECONCILED_FORMAT : mixed ? MIX_FORMAT : FORMAT;
        }

        private Manifest requireReadable(Path folder) {
            if (format != format(mix != null, reconciliation != null) || !DemandFeatures.NAMES.equals(features)) {
                throw new UserError(
                        "The model in %s has format %d and %d features, but this version reads formats %d, %d and %d with %d features of its own"
                                .formatted(
                                        folder,
                                        format,
                                        features.size(),
                                        FORMAT,
                                        MIX_FORMAT,
                                        RECONCILED_FORMAT,
                                        DemandFeatures.COUNT),
                        "Run train-demand with this version.");
            }
            return this;
        }
    }

    static Path trees(Path folder) {
        return folder.resolve(TREES);
    }

    /** @throws UserError if a file is missing, was changed, or was made for other features or members */
    static DemandModel load(Path folder) {
        Manifest manifest = manifest(folder);
        manifest.files().forEach((name, hash) -> requireHash(folder.resolve(name), hash));
        DemandArtifact artifact = json(folder.resolve(CALIBRATION), DemandArtifact.class);
        if (manifest.mix() == null) {
            return new LightGbmModel(LightGbm.load(trees(folder)), artifact);
        }
        manifest.mix().requireKnown();
        return new MixedModel(LightGbm.load(trees(folder)), artifact, manifest.mix());
    }

    static Optional<Reconciliation> reconciliation(Path folder) {
        return Optional.ofNullable(manifest(folder).reconciliation());
    }

    private static Manifest manifest(Path folder) {
        return json(folder.resolve(MANIFEST), Manifest.class).requireReadable(folder);
    }

    /**
     * @param mix empty for the trees alone
     * @param reconciliation empty when sums are taken as they are
     */
    void write(
            Path folder,
            LightGbm trees,
            DemandTrainingPlan plan,
            Optional<MemberWeights> mix,
            Optional<Reconciliation> reconciliation,
            Map<String, String> parameters) {
        try {
            Files.createDirectories(folder);
            trees.save(trees(folder));
            Files.writeString(folder.resolve(CALIBRATION), JSON.writeValueAsString(this));
            Map<String, String> files = new TreeMap<>();
            for (String name : List.of(TREES, CALIBRATION)) {
                files.put(name, sha256(folder.resolve(name)));
            }
            Manifest manifest = new Manifest(
                    Manifest.format(mix.isPresent(), reconciliation.isPresent()),
                    parameters.get(MODEL),
                    plan.horizon(),
                    DemandFeatures.NAMES,
                    QuantileGrid.levels(),
                    mix.orElse(null),
                    reconciliation.orElse(null),
                    new TreeMap<>(parameters),
                    new TreeMap<>(plan.provenance()),
                    files);
            Files.writeString(folder.resolve(MANIFEST), JSON.writeValueAsString(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be written to " + folder, e);
        }
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

    private static void requireHash(Path file, String expected) {
        try {
            String found = sha256(file);
            if (!found.equals(expected)) {
                throw new UserError(
                        "The model file %s has the hash %s, but its manifest says %s".formatted(file, found, expected),
                        "Empty the model cache so that the file is fetched again, or train a new model.");
            }
        } catch (IOException e) {
            throw new UserError(
                    "The model file %s cannot be read: %s".formatted(file, e.getMessage()),
                    "Empty the model cache so that the file is fetched again, or train a new model.",
                    e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
