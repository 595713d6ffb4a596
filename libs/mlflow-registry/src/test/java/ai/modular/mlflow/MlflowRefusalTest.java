package ai.modular.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.ServiceRefused;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers, but not with a model: told apart from a model that is lost. */
class MlflowRefusalTest {

    private static final String LOGIN_PAGE = "<html><form>Sign in</form></html>";

    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer http;
    private ModelRegistry registry;

    @BeforeEach
    void start(@TempDir Path cache) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            byte[] page = LOGIN_PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/login");
            exchange.sendResponseHeaders(status.get(), page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        http.createContext("/api/2.0/mlflow/model-versions/get", exchange -> {
            byte[] source =
                    "{\"model_version\":{\"source\":\"mlflow-artifacts:/1/model\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, source.length);
            exchange.getResponseBody().write(source);
            exchange.close();
        });
        http.start();
        registry = new MlflowRegistry(URI.create(uri()), cache, RetryPolicy.standard());
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void aRefusalNamesTheServerTheCallAndWhatItSaid() {
        status.set(403);

        assertThatThrownBy(() -> registry.byAlias("demand", ModelRegistry.CHAMPION))
                .isInstanceOfSatisfying(
                        ServiceRefused.class, e -> assertThat(e.remedy()).endsWith("It said: " + LOGIN_PAGE))
                .hasMessage("MLflow at %s refused registered-models/alias with 403", uri());
    }

    @Test
    void aLoginPageIsNotMlflow() {
        assertThatThrownBy(() -> registry.byAlias("demand", ModelRegistry.CHAMPION))
                .isInstanceOf(ServiceRefused.class)
                .hasMessage("what answers registered-models/alias at %s does not speak JSON", uri());
        status.set(302);
        assertThatThrownBy(() -> registry.byAlias("demand", ModelRegistry.CHAMPION))
                .isInstanceOf(ServiceRefused.class)
                .hasMessageEndingWith("with 302");
    }

    @Test
    void filesThatMayNotBeReadAreARefusalAndFilesThatAreGoneAreALostModel() {
        ModelVersion version = new ModelVersion("demand", "7", "", "0".repeat(64));
        status.set(403);
        assertThatThrownBy(() -> registry.fetch(version)).isInstanceOf(ServiceRefused.class);
        status.set(404);
        assertThatThrownBy(() -> registry.fetch(version)).isInstanceOf(UserError.class);
    }

    private String uri() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }
}
