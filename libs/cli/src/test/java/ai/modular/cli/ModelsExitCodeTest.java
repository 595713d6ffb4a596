package ai.modular.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script sees of a registry that does not answer, and of one that has no such model. */
class ModelsExitCodeTest {

    @TempDir
    Path home;

    private final StringWriter err = new StringWriter();
    private HttpServer http;

    @BeforeEach
    void aHomeOfItsOwn() throws IOException {
        System.setProperty(
                "modularai.root", Path.of("../..").toAbsolutePath().normalize().toString());
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            byte[] body = "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        Files.writeString(
                home.resolve("stack.env"),
                "MLFLOW_TRACKING_URI=http://127.0.0.1:%d\n"
                        .formatted(http.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        http.stop(0);
        System.clearProperty("modularai.root");
    }

    @Test
    void anUnknownModelIsTheUsersError() {
        assertThat(models("show", "stockout")).isEqualTo(2);
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                        error: model stockout is not in the registry
                        what to do: `modularai models list` names those that are; a first training registers one.
                        """);
    }

    @Test
    void aRegistryThatDoesNotAnswerEndsWithSix() {
        http.stop(0);

        assertThat(models("history", "--on", "2026-03-03")).isEqualTo(6);
        assertThat(err.toString()).startsWith("error: MLflow does not answer at http://127.0.0.1:");
    }

    private int models(String command, String... arguments) {
        String[] line = new String[arguments.length + 4];
        line[0] = "models";
        line[1] = command;
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        line[arguments.length + 2] = "--home";
        line[arguments.length + 3] = home.toString();
        return Main.commandLine().setErr(new PrintWriter(err, true)).execute(line);
    }
}
