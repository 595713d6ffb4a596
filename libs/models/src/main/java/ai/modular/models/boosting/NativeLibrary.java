package ai.modular.models.boosting;

import com.microsoft.ml.lightgbm.lightgbmlib;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * LightGBM's native library, unpacked into a folder of this process. The loader of lightgbm4j unpacks to a fixed name in the folder for temporary
 * files: a second process that starts overwrites the library under the first one, which dies with SIGBUS, and a second user cannot overwrite it.
 */
final class NativeLibrary {

    private static final List<String> NAMES = List.of("lib_lightgbm", "lib_lightgbm_swig");

    static {
        load();
    }

    private NativeLibrary() {}

    /** Loads the library on the first call. */
    static void require() {
        // the static initializer did it
    }

    private static void load() {
        String platform = platform();
        String suffix = platform.startsWith("osx") ? ".dylib" : platform.startsWith("windows") ? ".dll" : ".so";
        try {
            Path folder = Files.createTempDirectory("modularai-lightgbm");
            for (String name : NAMES) {
                Path file = unpack("/lightgbm4j/" + platform + "/" + name + suffix, folder.resolve(name + suffix));
                System.load(file.toString());
            }
            discard(folder, suffix);
        } catch (IOException e) {
            throw new UncheckedIOException("LightGBM's native library cannot be unpacked", e);
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException(
                    "LightGBM's native library cannot be loaded: %s. Maybe libgomp1 is not installed?"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** What is loaded needs its file no more, so that not even a killed process leaves one; Windows keeps it until the end. */
    private static void discard(Path folder, String suffix) throws IOException {
        if (suffix.equals(".dll")) {
            folder.toFile().deleteOnExit();
            NAMES.forEach(name -> folder.resolve(name + suffix).toFile().deleteOnExit());
            return;
        }
        for (String name : NAMES) {
            Files.delete(folder.resolve(name + suffix));
        }
        Files.delete(folder);
    }

    private static Path unpack(String resource, Path file) throws IOException {
        try (InputStream in = lightgbmlib.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "LightGBM has no native library for this machine: %s is not there".formatted(resource));
            }
            Files.copy(in, file);
        }
        return file;
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String folder = system.startsWith("mac") ? "osx" : system.startsWith("windows") ? "windows" : "linux";
        return folder + (machine.contains("aarch64") || machine.contains("arm64") ? "/aarch64" : "/x86_64");
    }
}
