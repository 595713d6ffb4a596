package ai.modular.web.runs;

import ai.modular.models.wording.Format;
import ai.modular.web.text.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Pipelines down, dates across; under the nightly one its jobs. A cell shows the newest revision; of an hourly pipeline the worst hour. */
@Component
class RunGrid {

    static final int DAYS = 14;
    private static final String NIGHTLY = "nightly";

    private final Words words;
    private final JobOrder order;

    RunGrid(Words words, JobOrder order) {
        this.words = words;
        this.order = order;
    }

    /** @param runs newest revision first */
    List<RunsPage.GridRow> rows(LocalDate last, List<RunReads.Run> runs, List<RunReads.JobSeconds> jobs) {
        Map<String, Map<LocalDate, RunReads.Run>> byPipeline = new TreeMap<>(
                Comparator.comparing((String name) -> !name.equals(NIGHTLY)).thenComparing(Comparator.naturalOrder()));
        for (RunReads.Run run : runs) {
            byPipeline
                    .computeIfAbsent(run.pipeline(), name -> new LinkedHashMap<>())
                    .merge(run.businessDate(), run, RunGrid::telling);
        }
        List<RunsPage.GridRow> rows = new ArrayList<>();
        byPipeline.forEach((pipeline, dates) -> {
            rows.add(new RunsPage.GridRow(pipeline, false, cells(last, dates, this::cell)));
            if (pipeline.equals(NIGHTLY)) {
                rows.addAll(jobRows(last, dates, jobs));
            }
        });
        return rows;
    }

    /** Of two runs of a date: without slots the newer revision, which comes first; with slots the worse state. */
    private static RunReads.Run telling(RunReads.Run first, RunReads.Run second) {
        boolean hourly = first.slot() != null && !first.slot().equals(second.slot());
        return hourly && RunState.of(second).compareTo(RunState.of(first)) < 0 ? second : first;
    }

    private List<RunsPage.GridRow> jobRows(
            LocalDate last, Map<LocalDate, RunReads.Run> nights, List<RunReads.JobSeconds> jobs) {
        Map<UUID, Map<String, Double>> seconds = jobs.stream()
                .collect(Collectors.groupingBy(
                        RunReads.JobSeconds::runId,
                        Collectors.toMap(RunReads.JobSeconds::job, RunReads.JobSeconds::seconds)));
        Stream<String> ran = seconds.values().stream().flatMap(known -> known.keySet().stream());
        Stream<String> failed =
                nights.values().stream().map(RunReads.Run::failedJob).filter(Objects::nonNull);
        return order.sorted(Stream.concat(ran, failed)).stream()
                .map(job -> new RunsPage.GridRow(
                        job,
                        true,
                        cells(last, nights, run -> jobCell(run, job, seconds.getOrDefault(run.runId(), Map.of())))))
                .toList();
    }

    private static List<RunsPage.Cell> cells(
            LocalDate last, Map<LocalDate, RunReads.Run> dates, Function<RunReads.Run, RunsPage.Cell> cell) {
        return last.minusDays(DAYS - 1L)
                .datesUntil(last.plusDays(1))
                .map(date -> Optional.ofNullable(dates.get(date)).map(cell).orElse(new RunsPage.Cell("none", "", null)))
                .toList();
    }

    private RunsPage.Cell cell(RunReads.Run run) {
        RunState state = RunState.of(run);
        String title = words.of("grid.cell", run.pipeline(), Format.day(run.businessDate()), words.of(state.key()));
        return new RunsPage.Cell(state.tone(), title, "/runs/" + run.runId());
    }

    private RunsPage.Cell jobCell(RunReads.Run run, String job, Map<String, Double> seconds) {
        boolean failed = job.equals(run.failedJob());
        if (!failed && !seconds.containsKey(job)) {
            return new RunsPage.Cell("none", "", null);
        }
        String how = failed
                ? words.of(RunState.FAILED.key())
                : Format.duration(Duration.ofMillis(Math.round(seconds.get(job) * 1000)));
        return new RunsPage.Cell(
                failed ? "bad" : "good",
                words.of("grid.cell", job, Format.day(run.businessDate()), how),
                "/runs/" + run.runId());
    }
}
