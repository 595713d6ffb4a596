package ai.modular.operations.configuration;

import ai.modular.contracts.error.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a YAML file of plain values. */
public final class YamlFile {

    private YamlFile() {}

    /**
     * The file's top mapping; an empty file has none.
     *
     * @throws UserError if the file cannot be read, is no YAML, names a key twice or is no mapping
     */
    public static Map<?, ?> mapping(Path file) {
        Object content = content(file);
        if (content == null) {
            return Map.of();
        }
        if (content instanceof Map<?, ?> mapping) {
            return mapping;
        }
        throw new UserError("%s is no mapping of keys to values".formatted(file), "Write it as key: value.");
    }

    private static Object content(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(options)).load(reader);
        } catch (IOException e) {
            throw new UserError(
                    "%s cannot be read: %s".formatted(file, e), "Run from a complete folder of ModularAI.", e);
        } catch (YAMLException e) {
            throw new UserError("%s is no YAML: %s".formatted(file, e.getMessage()), "Correct that line.", e);
        }
    }
}
