package ai.modular.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackOptionsTest {

    @TempDir
    Path root;

    @Test
    void theEnvironmentOverridesTheFile() throws IOException {
        Files.writeString(
                root.resolve(".env"), "MODULARAI_KAFKA_BROKERS=file:9092\nMODULARAI_MONGO_URI=mongodb://file\n");
        LocalStackOptions options = LocalStackOptions.forSite(root, Map.of("MODULARAI_KAFKA_BROKERS", "env:9092"));
        assertThat(options.external(Service.KAFKA)).isEqualTo("env:9092");
        assertThat(options.external(Service.MONGO)).isEqualTo("mongodb://file");
        assertThat(options.elsewhere()).containsExactly(Service.KAFKA, Service.MONGO);
        assertThat(options.isLocal(Service.POSTGRES)).isTrue();
    }

    @Test
    void anEmptyAddressIsNone() {
        LocalStackOptions options = LocalStackOptions.forSite(root, Map.of("MLFLOW_TRACKING_URI", " "));
        assertThat(options.isExternal(Service.MLFLOW)).isFalse();
    }

    @Test
    void aSiteThatHasEverythingStartsNothing() {
        Map<String, String> site = Map.of(
                "MODULARAI_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:1/modularai",
                "MODULARAI_KAFKA_BROKERS", "127.0.0.1:1",
                "MODULARAI_MONGO_URI", "mongodb://somebody@127.0.0.1:1/?tls=false",
                "MLFLOW_TRACKING_URI", "http://127.0.0.1:1/");
        LocalStack stack = LocalStack.at(root, LocalStackOptions.forSite(root, site));
        stack.up(Progress.SILENT);
        assertThat(stack.settings()).isEmpty();
        assertThat(stack.status())
                .containsExactly(
                        unreachable("postgres", "jdbc:postgresql://127.0.0.1:1/modularai"),
                        unreachable("kafka", "127.0.0.1:1"),
                        unreachable("mongo", "mongodb://somebody@127.0.0.1:1/?tls=false"),
                        unreachable("mlflow", "http://127.0.0.1:1/"));
    }

    private static ServiceStatus unreachable(String name, String address) {
        return new ServiceStatus(name, address, false, OptionalLong.empty(), OptionalLong.empty());
    }
}
