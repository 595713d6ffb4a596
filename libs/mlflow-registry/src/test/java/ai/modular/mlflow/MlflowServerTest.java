package ai.modular.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.ExitCode;
import ai.modular.contracts.error.ServiceUnreachable;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that fails in the ways that real ones do. */
class MlflowServerTest {

    private static final RetryPolicy IMPATIENT = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(400));

    private static final RetryPolicy PATIENT = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(30));

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer http;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newCachedThreadPool());
        http.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        http.stop(0);
    }

    @Test
    void aHiccupIsRetried() {
        answering(exchange -> reply(exchange, calls.incrementAndGet() < 3 ? 503 : 200, "well"));

        assertThat(call(PATIENT)).isEqualTo("well");
        assertThat(calls).hasValue(3);
    }

    @Test
    void aServerThatKeepsAnswering500IsUnreachableAfterTheLastAttempt() {
        answering(exchange -> reply(exchange, 500, "" + calls.incrementAndGet()));

        assertThatThrownBy(() -> call(PATIENT))
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessage("MLflow does not answer at " + uri());
        assertThat(calls).hasValue(3);
    }

    @Test
    void aServerThatHangsBeforeItsAnswerIsUnreachable() {
        answering(exchange -> hang());

        assertThatThrownBy(() -> call(IMPATIENT)).isInstanceOf(ServiceUnreachable.class);
    }

    @Test
    void aServerThatHangsInTheMiddleOfItsAnswerIsUnreachable() {
        answering(exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write('w');
            exchange.getResponseBody().flush();
            hang();
        });

        assertThatThrownBy(() -> call(IMPATIENT)).isInstanceOf(ServiceUnreachable.class);
    }

    @Test
    void aRefusalIsNotRetried() {
        answering(exchange -> reply(exchange, 404, "" + calls.incrementAndGet()));

        assertThat(call(PATIENT)).isEqualTo("1");
    }

    @Test
    void nobodyAtThePortIsExitCodeSix() {
        http.stop(0);

        assertThatThrownBy(() -> call(PATIENT))
                .isInstanceOfSatisfying(
                        ServiceUnreachable.class,
                        error -> assertThat(error.exitCode()).isEqualTo(ExitCode.SERVICE_UNREACHABLE));
    }

    private void answering(HttpHandler handler) {
        http.createContext("/", handler);
    }

    private String call(RetryPolicy policy) {
        MlflowServer server = new MlflowServer(uri(), policy);
        return server.call(server.request("/x").GET().build()).body();
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
