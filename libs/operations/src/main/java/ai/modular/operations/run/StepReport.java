package ai.modular.operations.run;

import ai.modular.operations.run.RunOutcome.StepOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.JdbcTemplate;

/** Watches every step: tells when it starts and ends, and keeps its figures in {@code ops.step_metric}. */
final class StepReport implements StepExecutionListener {

    private static final double MB = 1 << 20;

    private final RunContext run;
    private final ProgressPrinter progress;
    private final JdbcTemplate jdbc;
    private final List<StepOutcome> outcomes = new ArrayList<>();
    private long started;

    StepReport(RunContext run, ProgressPrinter progress, DataSource dataSource) {
        this.run = run;
        this.progress = progress;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    List<StepOutcome> outcomes() {
        return outcomes;
    }

    /** A process that slept through its lease finds out here, before it does any harm. */
    @Override
    public void beforeStep(StepExecution step) {
        run.lease().verify();
        started = System.nanoTime();
        progress.stepStarted(job(step), step.getStepName());
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        boolean completed = step.getStatus() == BatchStatus.COMPLETED;
        progress.stepEnded(completed, elapsed, counts(step));
        outcomes.add(
                new StepOutcome(job(step), step.getStepName(), step.getReadCount(), step.getWriteCount(), elapsed));
        keep(step, elapsed);
        return step.getExitStatus();
    }

    private static String job(StepExecution step) {
        return step.getJobExecution().getJobInstance().getJobName();
    }

    private static Map<String, Double> counts(StepExecution step) {
        Map<String, Double> counts = new LinkedHashMap<>();
        counts.put("read", (double) step.getReadCount());
        counts.put("written", (double) step.getWriteCount());
        counts.put("skipped", (double) (step.getSkipCount() + step.getFilterCount()));
        counts.putAll(StepMetrics.of(step));
        return counts;
    }

    private void keep(StepExecution step, Duration elapsed) {
        Map<String, Double> metrics = counts(step);
        metrics.put("seconds", elapsed.toMillis() / 1000.0);
        metrics.put("memory_mb", peakMemory());
        List<Object[]> rows = metrics.entrySet().stream()
                .map(metric -> new Object[] {
                    run.identity().runId(),
                    job(step),
                    step.getStepName(),
                    run.attempt(),
                    metric.getKey(),
                    metric.getValue()
                })
                .toList();
        jdbc.batchUpdate("""
                INSERT INTO ops.step_metric (run_id, job, step, attempt, metric, value) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (run_id, job, step, attempt, metric) DO UPDATE SET value = excluded.value""", rows);
    }

    /** Most memory that this process had so far, in MB: native memory included where the system tells it, otherwise the heap. */
    private static double peakMemory() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseGet(StepReport::heap);
        } catch (IOException e) {
            return heap();
        }
    }

    private static double heap() {
        return Runtime.getRuntime().totalMemory() / MB;
    }
}
