package ai.modular.web.runs;

import java.util.List;

/** What the page of the runs shows. */
record RunsPage(String summary, List<String> days, List<GridRow> grid, List<RunLine> runs) {

    /** @param part whether it is a job of the pipeline above it */
    record GridRow(String name, boolean part, List<Cell> cells) {}

    /** @param address null where nothing ran; title says what a pointer that rests on it reads */
    record Cell(String tone, String title, String address) {}

    record RunLine(
            String title,
            String address,
            String tone,
            String state,
            String facts,
            String started,
            String duration,
            String problem,
            String remedy) {}

    /** @param counts what the step counted beyond read, written and skipped */
    record StepLine(
            String job,
            String step,
            String read,
            String written,
            String skipped,
            String counts,
            String time,
            String memory) {}

    /** @param command that goes on or does it again, null while it runs */
    record RunPage(
            RunLine run, List<StepLine> steps, List<RunReads.Input> inputs, String command, List<String> facts) {}
}
