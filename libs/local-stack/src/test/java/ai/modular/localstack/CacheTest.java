package ai.modular.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    @TempDir
    Path root;

    @Test
    void whoComesSecondWaitsForTheFirst() {
        AtomicInteger fillings = new AtomicInteger();
        List<Boolean> seen = Parallel.map(List.of(1, 2, 3, 4), n -> {
            Path folder = new Cache(root).folder("program", into -> {
                fillings.incrementAndGet();
                pause();
                Files.writeString(into.resolve("bin"), "all of it");
            });
            return Files.exists(folder.resolve("bin"));
        });
        assertThat(fillings).hasValue(1);
        assertThat(seen).containsExactly(true, true, true, true);
    }

    private static void pause() {
        ManagedProcess.await(() -> false, java.time.Duration.ofMillis(200));
    }

    @Test
    void oneThatWasCutOffIsMadeAgainFromNothing() throws Exception {
        Cache cache = new Cache(root);
        assertThatThrownBy(() -> cache.folder("program", into -> {
                    Files.writeString(into.resolve("half"), "");
                    throw new java.io.IOException("connection lost");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("connection lost");
        Path folder = cache.folder("program", into -> Files.writeString(into.resolve("whole"), ""));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("whole", ".complete");
        }
    }
}
