package ai.modular.mlflow;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Model files on this machine, one folder per hash, checked each time they are handed out. */
final class ModelCache {

    /** Where the files of a version come from when they are not here yet. */
    interface Source {
        void download(Path emptyFolder) throws IOException;
    }

    private final Path home;

    ModelCache(Path home) {
        this.home = home;
    }

    Path get(ModelVersion version, Source source) {
        Path folder = home.resolve(version.sha256());
        try {
            if (!Files.isDirectory(folder)) {
                fill(version, folder, source);
            }
            requireHash(version, folder, "Delete %s: the files are then downloaded again.".formatted(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep model %s in %s".formatted(version, home), e);
        }
    }

    private void fill(ModelVersion version, Path folder, Source source) throws IOException {
        Files.createDirectories(home);
        Path arriving = Files.createTempDirectory(home, "arriving-");
        try {
            source.download(arriving);
            requireHash(
                    version,
                    arriving,
                    "Somebody changed or deleted the files on the server. Restore them, or train and promote a new version.");
            move(arriving, folder);
        } finally {
            delete(arriving);
        }
    }

    // Two processes may fetch the same model: the first one wins, both have the same files.
    private static void move(Path arriving, Path folder) throws IOException {
        try {
            Files.move(arriving, folder, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(arriving, folder);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            return;
        }
    }

    private static void requireHash(ModelVersion version, Path folder, String remedy) throws IOException {
        if (FolderHash.files(folder).isEmpty()) {
            throw new UserError(
                    "model %s version %s has no files, expected those with SHA-256 %s"
                            .formatted(version.name(), version.version(), version.sha256()),
                    remedy);
        }
        String found = FolderHash.of(folder);
        if (!found.equals(version.sha256())) {
            throw new UserError(
                    "model %s version %s is not the pinned one: expected SHA-256 %s, found %s"
                            .formatted(version.name(), version.version(), version.sha256(), found),
                    remedy);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
