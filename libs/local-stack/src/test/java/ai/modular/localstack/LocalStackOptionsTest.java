package ai.modular.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackOptionsTest {

    @TempDir
    Path root;

    @Test
    void aServiceThatTheSitePlacedIsElsewhere() {
        LocalStackOptions options = LocalStackOptions.forSite(
                Map.of("MODULARAI_KAFKA_BROKERS", "own:9092", "MLFLOW_TRACKING_URI", "http://own"), Map.of());
        assertThat(options.external(Service.KAFKA)).isEqualTo("own:9092");
        assertThat(options.elsewhere()).containsExactly(Service.KAFKA, Service.MLFLOW);
        assertThat(options.isLocal(Service.POSTGRES)).isTrue();
    }

    @Test
    void anEmptyAddressIsNone() {
        LocalStackOptions options = LocalStackOptions.forSite(Map.of("MLFLOW_TRACKING_URI", " "), Map.of());
        assertThat(options.isExternal(Service.MLFLOW)).isFalse();
    }

    @Test
    void aSiteThatHasEverythingStartsNothing() {
        Map<String, String> site = Map.of(
                "MODULARAI_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:1/modularai",
                "MODULARAI_KAFKA_BROKERS", "127.0.0.1:1",
                "MODULARAI_MONGO_URI", "mongodb://somebody@127.0.0.1:1/?tls=false",
                "MLFLOW_TRACKING_URI", "http://127.0.0.1:1/");
        LocalStack stack = LocalStack.at(root, LocalStackOptions.forSite(site, Map.of()));
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
