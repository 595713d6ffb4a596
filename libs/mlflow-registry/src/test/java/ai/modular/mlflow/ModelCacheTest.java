package ai.modular.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {

    @TempDir
    Path home;

    private ModelVersion version;
    private final AtomicInteger downloads = new AtomicInteger();

    @BeforeEach
    void register() throws IOException {
        Path folder = Files.createDirectories(home.resolve("original"));
        Files.writeString(folder.resolve("manifest.json"), "{}");
        version = new ModelVersion("demand", "7", "run", FolderHash.of(folder));
    }

    @Test
    void aModelIsDownloadedOnce() throws IOException {
        ModelCache cache = new ModelCache(home.resolve("cache"));

        Path first = cache.get(version, this::downloadWell);
        Path second = cache.get(version, this::downloadWell);

        assertThat(second).isEqualTo(first);
        assertThat(second.resolve("manifest.json")).hasContent("{}");
        assertThat(downloads).hasValue(1);
    }

    @Test
    void otherFilesThanThePinnedOnesAreRefusedAndNotKept() throws IOException {
        ModelCache cache = new ModelCache(home.resolve("cache"));

        assertThatThrownBy(() -> cache.get(version, folder -> Files.writeString(folder.resolve("manifest.json"), "[]")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("model demand version 7 is not the pinned one: expected SHA-256 "
                        + version.sha256() + ", found ");
        assertThat(home.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void aModelWithoutFilesIsNamed() {
        ModelCache cache = new ModelCache(home.resolve("cache"));

        assertThatThrownBy(() -> cache.get(version, folder -> {}))
                .isInstanceOf(UserError.class)
                .hasMessage("model demand version 7 has no files, expected those with SHA-256 " + version.sha256());
    }

    @Test
    void aFileThatWasChangedInTheCacheIsRefused() throws IOException {
        ModelCache cache = new ModelCache(home.resolve("cache"));
        Path kept = cache.get(version, this::downloadWell);
        Files.writeString(kept.resolve("manifest.json"), "{ }");

        assertThatThrownBy(() -> cache.get(version, this::downloadWell))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not the pinned one")
                .extracting(error -> ((UserError) error).remedy())
                .isEqualTo("Delete %s: the files are then downloaded again.".formatted(kept));
    }

    private void downloadWell(Path folder) throws IOException {
        downloads.incrementAndGet();
        Files.writeString(folder.resolve("manifest.json"), "{}");
    }
}
