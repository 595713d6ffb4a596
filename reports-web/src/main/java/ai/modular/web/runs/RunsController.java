package ai.modular.web.runs;

import ai.modular.models.wording.Format;
import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.NotFound;
import ai.modular.web.access.ViewerReads;
import ai.modular.web.text.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What ran, where it broke, why, and what to do. */
@Controller
class RunsController {

    private static final int NEWEST = 20;

    private final ViewerReads reads;
    private final RunWords runWords;
    private final RunGrid grid;
    private final Words words;

    RunsController(ViewerReads reads, RunWords runWords, RunGrid grid, Words words) {
        this.reads = reads;
        this.runWords = runWords;
        this.grid = grid;
        this.words = words;
    }

    @GetMapping("/runs")
    String runs(Model model) {
        return reads.read(CurrentViewer.get(), jdbc -> {
            Optional<LocalDate> last = new RunReads(jdbc).lastDate();
            last.ifPresent(date -> model.addAttribute("page", page(jdbc, date)));
            return last.isPresent() ? "runs/runs" : "runs/nothing-ran";
        });
    }

    @GetMapping("/runs/{run}")
    String run(@PathVariable String run, Model model) {
        return reads.read(CurrentViewer.get(), jdbc -> {
            RunReads runs = new RunReads(jdbc);
            RunReads.Run found = id(run).flatMap(runs::find).orElseThrow(() -> new NotFound("run"));
            model.addAttribute("page", runWords.page(found, runs.steps(found.runId()), runs.inputs(found.runId())));
            return "runs/run";
        });
    }

    private RunsPage page(JdbcClient jdbc, LocalDate last) {
        RunReads reads = new RunReads(jdbc);
        LocalDate before = last.minusDays(RunGrid.DAYS);
        List<RunReads.Run> runs = reads.between(before, last);
        return new RunsPage(
                summary(runs),
                before.plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .map(Format::shortDay)
                        .toList(),
                grid.rows(last, runs, reads.jobs(before)),
                reads.newest(NEWEST).stream().map(runWords::line).toList());
    }

    private String summary(List<RunReads.Run> runs) {
        List<RunState> states = runs.stream().map(RunState::of).toList();
        long failed =
                states.stream().filter(state -> state.tone().equals("bad")).count();
        return words.of(
                "runs.summary",
                states.size(),
                states.stream().filter(RunState.COMPLETED::equals).count(),
                states.stream().filter(RunState.RUNNING::equals).count(),
                failed);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
