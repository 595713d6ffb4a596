package ai.modular.web.runs;

import ai.modular.models.wording.Format;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A run and its steps in words. Times are UTC, as the platform's own. */
@Component
class RunWords {

    private static final Set<String> OWN_COLUMN = Set.of("read", "written", "skipped", "seconds", "memory_mb");

    private final Words words;
    private final Clock clock;

    RunWords(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    RunsPage.RunPage page(RunReads.Run run, List<RunReads.Metric> metrics, List<RunReads.Input> inputs) {
        return new RunsPage.RunPage(line(run), steps(metrics), inputs, command(run), facts(run));
    }

    RunsPage.RunLine line(RunReads.Run run) {
        RunState state = RunState.of(run);
        return new RunsPage.RunLine(
                title(run),
                "/runs/" + run.runId(),
                state.tone(),
                words.of(state.key()),
                String.join(" · ", revision(run)),
                Format.minute(run.startedAt(), ZoneOffset.UTC),
                duration(run, state),
                run.problem() == null && state == RunState.BROKEN_OFF ? words.of("run.broken-off") : run.problem(),
                run.problem() == null && state == RunState.BROKEN_OFF
                        ? words.of("run.broken-off.remedy")
                        : run.remedy());
    }

    private String title(RunReads.Run run) {
        int year = run.businessDate().getYear();
        boolean thisYear = year == run.startedAt().atOffset(ZoneOffset.UTC).getYear();
        String day = Format.day(run.businessDate()) + (thisYear ? "" : " " + year);
        return run.slot() == null
                ? words.of("run.title", run.pipeline(), day)
                : words.of("run.title.hourly", run.pipeline(), day, "%02d:00".formatted(run.slot()));
    }

    private List<String> revision(RunReads.Run run) {
        List<String> facts = new ArrayList<>();
        facts.add(words.of("run.revision", run.revision()));
        if (run.attempts() > 1) {
            facts.add(words.of("run.attempts", run.attempts()));
        }
        if (!run.stores().isEmpty()) {
            facts.add(words.of("run.stores", run.stores().size(), String.join(", ", run.stores())));
        }
        if (run.failedJob() != null) {
            facts.add(words.of("run.in-job", run.failedJob()));
        }
        return facts;
    }

    private String duration(RunReads.Run run, RunState state) {
        Instant end = run.endedAt() != null ? run.endedAt() : clock.instant();
        return state == RunState.BROKEN_OFF ? "" : Format.duration(Duration.between(run.startedAt(), end));
    }

    private List<String> facts(RunReads.Run run) {
        return List.of(
                words.of("run.started", Format.minute(run.startedAt(), ZoneOffset.UTC)),
                words.of("run.host", run.host()),
                words.of("run.code", run.codeVersion()),
                words.of("run.id", run.runId().toString()));
    }

    /** A failed run goes on with the same words, a completed one is done again as the next revision. */
    private static String command(RunReads.Run run) {
        if (RunState.of(run) == RunState.RUNNING) {
            return null;
        }
        String command = "./modularai run %s --date %s".formatted(run.pipeline(), run.businessDate());
        String slot = run.slot() == null ? "" : " --slot " + run.slot();
        String stores = run.stores().stream().map(store -> " --store " + store).collect(Collectors.joining());
        return command + slot + stores + (RunState.of(run) == RunState.COMPLETED ? "" : " --restart");
    }

    private List<RunsPage.StepLine> steps(List<RunReads.Metric> metrics) {
        Map<List<String>, Map<String, Double>> steps = new LinkedHashMap<>();
        for (RunReads.Metric metric : metrics) {
            steps.computeIfAbsent(List.of(metric.job(), metric.step()), step -> new LinkedHashMap<>())
                    .put(metric.metric(), metric.value());
        }
        return steps.entrySet().stream()
                .map(step -> step(step.getKey().get(0), step.getKey().get(1), step.getValue()))
                .toList();
    }

    private RunsPage.StepLine step(String job, String step, Map<String, Double> values) {
        String others = values.entrySet().stream()
                .filter(value -> !OWN_COLUMN.contains(value.getKey()))
                .map(value -> value.getKey().replace('_', ' ') + "\u00a0" + figure(value.getValue()))
                .collect(Collectors.joining(", "));
        return new RunsPage.StepLine(
                job,
                step.equals(job) ? "" : step,
                count(values.get("read")),
                count(values.get("written")),
                count(values.get("skipped")),
                others,
                values.containsKey("seconds") ? seconds(values.get("seconds")) : "",
                values.containsKey("memory_mb")
                        ? Format.count(values.get("memory_mb").longValue()) + "\u00a0MB"
                        : "");
    }

    private static String count(Double value) {
        return value == null ? "" : Format.count(value.longValue());
    }

    private static String figure(double value) {
        return Format.quantity(BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN));
    }

    private static String seconds(double seconds) {
        return seconds < 10
                ? Format.oneDigit(seconds) + "\u00a0s"
                : Format.duration(Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
