package ai.modular.mlflow;

import ai.modular.contracts.error.ServiceRefused;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MLflow's REST interface: JSON in, JSON out. */
final class MlflowApi {

    static final String ALREADY_EXISTS = "RESOURCE_ALREADY_EXISTS";

    // MLflow 3 says INVALID_PARAMETER_VALUE for an alias that is not set, and RESOURCE_DOES_NOT_EXIST for a model that
    // is not there
    private static final Set<String> ABSENT = Set.of("RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE");
    private static final String BASE = "/api/2.0/mlflow/";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_QUOTE = 300;

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final MlflowServer server;

    MlflowApi(MlflowServer server) {
        this.server = server;
    }

    JsonNode get(String method, Map<String, String> query) {
        return answer(method, send(method, query));
    }

    /** Empty when the thing asked for does not exist. */
    Optional<JsonNode> find(String method, Map<String, String> query) {
        HttpResponse<String> response = send(method, query);
        if (response.statusCode() == OK) {
            return Optional.of(parse(method, response));
        }
        if (ABSENT.contains(errorCode(response))) {
            return Optional.empty();
        }
        throw refused(method, response);
    }

    JsonNode post(String method, Map<String, ?> body) {
        return answer(method, sendBody(method, body));
    }

    /** Posts; one that exists already is left as it is. */
    void create(String method, Map<String, ?> body) {
        HttpResponse<String> response = sendBody(method, body);
        if (response.statusCode() != OK && !ALREADY_EXISTS.equals(errorCode(response))) {
            throw refused(method, response);
        }
    }

    private HttpResponse<String> send(String method, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return server.call(
                server.request(BASE + method + "?" + parameters).GET().build());
    }

    private HttpResponse<String> sendBody(String method, Map<String, ?> body) {
        HttpRequest request = server.request(BASE + method)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return server.call(request);
    }

    private JsonNode answer(String method, HttpResponse<String> response) {
        if (response.statusCode() != OK) {
            throw refused(method, response);
        }
        return parse(method, response);
    }

    private JsonNode parse(String method, HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new ServiceRefused(
                    "what answers %s at %s does not speak JSON".formatted(method, server.uri()),
                    "Maybe MLFLOW_TRACKING_URI points to another service or to a proxy's login page?",
                    e);
        }
    }

    private String errorCode(HttpResponse<String> response) {
        try {
            String code = JSON.readTree(response.body()).path("error_code").asString("");
            return code.isEmpty() && response.statusCode() == NOT_FOUND ? "NO_SUCH_METHOD" : code;
        } catch (JacksonException e) {
            return "HTTP_" + response.statusCode();
        }
    }

    ServiceRefused refused(String method, HttpResponse<?> response) {
        return refused(server.uri(), method, response.statusCode(), String.valueOf(response.body()));
    }

    static ServiceRefused refused(URI uri, String method, int status, String body) {
        return new ServiceRefused(
                "MLflow at %s refused %s with %d".formatted(uri, method, status),
                "Check MLFLOW_TRACKING_URI, and on the server its allowed hosts and permissions. It said: %s"
                        .formatted(body.substring(0, Math.min(body.length(), LONGEST_QUOTE))));
    }
}
