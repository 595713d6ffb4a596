package ai.modular.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebProcessTest {

    @Test
    void onlyItsOwnWordThatItIsUpCountsAsHealthy() throws IOException {
        assertThat(isUp(200, "{\"groups\":[],\"status\":\"UP\"}")).isTrue();
        assertThat(isUp(503, "{\"status\":\"DOWN\"}")).isFalse();
        assertThat(isUp(200, "<html>another server's page</html>")).isFalse();
        assertThat(WebProcess.isUp(URI.create("http://127.0.0.1:1/actuator/health")))
                .isFalse();
    }

    private static boolean isUp(int status, String body) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/actuator/health", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        http.start();
        try {
            int port = http.getAddress().getPort();
            return WebProcess.isUp(URI.create("http://127.0.0.1:%d/actuator/health".formatted(port)));
        } finally {
            http.stop(0);
        }
    }

    @Test
    void aJarThatCameOrWentMakesTheFolderNewer(@TempDir Path folder) throws IOException {
        Instant before = Instant.parse("2026-11-22T05:00:00Z");
        Instant after = Instant.parse("2026-11-22T06:00:00Z");
        Path jar = Files.createFile(folder.resolve("reports-web.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(before));
        Files.setLastModifiedTime(folder, FileTime.from(before));
        assertThat(WebProcess.newest(folder)).isEqualTo(before);

        Files.setLastModifiedTime(jar, FileTime.from(after));
        assertThat(WebProcess.newest(folder)).isEqualTo(after);
        Files.setLastModifiedTime(jar, FileTime.from(before));
        Files.setLastModifiedTime(folder, FileTime.from(after));
        assertThat(WebProcess.newest(folder)).isEqualTo(after);
    }
}
