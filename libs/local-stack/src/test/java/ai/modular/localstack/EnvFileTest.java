package ai.modular.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAndForNobodyElse() throws IOException {
        Path file = folder.resolve("new/stack.env");
        EnvFile.write(file, "A comment", Map.of("B", "jdbc:postgresql://127.0.0.1/m?a=b", "A", "1"));
        assertThat(Files.readString(file)).isEqualTo("# A comment\nA=1\nB=jdbc:postgresql://127.0.0.1/m?a=b\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(EnvFile.read(file)).isEqualTo(Map.of("B", "jdbc:postgresql://127.0.0.1/m?a=b", "A", "1"));
    }

    @Test
    void peopleWriteItTheirWay() throws IOException {
        Path file = Files.writeString(
                folder.resolve(".env"), "# ours\n\nexport A = 'x y'\nB=\"z\"\nC=it's\nD=\"\nno assignment\n=5\n");
        assertThat(EnvFile.read(file)).isEqualTo(Map.of("A", "x y", "B", "z", "C", "it's", "D", "\""));
    }

    @Test
    void noFileIsNoSettings() {
        assertThat(EnvFile.read(folder.resolve("none"))).isEmpty();
    }
}
