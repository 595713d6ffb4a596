package ai.modular.web.accuracy;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.NotFound;
import ai.modular.web.access.Store;
import ai.modular.web.access.Stores;
import ai.modular.web.access.ViewerReads;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How good the forecasts of the last four weeks were: of one store, or of all that the person may see. */
@Controller
class AccuracyController {

    private final ViewerReads reads;
    private final AccuracyWords words;

    AccuracyController(ViewerReads reads, AccuracyWords words) {
        this.reads = reads;
        this.words = words;
    }

    @GetMapping("/accuracy")
    String accuracy(@RequestParam(required = false) String store, Model model) {
        return reads.read(CurrentViewer.get(), jdbc -> {
            List<Store> stores = Stores.all(jdbc);
            Optional<Store> chosen = choose(stores, store);
            AccuracyReads accuracy =
                    new AccuracyReads(jdbc, chosen.map(Store::locationId).orElse(""));
            Optional<LocalDate> newest = accuracy.newest();
            model.addAttribute("stores", stores);
            model.addAttribute("chosen", chosen.map(Store::locationId).orElse(""));
            if (newest.isEmpty()) {
                return "accuracy/nothing-came-true";
            }
            LocalDate date = newest.get();
            model.addAttribute(
                    "page",
                    words.page(new AccuracyWords.Material(
                            stores,
                            chosen,
                            date,
                            accuracy.lastNight(),
                            accuracy.figures(date),
                            accuracy.checks(date),
                            accuracy.drift(date),
                            accuracy.worst(date))));
            return "accuracy/accuracy";
        });
    }

    /** The store asked for; empty for all, and the only one of who has only one. */
    private static Optional<Store> choose(List<Store> stores, String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return stores.size() == 1 ? Optional.of(stores.get(0)) : Optional.empty();
        }
        return Optional.of(stores.stream()
                .filter(store -> store.locationId().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("store")));
    }
}
