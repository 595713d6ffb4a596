package ai.modular.web.accuracy;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.StoreChoice;
import ai.modular.web.access.ViewerReads;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How good the forecasts of the last four weeks were: of one store, or of all that the person may see. */
@Controller
class AccuracyController {

    private static final String NIGHTS = "(SELECT * FROM ops.publication WHERE pipeline = 'nightly') AS nights";

    private final ViewerReads reads;
    private final AccuracyWords words;

    AccuracyController(ViewerReads reads, AccuracyWords words) {
        this.reads = reads;
        this.words = words;
    }

    @GetMapping("/accuracy")
    String accuracy(@RequestParam(required = false) String store, Model model) {
        return reads.read(CurrentViewer.get(), jdbc -> {
            StoreChoice choice = StoreChoice.of(jdbc, store, stores -> true);
            choice.addTo(model);
            Optional<LocalDate> newest = choice.newest(jdbc, "insight.forecast_accuracy");
            if (newest.isEmpty()) {
                return "accuracy/nothing-came-true";
            }
            LocalDate date = newest.get();
            AccuracyReads accuracy = new AccuracyReads(jdbc, choice.id());
            model.addAttribute(
                    "page",
                    words.page(new AccuracyWords.Material(
                            choice.stores(),
                            choice.chosen(),
                            date,
                            choice.newest(jdbc, NIGHTS),
                            accuracy.figures(date),
                            accuracy.checks(date),
                            accuracy.drift(date),
                            accuracy.worst(date))));
            return "accuracy/accuracy";
        });
    }
}
