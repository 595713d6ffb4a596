package ai.modular.web.outcome;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.Store;
import ai.modular.web.access.StoreChoice;
import ai.modular.web.access.ViewerReads;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Service, waste and stock of the last four weeks, and what people's own quantities gained or lost. */
@Controller
class OutcomeController {

    private final ViewerReads reads;
    private final OutcomeWords words;

    OutcomeController(ViewerReads reads, OutcomeWords words) {
        this.reads = reads;
        this.words = words;
    }

    @GetMapping("/outcome")
    String outcome(@RequestParam(required = false) String store, Model model) {
        return reads.read(CurrentViewer.get(), jdbc -> {
            StoreChoice choice = StoreChoice.of(jdbc, store, OutcomeController::oneCurrency);
            choice.addTo(model);
            Optional<LocalDate> newest = choice.newest(jdbc, "insight.kpi_daily");
            if (newest.isEmpty()) {
                return "outcome/nothing-summed-up";
            }
            OutcomeReads outcome = new OutcomeReads(jdbc, choice.id());
            Optional<LocalDate> scored = choice.newest(jdbc, "insight.override_score");
            model.addAttribute(
                    "page",
                    words.page(new OutcomeWords.Material(
                            choice.stores(),
                            choice.chosen(),
                            newest.get(),
                            outcome.figures(newest.get()),
                            scored.map(outcome::scores).orElse(List.of()),
                            scored.map(outcome::decisions).orElse(List.of()))));
            return "outcome/outcome";
        });
    }

    /** Money of several currencies has no sum. */
    private static boolean oneCurrency(List<Store> stores) {
        return stores.stream().map(Store::currency).distinct().count() <= 1;
    }
}
