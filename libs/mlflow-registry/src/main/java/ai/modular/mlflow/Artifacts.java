package ai.modular.mlflow;

import ai.modular.contracts.error.ServiceRefused;
import ai.modular.contracts.error.UserError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of runs, by way of MLflow's artifact proxy: the client needs no credentials of the store behind it. */
final class Artifacts {

    private static final String SCHEME = "mlflow-artifacts:";
    private static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts";
    private static final Duration TRANSFER = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int MAXIMUM_DEPTH = 8;

    private final MlflowServer server;
    private final JsonMapper json = JsonMapper.builder().build();

    Artifacts(MlflowServer server) {
        this.server = server;
    }

    /**
     * The path below the proxy that an artifact URI means.
     *
     * @throws UserError if the server stores artifacts where only its own machine reaches them
     */
    String path(String uri) {
        if (!uri.startsWith(SCHEME)) {
            throw new UserError(
                    "MLflow at %s keeps artifacts at %s, which cannot be reached through it"
                            .formatted(server.uri(), uri),
                    "Start the server with --artifacts-destination, so that it serves artifacts itself.");
        }
        return uri.substring(SCHEME.length()).replaceFirst("^//[^/]*", "").replaceAll("^/+", "");
    }

    void upload(Path file, String path) {
        try {
            HttpRequest request = server.request(PROXY + "/" + encoded(path))
                    .PUT(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
            HttpResponse<String> response =
                    server.call(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), TRANSFER);
            requireOk(response, "the upload of " + path);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Downloads all files below the path; a path without any leaves the target empty. */
    void download(String path, Path target) throws IOException {
        download(path, target, 0);
    }

    private void download(String path, Path target, int depth) throws IOException {
        Files.createDirectories(target);
        if (depth > MAXIMUM_DEPTH) {
            throw new IOException("folders below %s are nested too deeply".formatted(path));
        }
        for (JsonNode entry : list(path)) {
            String name = simpleName(entry.path("path").asString(""));
            if (entry.path("is_dir").asBoolean(false)) {
                download(path + "/" + name, target.resolve(name), depth + 1);
            } else {
                downloadFile(path + "/" + name, target.resolve(name));
            }
        }
    }

    private JsonNode list(String path) throws IOException {
        HttpRequest request = server.request(PROXY + "?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                .GET()
                .build();
        HttpResponse<String> response = server.call(request);
        requireOk(response, "the listing of " + path);
        return json.readTree(response.body()).path("files");
    }

    private void downloadFile(String path, Path target) {
        HttpRequest request = server.request(PROXY + "/" + encoded(path)).GET().build();
        HttpResponse<Path> response = server.call(request, HttpResponse.BodyHandlers.ofFile(target), TRANSFER);
        requireOk(response, "the download of " + path);
    }

    // What the server names is written to disk here: a name must stay inside its folder.
    private static String simpleName(String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("\\")) {
            throw new IOException("MLflow lists a file named '%s'".formatted(path));
        }
        return name;
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /** A file that is gone is no refusal: the model that it belongs to cannot be used. */
    private void requireOk(HttpResponse<?> response, String what) {
        int status = response.statusCode();
        String problem = "MLflow at %s refused %s with %d".formatted(server.uri(), what, status);
        if (status == NOT_FOUND) {
            throw new UserError(problem, "Maybe the file was deleted on the server, or it does not serve artifacts?");
        }
        if (status != OK) {
            throw new ServiceRefused(problem, "Check the server's log and its permissions.");
        }
    }
}
