package ai.modular.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only the real server does: connectors, valves, error dispatches. */
@WithLocalStack
class WireIT {

    private static RunningWeb web;

    @BeforeAll
    static void start(TestDatabase database) throws SQLException {
        web = RunningWeb.over(database);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void healthIsToldWithoutASignInAndWithoutDetailsOnItsOwnPort() throws Exception {
        String management = "http://127.0.0.1:" + web.context().getEnvironment().getProperty("local.management.port");

        HttpResponse<String> health = get(management + "/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("postgres", "components", "details");
        assertThat(get(management + "/actuator/env").statusCode()).isNotEqualTo(200);
        assertThat(get(web.address() + "/actuator/health").statusCode()).isEqualTo(302);
    }

    @Test
    void behindHttpsTheSessionsCookieIsSecure() throws Exception {
        assertThat(cookie(get(web.address() + "/login")))
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(cookie(get(web.address() + "/login", "X-Forwarded-Proto", "https")))
                .contains("HttpOnly", "SameSite=Lax", "Secure");
    }

    @Test
    void anAddressThatTheFirewallTurnsAwayHasAPolicy() throws IOException {
        String answer = raw("/x;y=1");

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer)
                .containsPattern("Content-Security-Policy: default-src 'none'; script-src 'nonce-[\\w-]{24}'");
    }

    /** Java's client would mend the address. */
    private static String raw(String path) throws IOException {
        URI address = URI.create(web.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(path)
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String cookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    private static HttpResponse<String> get(String address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
