package ai.modular.web.runs;

import ai.modular.operations.run.Pipelines;
import ai.modular.web.ReportsWeb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The jobs of the night from first to last, as {@code conf/pipelines.yml} has them. */
@Component
class JobOrder {

    private final List<String> night;

    JobOrder() {
        this(ReportsWeb.root().resolve("conf/pipelines.yml"));
    }

    JobOrder(Path pipelines) {
        night = Files.exists(pipelines)
                ? Pipelines.load(pipelines).jobs("nightly", Collections.emptySortedSet())
                : List.of();
    }

    /** Without doubles; a job that the night no longer has comes last. */
    List<String> sorted(Stream<String> jobs) {
        return jobs.distinct()
                .sorted(Comparator.comparingInt(this::place).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private int place(String job) {
        int place = night.indexOf(job);
        return place < 0 ? night.size() : place;
    }
}
