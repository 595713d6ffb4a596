package ai.modular.mlflow;

import ai.modular.contracts.error.ServiceRefused;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;

/** Experiments and runs, by MLflow's own client. It knows no time-outs, so that each call runs beside the caller, who waits as long as the policy says. */
final class TrackedRuns {

    private static final ExecutorService CALLS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "mlflow-client");
        thread.setDaemon(true);
        return thread;
    });

    private final MlflowServer server;
    private final MlflowClient client;

    TrackedRuns(MlflowServer server) {
        this.server = server;
        this.client = new MlflowClient(server.uri().toString());
    }

    /** Starts a run of an experiment that exists and returns its id. */
    String start(String experiment, String runName, Map<String, String> tags) {
        String experimentId = call("experiments/get-by-name", () -> client.getExperimentByName(experiment))
                .map(Experiment::getExperimentId)
                .orElseThrow(() -> new IllegalStateException("experiment %s was just made".formatted(experiment)));
        CreateRun run = CreateRun.newBuilder()
                .setExperimentId(experimentId)
                .setRunName(runName)
                .setStartTime(System.currentTimeMillis())
                .addAllTags(entries(tags)
                        .map(tag -> RunTag.newBuilder()
                                .setKey(tag.getKey())
                                .setValue(tag.getValue())
                                .build())
                        .toList())
                .build();
        return call("runs/create", () -> client.createRun(run)).getRunId();
    }

    void logParameters(String runId, Map<String, String> parameters) {
        List<Param> entries = entries(parameters)
                .map(entry -> Param.newBuilder()
                        .setKey(entry.getKey())
                        .setValue(entry.getValue())
                        .build())
                .toList();
        log(runId, List.of(), entries);
    }

    void logMetrics(String runId, Map<String, Double> metrics) {
        long now = System.currentTimeMillis();
        List<Metric> entries = entries(metrics)
                .map(entry -> Metric.newBuilder()
                        .setKey(entry.getKey())
                        .setValue(entry.getValue())
                        .setTimestamp(now)
                        .setStep(0)
                        .build())
                .toList();
        log(runId, entries, List.of());
    }

    private void log(String runId, List<Metric> metrics, List<Param> parameters) {
        call("runs/log-batch", () -> {
            client.logBatch(runId, metrics, parameters, List.of());
            return runId;
        });
    }

    String artifactUri(String runId) {
        return call("runs/get", () -> client.getRun(runId)).getInfo().getArtifactUri();
    }

    void finish(String runId, boolean success) {
        call("runs/update", () -> {
            client.setTerminated(runId, success ? RunStatus.FINISHED : RunStatus.FAILED);
            return runId;
        });
    }

    private <T> T call(String method, Callable<T> work) {
        return server.patiently(() -> {
            try {
                return server.await(method, CompletableFuture.supplyAsync(() -> result(work), CALLS));
            } catch (IOException e) {
                if (e.getCause() instanceof MlflowHttpException answer
                        && MlflowServer.isAnswer(answer.getStatusCode())) {
                    throw refused(method, answer);
                }
                throw e;
            }
        });
    }

    private static <T> T result(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private ServiceRefused refused(String method, MlflowHttpException answer) {
        return MlflowApi.refused(server.uri(), method, answer.getStatusCode(), answer.getBodyMessage());
    }

    private static <V> Stream<Map.Entry<String, V>> entries(Map<String, V> map) {
        return map.entrySet().stream().sorted(Map.Entry.comparingByKey());
    }
}
