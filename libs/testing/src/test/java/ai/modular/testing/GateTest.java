package ai.modular.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private Gate gate;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("well".getBytes());
            exchange.close();
        });
        server.start();
        gate = new Gate("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        gate.close();
        server.stop(0);
    }

    @Test
    void aServerBehindItAnswersIsRefusedHangsAndAnswersAgain() throws Exception {
        assertThat(call(Duration.ofSeconds(20))).isEqualTo("well");

        gate.shut();
        assertThatThrownBy(() -> call(Duration.ofSeconds(20))).isInstanceOf(ConnectException.class);

        gate.hold();
        assertThatThrownBy(() -> call(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);

        gate.open();
        assertThat(call(Duration.ofSeconds(20))).isEqualTo("well");
    }

    @Test
    void itsPortIsItsOwnHoweverQuicklyItTurns() {
        for (int turn = 0; turn < 2_000; turn++) {
            gate.hold();
            gate.open();
        }
    }

    private String call(Duration patience) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(gate.uri()).timeout(patience).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
