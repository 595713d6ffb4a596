package ai.modular.mlflow;

import ai.modular.contracts.error.ServiceUnreachable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The wire to one MLflow server: bounded waits, bounded retries, and one error when both are used up. */
final class MlflowServer {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_ERROR = 500;

    private final URI uri;
    private final RetryPolicy policy;
    private final HttpClient http;

    MlflowServer(URI uri, RetryPolicy policy) {
        this.uri = uri;
        this.policy = policy;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(policy.timeout())
                .build();
    }

    URI uri() {
        return uri;
    }

    /** @param path starts with a slash and is encoded already */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(uri.toString().replaceAll("/+$", "") + path));
    }

    HttpResponse<String> call(HttpRequest request) {
        return call(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), policy.timeout());
    }

    /**
     * Any answer below 500 other than "too many requests" is an answer, and the caller judges it.
     *
     * @throws ServiceUnreachable when there is none after the last attempt
     */
    <T> HttpResponse<T> call(HttpRequest request, BodyHandler<T> body, Duration timeout) {
        String what = request.method() + " " + request.uri().getPath();
        return patiently(() -> {
            HttpResponse<T> response = await(what, http.sendAsync(request, body), timeout);
            if (!isAnswer(response.statusCode())) {
                throw new IOException("%s answered %d".formatted(what, response.statusCode()));
            }
            return response;
        });
    }

    static boolean isAnswer(int status) {
        return status < INTERNAL_ERROR && status != TOO_MANY_REQUESTS;
    }

    /** One try; an IOException says that there was no answer. */
    interface Attempt<T> {
        T once() throws IOException;
    }

    /** @throws ServiceUnreachable when the last attempt had no answer either */
    <T> T patiently(Attempt<T> work) {
        IOException last = null;
        for (int attempt = 1; attempt <= policy.attempts(); attempt++) {
            try {
                return work.once();
            } catch (IOException e) {
                last = e;
            }
            if (attempt < policy.attempts()) {
                pause(policy.pauseAfter(attempt), last);
            }
        }
        throw unreachable(last);
    }

    <T> T await(String what, CompletableFuture<T> answer) throws IOException {
        return await(what, answer, policy.timeout());
    }

    // The request's own time-out ends with the headers; a server that hangs in the body must not hold the night up
    // either.
    private <T> T await(String what, CompletableFuture<T> answer, Duration timeout) throws IOException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("%s: no complete answer within %d ms".formatted(what, timeout.toMillis()));
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable(new InterruptedIOException("interrupted"));
        }
    }

    private void pause(Duration pause, IOException last) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(last);
        }
    }

    private ServiceUnreachable unreachable(IOException cause) {
        return new ServiceUnreachable(
                "MLflow",
                uri.toString(),
                "Start it (./modularai up) or correct MLFLOW_TRACKING_URI, then start the run again. Cause: "
                        + cause.getMessage(),
                cause);
    }
}
