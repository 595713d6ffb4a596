package ai.modular.training.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of a tracked run before they are uploaded, in the folders that the run will have. */
public record RecordFiles(Path folder) {

    /** @param name with the folder: {@code gate/verdict.json} */
    public void text(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
