package ai.modular.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHashTest {

    @TempDir
    Path home;

    @Test
    void aKnownFolderHasAKnownHash() throws IOException {
        Path folder = folder("a");
        // printf 'trees.txt\0\0\0\0\0\0\0\0\3abc' | sha256sum
        Files.writeString(folder.resolve("trees.txt"), "abc");

        assertThat(FolderHash.of(folder)).isEqualTo("2017dd8897f8a09fcf40ec3da7f10c8a758b2ce546b908eb61844a55a1b7e8e7");
    }

    @Test
    void theOrderInWhichFilesWereWrittenDoesNotMatter() throws IOException {
        Path one = folder("one");
        Files.writeString(one.resolve("a"), "1");
        Files.writeString(Files.createDirectories(one.resolve("b")).resolve("c"), "2");
        Path other = folder("other");
        Files.writeString(Files.createDirectories(other.resolve("b")).resolve("c"), "2");
        Files.writeString(other.resolve("a"), "1");

        assertThat(FolderHash.of(one)).isEqualTo(FolderHash.of(other));
    }

    @Test
    void aMovedByteChangesTheHash() throws IOException {
        Path one = folder("one");
        Files.writeString(one.resolve("a"), "12");
        Files.writeString(one.resolve("b"), "3");
        Path other = folder("other");
        Files.writeString(other.resolve("a"), "1");
        Files.writeString(other.resolve("b"), "23");

        assertThat(FolderHash.of(one)).isNotEqualTo(FolderHash.of(other));
    }

    @Test
    void aRenamedFileChangesTheHash() throws IOException {
        Path one = folder("one");
        Files.writeString(one.resolve("a"), "1");
        Path other = folder("other");
        Files.writeString(other.resolve("b"), "1");

        assertThat(FolderHash.of(one)).isNotEqualTo(FolderHash.of(other));
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }
}
