package ai.modular.web.training;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.NotFound;
import ai.modular.web.access.ViewerReads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Of each model the newest training in full, or the one asked for, and those before it. */
@Controller
class TrainingController {

    private final ViewerReads reads;
    private final TrainingWords words;

    TrainingController(ViewerReads reads, TrainingWords words) {
        this.reads = reads;
        this.words = words;
    }

    @GetMapping("/models/trainings")
    String trainings(
            @RequestParam(name = "model", required = false) String wanted,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            Model model) {
        return reads.read(CurrentViewer.get(), jdbc -> {
            List<TrainingWords.Material> materials = materials(jdbc, wanted, date);
            model.addAttribute("tasks", materials.stream().map(words::task).toList());
            return materials.isEmpty() ? "training/nothing-trained" : "training/training";
        });
    }

    /** One per model. */
    private static List<TrainingWords.Material> materials(JdbcClient jdbc, String wanted, LocalDate date) {
        TrainingReads training = new TrainingReads(jdbc);
        Map<String, List<TrainingReads.Training>> byModel = training.trainings().stream()
                .collect(Collectors.groupingBy(
                        TrainingReads.Training::modelName, LinkedHashMap::new, Collectors.toList()));
        List<TrainingReads.Comparison> comparisons = training.comparisons();
        List<TrainingReads.InUse> inUse = training.inUse();
        List<TrainingWords.Material> materials = new ArrayList<>();
        byModel.forEach((name, trainings) -> {
            TrainingReads.Training shown =
                    name.equals(wanted) && date != null ? find(trainings, date) : trainings.get(0);
            Map<String, List<TrainingReads.Part>> parts = comparisons.stream()
                    .filter(each -> each.of(shown))
                    .collect(Collectors.toMap(
                            TrainingReads.Comparison::opponent, each -> training.parts(shown, each.opponent())));
            materials.add(
                    new TrainingWords.Material(trainings, comparisons, shown, training.rules(shown), parts, inUse));
        });
        return materials;
    }

    private static TrainingReads.Training find(List<TrainingReads.Training> trainings, LocalDate date) {
        return trainings.stream()
                .filter(training -> training.businessDate().equals(date))
                .findFirst()
                .orElseThrow(() -> new NotFound("training"));
    }
}
