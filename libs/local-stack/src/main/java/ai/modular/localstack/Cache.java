package ai.modular.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Downloaded and unpacked programs, shared by homes. A folder counts when it is complete; one that was cut off is made again. */
final class Cache {

    /** Fills a new folder. */
    interface Filling {
        void into(Path folder) throws IOException;
    }

    private final Path root;

    Cache(Path root) {
        this.root = root;
    }

    /** The folder of this name, filled by whoever comes first; others wait for it, also in other processes. */
    Path folder(String name, Filling filling) {
        Path folder = root.resolve(name);
        Path complete = folder.resolve(".complete");
        if (Files.exists(complete)) {
            return folder;
        }
        try (ExclusiveLock lock = ExclusiveLock.on(root.resolve(name + ".lock"))) {
            if (!Files.exists(complete)) {
                delete(folder);
                Files.createDirectories(folder);
                filling.into(folder);
                Files.createFile(complete);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Filling " + folder, e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
