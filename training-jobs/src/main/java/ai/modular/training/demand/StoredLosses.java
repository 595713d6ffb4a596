package ai.modular.training.demand;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The losses of a model's own backtest, kept with it: what a later training on the same days is paired with. */
final class StoredLosses {

    private static final String FILE = "backtest-losses.json.gz";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Of one series at one origin.
     *
     * @param absolute sum of the absolute errors
     * @param actual sum of the demand
     */
    record Loss(String origin, String unit, double absolute, double actual) {}

    private StoredLosses() {}

    static void write(Path modelFolder, List<Loss> losses) {
        Path file = modelFolder.resolve(FILE);
        try (var out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write(JSON.writeValueAsBytes(losses));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Empty for a model that was registered without them. */
    static List<Loss> read(Path modelFolder) {
        Path file = modelFolder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (var in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return JSON.readValue(in.readAllBytes(), new TypeReference<List<Loss>>() {});
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}
