package ai.modular.web.outcome;

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
            List<Store> stores = Stores.all(jdbc);
            Optional<Store> chosen = choose(stores, store);
            OutcomeReads outcome =
                    new OutcomeReads(jdbc, chosen.map(Store::locationId).orElse(""));
            model.addAttribute("stores", stores);
            model.addAttribute("all", oneCurrency(stores));
            model.addAttribute("chosen", chosen.map(Store::locationId).orElse(""));
            Optional<LocalDate> newest = outcome.newest();
            if (newest.isEmpty()) {
                return "outcome/nothing-summed-up";
            }
            Optional<LocalDate> scored = outcome.newestScores();
            model.addAttribute(
                    "page",
                    words.page(new OutcomeWords.Material(
                            stores,
                            chosen,
                            newest.get(),
                            outcome.figures(newest.get()),
                            scored.map(outcome::scores).orElse(List.of()),
                            scored.map(outcome::decisions).orElse(List.of()))));
            return "outcome/outcome";
        });
    }

    /** The store asked for; empty for all. Money of several currencies has no sum: then the first store, until one is asked for. */
    private static Optional<Store> choose(List<Store> stores, String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return stores.size() == 1 || !oneCurrency(stores) ? Optional.of(stores.get(0)) : Optional.empty();
        }
        return Optional.of(stores.stream()
                .filter(store -> store.locationId().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("store")));
    }

    private static boolean oneCurrency(List<Store> stores) {
        return stores.stream().map(Store::currency).distinct().count() <= 1;
    }
}
