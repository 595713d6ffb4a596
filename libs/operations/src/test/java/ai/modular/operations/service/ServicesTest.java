package ai.modular.operations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.configuration.Settings.Retry;
import ai.modular.testing.TestHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {

    @TempDir
    private Path home;

    @Test
    void oneBrokerThatAnswersIsEnough() throws IOException {
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Services services = services("MODULARAI_KAFKA_BROKERS", "127.0.0.1:1, 127.0.0.1:" + open.getLocalPort());
            assertThatCode(services::requireKafka).doesNotThrowAnyException();
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamed() {
        assertThatThrownBy(
                        () -> services("MODULARAI_KAFKA_BROKERS", "127.0.0.1:1").requireKafka())
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessage("Kafka does not answer at 127.0.0.1:1");
    }

    @Test
    void theAddressOfMongoIsToldWithoutItsPassword() {
        assertThatThrownBy(() -> services("MODULARAI_MONGO_URI", "mongodb://u:hunter2@127.0.0.1:1/modularai")
                        .requireMongo())
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessage("MongoDB does not answer at 127.0.0.1:1");
    }

    @Test
    void anAddressWithoutAPortIsNamed() {
        assertThatThrownBy(() -> services("MODULARAI_KAFKA_BROKERS", "broker").requireKafka())
                .isInstanceOf(UserError.class)
                .hasMessage("kafka.brokers has 'broker' for an address");
    }

    @Test
    void triesAreCounted() {
        AtomicInteger tries = new AtomicInteger();
        Retries retries = new Retries(new Retry(3, Duration.ZERO));
        assertThatThrownBy(() -> retries.call(() -> fail(tries), IOException.class::isInstance))
                .hasMessage("try 3");
        assertThat(tries).hasValue(3);
        assertThatThrownBy(() -> retries.call(() -> fail(tries), IllegalStateException.class::isInstance))
                .hasMessage("try 4");
    }

    private static Object fail(AtomicInteger tries) throws IOException {
        throw new IOException("try " + tries.incrementAndGet());
    }

    private Services services(String variable, String value) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("MODULARAI_HOME", home.toString());
        environment.put("MODULARAI_RETRY_ATTEMPTS", "2");
        environment.put("MODULARAI_RETRY_DELAY", "10ms");
        environment.put(variable, value);
        return new Services(Settings.load(TestHome.checkout(), environment));
    }
}
